import { STATUS_CODES } from 'node:http';
import { type Answer, type Api, errorClass, type Example, type Operation } from '@quipu/generator';
import { plainEntry } from './entries.ts';
import { createClaimId, headingSlug } from './claim-id.ts';
import type { ApiError, ErrorAnswer, ErrorGroup, PagePlace } from './site.ts';

/** The errors of a description: each once, however many operations answer it. */
export interface ErrorCatalogue {
  readonly groups: readonly ErrorGroup[];
  /** What an operation's page says of its errors. */
  answersOf(operation: Operation): readonly ErrorAnswer[];
}

type Group = ErrorGroup & Pick<Answer, 'status'> & { readonly errors: ApiError[] };

/**
 * Gathers the errors that the operations describe. Two are the same where status, example and words are.
 *
 * @param placeOf Where the page of an operation stands.
 */
export function gatherErrors(
  api: Api,
  placeOf: (operation: Operation) => PagePlace,
): ErrorCatalogue {
  const found = new Map<string, ApiError & { readonly operations: PagePlace[] }>();
  const groups = new Map<string, Group>();
  const answers = new Map<Operation, readonly ErrorAnswer[]>();
  const claimId = createClaimId();

  const record = (answer: Answer, example: Example | undefined, place: PagePlace): ApiError => {
    const { status, code } = answer;
    const words = {
      title: example?.summary ?? titleOf(code),
      description: example?.description ?? answer.description,
      value: example === undefined ? undefined : JSON.stringify(example.value, null, 2),
    };
    const key = JSON.stringify([code, words]);
    const known = found.get(key);
    if (known !== undefined) {
      if (known.operations.at(-1) !== place) known.operations.push(place);
      return known;
    }
    const error = { ...words, id: claimId([headingSlug(words.title)]), operations: [place] };
    found.set(key, error);
    const group: Group = groups.get(code) ?? {
      status,
      code,
      className: errorClass(answer),
      errors: [],
    };
    groups.set(code, group);
    group.errors.push(error);
    return error;
  };

  for (const operation of api.resources.flatMap((resource) => resource.operations)) {
    const place = placeOf(operation);
    answers.set(
      operation,
      operation.errors.map((answer): ErrorAnswer => {
        const examples = answer.examples.length === 0 ? [undefined] : answer.examples;
        const errors = examples.map((example) => record(answer, example, place));
        // Examples that say more than the answer say it better.
        const isSaid = examples.every((example) => example?.description !== undefined);
        const entry = plainEntry(answer.code, isSaid ? undefined : answer.description);
        return { ...entry, detail: ` ${errorClass(answer)}`, errors };
      }),
    );
  }
  return {
    groups: [...groups.values()].toSorted((one, other) => one.status - other.status),
    answersOf: (operation) => answers.get(operation) ?? [],
  };
}

/** Of a range, the words of its first status would say too much. */
function titleOf(code: string): string {
  if (code === 'default') return 'Any other error';
  return STATUS_CODES[code] ?? `Status ${code}`;
}
