import description from '@quipu/spec/openapi.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false });
ajv.addSchema(description, 'description');

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
  /** By status, a JSON pointer to the response. */
  readonly responses: ReadonlyMap<string, string>;
}

const operations: readonly Operation[] = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, operation]) => {
    if (!('operationId' in operation)) return [];
    const at = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/responses`;
    const responses = Object.entries<object>(operation.responses).map(
      ([status, response]): [string, string] => [
        status,
        '$ref' in response ? String(response.$ref).slice(1) : `${at}/${status}`,
      ],
    );
    return [
      {
        id: operation.operationId,
        method: method.toUpperCase(),
        pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
        responses: new Map(responses),
      },
    ];
  }),
);

export const operationIds: readonly string[] = operations.map(({ id }) => id);

/** The statuses of errors that some operation is described to answer. */
export const describedErrors: ReadonlySet<number> = new Set(
  operations
    .flatMap(({ responses }) => [...responses.keys()])
    .map(Number)
    .filter((status) => status >= 400),
);

/** Says what in an answer is not as the description has it, or gives undefined. Answers of what is not described are not looked at. */
export function deviation(
  method: string,
  path: string,
  status: number,
  body: unknown,
): string | undefined {
  const operation = find(method, path);
  if (operation === undefined || status === 405) return undefined;
  const pointer = operation.responses.get(String(status));
  if (pointer === undefined) return `${operation.id} is not described to answer ${status}`;
  const response = pointer.split('/').slice(1).reduce<unknown>(step, description);
  if (step(response, 'content') === undefined) {
    return body === undefined ? undefined : `${operation.id} is described to answer no body`;
  }
  const schema = `description#${pointer}/content/application~1json/schema`;
  const isValid = ajv.validate({ $ref: encodeURI(schema) }, body);
  return isValid ? undefined : `${operation.id}: ${ajv.errorsText()}`;
}

export function operationOf(method: string, path: string): string | undefined {
  return find(method, path)?.id;
}

function find(method: string, path: string): Operation | undefined {
  const name = path.split('?', 1)[0] ?? '';
  return operations.find(
    (operation) => operation.method === method && operation.pattern.test(name),
  );
}

function step(value: unknown, key: string): unknown {
  const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
