import type { ValidationProblem } from '@quipu/types';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describeProblems } from './describe-problems.ts';
import type { JsonSchema } from './route.ts';

/** Lists what is wrong with a value. */
export type Check = (value: unknown) => ValidationProblem[];

/** How many errors of Ajv end a check, which takes some milliseconds. A value that fits none of five schemas makes six of them. */
const maxErrors = 5000;

const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  verbose: true,
  // Ajv has no limit of its own. These are the two statements of its code by which a list of errors grows.
  code: {
    process: (code) =>
      code.replaceAll(
        /\berrors(?:\+\+| = vErrors\.length);/g,
        `$&if(errors>${maxErrors})throw Object.assign(new RangeError('too many errors'),{errors:vErrors});`,
      ),
  },
});
// The package's types name another copy of Ajv; the formats themselves are plain data.
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);

/** @param loc where the value stands */
export function compileCheck(schema: JsonSchema, loc: ValidationProblem['loc']): Check {
  let validate: ValidateFunction | undefined;
  return (value) => {
    const problem = findUnstorable(value, loc);
    if (problem !== undefined) return [problem];
    // At the first use: to compile all of them would hold up the start.
    validate ??= ajv.compile(schema);
    const { errors, isWhole } = errorsOf(validate, value);
    return describeProblems(errors, isWhole, loc);
  };
}

/** What Ajv finds wrong with a value; not `isWhole` where it stopped in the middle. */
function errorsOf(
  validate: ValidateFunction,
  value: unknown,
): { readonly errors: readonly ErrorObject[]; readonly isWhole: boolean } {
  try {
    return { errors: validate(value) ? [] : (validate.errors ?? []), isWhole: true };
  } catch (error) {
    if (error instanceof RangeError && 'errors' in error) {
      return { errors: error.errors as ErrorObject[], isWhole: false }; // as `process` throws them
    }
    throw error;
  }
}

const maxDepth = 100;

/** A value, and the way to it: most are never named, so their places are not written out. */
interface Place {
  readonly value: unknown;
  readonly key: string | number;
  readonly parent: Place | undefined;
  readonly depth: number;
}

/** Finds text that PostgreSQL cannot hold, or that no UTF-8 can; and what is nested so deep that it could only be an attack. */
function findUnstorable(
  value: unknown,
  loc: ValidationProblem['loc'],
): ValidationProblem | undefined {
  const pending: Place[] = [{ value, key: '', parent: undefined, depth: loc.length }];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const problem = place.depth > maxDepth ? tooDeep : unstorableText(place.value);
    if (problem !== undefined) {
      const whole = [...loc, ...keysOf(place)];
      return { loc: problem === tooDeep ? whole.slice(0, 3) : whole, ...problem };
    }
    if (typeof place.value !== 'object' || place.value === null) continue;
    const depth = place.depth + 1;
    if (Array.isArray(place.value)) {
      for (const [key, child] of place.value.entries()) {
        pending.push({ value: child, key, parent: place, depth });
      }
      continue;
    }
    for (const [key, child] of Object.entries(place.value)) {
      const entry = { value: child, key, parent: place, depth };
      if (unstorableText(key) !== undefined) pending.push({ ...entry, value: key });
      pending.push(entry);
    }
  }
  return undefined;
}

function keysOf(place: Place): (string | number)[] {
  const keys = [];
  for (let at = place; at.parent !== undefined; at = at.parent) keys.unshift(at.key);
  return keys;
}

type Unstorable = Pick<ValidationProblem, 'msg' | 'type'>;

const tooDeep: Unstorable = {
  msg: `Input should be nested no deeper than ${maxDepth} levels`,
  type: 'recursion_depth',
};

function unstorableText(value: unknown): Unstorable | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.includes('\0')) {
    return { msg: 'String should not hold the character NUL', type: 'string_nul' };
  }
  if (/\p{Surrogate}/u.test(value)) {
    return { msg: 'String should be valid Unicode', type: 'string_unicode' };
  }
  return undefined;
}
