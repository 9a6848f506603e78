import type { ValidationProblem } from '@quipu/types';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describeProblems } from './describe-problems.ts';
import type { JsonSchema } from './route.ts';

/** Lists what is wrong with a value. */
export type Check = (value: unknown) => ValidationProblem[];

const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
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
    if (validate(value)) return [];
    return describeProblems(validate.errors as ErrorObject[], loc); // set when validate() says no
  };
}

const maxDepth = 100;

/** Finds text that PostgreSQL cannot hold, or that no UTF-8 can; and what is nested so deep that it could only be an attack. */
function findUnstorable(
  value: unknown,
  loc: ValidationProblem['loc'],
): ValidationProblem | undefined {
  const pending: Array<{ value: unknown; loc: ValidationProblem['loc'] }> = [{ value, loc }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const problem = describeUnstorable(next.value, next.loc);
    if (problem !== undefined) return problem;
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const [key, child] of Object.entries(next.value)) {
      const childLoc = [...next.loc, Array.isArray(next.value) ? Number(key) : key];
      pending.push({ value: key, loc: childLoc }, { value: child, loc: childLoc });
    }
  }
  return undefined;
}

function describeUnstorable(
  value: unknown,
  loc: ValidationProblem['loc'],
): ValidationProblem | undefined {
  if (loc.length > maxDepth) {
    return {
      loc: loc.slice(0, 3),
      msg: `Input should be nested no deeper than ${maxDepth} levels`,
      type: 'recursion_depth',
    };
  }
  if (typeof value !== 'string') return undefined;
  if (value.includes('\0')) {
    return { loc, msg: 'String should not hold the character NUL', type: 'string_nul' };
  }
  if (/\p{Surrogate}/u.test(value)) {
    return { loc, msg: 'String should be valid Unicode', type: 'string_unicode' };
  }
  return undefined;
}
