import type { ValidationProblem } from '@quipu/types';
import type { ErrorObject } from 'ajv/dist/2020.js';

type Loc = ValidationProblem['loc'];
type Description = Pick<ValidationProblem, 'msg' | 'type' | 'ctx'>;

/** How many problems are named; the others are counted, since thousands of them have one cause. */
const maxNamed = 50;

/**
 * Says what a schema's validator found in the words of FastAPI (Pydantic 2), which clients of the API know.
 * @param isWhole whether the validator went on to the end; otherwise there are more errors than these
 */
export function describeProblems(
  errors: readonly ErrorObject[],
  isWhole: boolean,
  loc: Loc,
): ValidationProblem[] {
  const found = withoutBranches(errors);
  const problems: ValidationProblem[] = found.slice(0, maxNamed).map((error) => {
    const at = [...loc, ...steps(error)];
    const description = describe(error);
    return isWorthShowing(error)
      ? { loc: at, ...description, input: error.data }
      : { loc: at, ...description };
  });
  // The errors of the last value may not all be there, so the count is then rounded down to hundreds.
  const left = found.length - problems.length;
  const more = isWhole ? left : left - (left % 100);
  if (more > 0) {
    problems.push({
      loc: [...loc],
      msg: `Input should be mended in ${isWhole ? '' : 'more than '}${count(more, 'further place')} that ${more === 1 ? 'is' : 'are'} not listed`,
      type: 'too_many_problems',
      ctx: { not_listed: more },
    });
  }
  return problems;
}

function steps(error: ErrorObject): Loc {
  const pointer = error.instancePath.split('/').slice(1);
  const path = pointer.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (error.keyword === 'required') path.push(error.params['missingProperty']);
  return path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** A required field that is missing has no value; a long one says no more than a short one. */
function isWorthShowing(error: ErrorObject): boolean {
  return error.keyword !== 'required' && JSON.stringify(error.data).length <= 200;
}

/**
 * A value that fits none of several schemas is reported once for each. What is wrong inside the branch that it was meant for says more
 * than "none of these"; where it is of no branch's kind, one report says them all.
 */
function withoutBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = new Unions(errors);
  const left = new Set(errors);
  for (const error of errors) {
    for (const union of unions.around(error)) {
      // One of the two says it all: the union where the whole value is of another kind, the error where something inside is wrong.
      left.delete(error.instancePath === union.instancePath ? error : union);
    }
  }
  return [...left];
}

/** The errors that say that a value fits none of several schemas. */
class Unions {
  /** By the place of the schema, and the place of the value. */
  readonly #byPlace = new Map<string, Map<string, ErrorObject>>();

  constructor(errors: readonly ErrorObject[]) {
    for (const error of errors) {
      if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') continue;
      const bySchema = this.#byPlace.get(error.schemaPath) ?? new Map();
      this.#byPlace.set(error.schemaPath, bySchema.set(error.instancePath, error));
    }
  }

  /** Gives the unions that have the error inside one of their branches. */
  *around(error: ErrorObject): Generator<ErrorObject> {
    for (const schemaPath of pathsAbove(error.schemaPath)) {
      const union = this.#byPlace.get(schemaPath);
      if (union === undefined) continue;
      for (const instancePath of [error.instancePath, ...pathsAbove(error.instancePath)]) {
        const found = union.get(instancePath);
        if (found !== undefined) yield found;
      }
    }
  }
}

/** For `/a/b` gives `/a` and the empty path. */
function* pathsAbove(path: string): Generator<string> {
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    yield path.slice(0, end);
    if (end === 0) return;
  }
}

function describe(error: ErrorObject): Description {
  const { keyword, params } = error;
  const schema = error.schema as never[]; // of a union its branches, of an enum its values; not looked at otherwise
  const limit: number = params['limit'];
  switch (keyword) {
    case 'required':
      return { msg: 'Field required', type: 'missing' };
    case 'type':
      return describeType(params['type']);
    case 'anyOf':
    case 'oneOf':
      return { msg: `Input should be ${list(schema.map(nameOf))}`, type: 'union' };
    case 'enum': {
      const expected = list(schema.filter((value: unknown) => value !== null).map(quote));
      return { msg: `Input should be ${expected}`, type: 'enum', ctx: { expected } };
    }
    case 'minLength':
      return {
        msg: `String should have at least ${count(limit, 'character')}`,
        type: 'string_too_short',
        ctx: { min_length: limit },
      };
    case 'maxLength':
      return {
        msg: `String should have at most ${count(limit, 'character')}`,
        type: 'string_too_long',
        ctx: { max_length: limit },
      };
    case 'minItems':
      return {
        msg: `List should have at least ${count(limit, 'item')}`,
        type: 'too_short',
        ctx: { min_length: limit },
      };
    case 'maxItems':
      return {
        msg: `List should have at most ${count(limit, 'item')}`,
        type: 'too_long',
        ctx: { max_length: limit },
      };
    case 'minimum':
      return {
        msg: `Input should be greater than or equal to ${limit}`,
        type: 'greater_than_equal',
        ctx: { ge: limit },
      };
    case 'maximum':
      return {
        msg: `Input should be less than or equal to ${limit}`,
        type: 'less_than_equal',
        ctx: { le: limit },
      };
    case 'format':
      return describeFormat(params['format']);
    default:
      return { msg: `Input ${error.message}`, type: keyword };
  }
}

const kinds: Readonly<Record<string, readonly [name: string, type: string]>> = {
  string: ['a valid string', 'string_type'],
  integer: ['a valid integer', 'int_type'],
  number: ['a valid number', 'float_type'],
  boolean: ['a valid boolean', 'bool_type'],
  array: ['a valid list', 'list_type'],
  object: ['a valid object', 'dict_type'],
};

function describeType(expected: string | readonly string[]): Description {
  const types = [expected].flat().filter((type) => type !== 'null');
  const names = types.map((type) => kinds[type]?.[0] ?? type);
  return { msg: `Input should be ${list(names)}`, type: kinds[types[0] ?? '']?.[1] ?? 'type' };
}

function describeFormat(format: string): Description {
  if (format === 'uuid') return { msg: 'Input should be a valid UUID', type: 'uuid_parsing' };
  if (format === 'date-time') {
    return { msg: 'Input should be a date-time as in RFC 3339', type: 'datetime_parsing' };
  }
  return { msg: `Input should be a valid ${format}`, type: `${format}_parsing` };
}

/** What a branch of a union takes. */
function nameOf(schema: {
  readonly type?: string;
  readonly items?: { readonly type?: string };
}): string {
  const { type } = schema;
  if (type === 'null') return 'null';
  if (type === 'array' && schema.items?.type !== undefined)
    return `a list of ${schema.items.type}s`;
  return kinds[type ?? '']?.[0].replace('valid ', '') ?? 'as described';
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

const quote = (value: unknown): string => `'${String(value)}'`;

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
