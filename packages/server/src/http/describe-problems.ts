import type { ValidationProblem } from '@quipu/types';
import type { ErrorObject } from 'ajv/dist/2020.js';

type Loc = ValidationProblem['loc'];
type Description = Pick<ValidationProblem, 'msg' | 'type' | 'ctx'>;

/** Says what a schema's validator found in the words of FastAPI (Pydantic 2), which clients of the API know. */
export function describeProblems(errors: readonly ErrorObject[], loc: Loc): ValidationProblem[] {
  return withoutBranches(errors).map((error) => {
    const at = [...loc, ...steps(error)];
    const description = describe(error);
    return isWorthShowing(error)
      ? { loc: at, ...description, input: error.data }
      : { loc: at, ...description };
  });
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
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  return errors.filter((error) => {
    const around = unions.filter((union) => union !== error && isInside(error, union));
    const isShallow = around.some((union) => error.instancePath === union.instancePath);
    const isExplained =
      unions.includes(error) &&
      errors.some((other) => isInside(other, error) && other.instancePath !== error.instancePath);
    return !isShallow && !isExplained;
  });
}

function isInside(error: ErrorObject, union: ErrorObject): boolean {
  return (
    error.schemaPath.startsWith(`${union.schemaPath}/`) &&
    `${error.instancePath}/`.startsWith(`${union.instancePath}/`)
  );
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
