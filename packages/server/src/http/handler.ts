import type { OperationId } from '@quipu/types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database, Queryable } from '../database/database.ts';
import { operations, preconditions } from '../operations.ts';
import type {
  Operation,
  OperationContext,
  OperationInput,
  Precondition,
  Project,
  ReceivedFile,
} from '../operations/operation.ts';
import type { FileStore } from '../storage/file-store.ts';
import type { SyncQueue } from '../sync/sync-queue.ts';
import { ValidationError } from '../validation-error.ts';
import { authenticate, checkScope, type KeyRing } from './authenticate.ts';
import { readAtRate } from './body-rate.ts';
import { compileCheck, type Check } from './check.ts';
import { refuseEncoding } from './content-encoding.ts';
import { compileFormCheck, discard, readForm, refuseNoForm } from './form-body.ts';
import {
  fileFingerprint,
  findAnswer,
  fingerprint,
  hasAnswer,
  storeAnswer,
  type KeysInFlight,
  type StoredAnswer,
} from './idempotency.ts';
import { readJsonBody } from './json-body.ts';
import { readQuery } from './query-string.ts';
import type { Route } from './route.ts';
import { withDefaults } from './schema.ts';

export interface HandlerContext {
  readonly keyRing: KeyRing;
  readonly database: Database;
  readonly files: FileStore;
  readonly queue: SyncQueue;
  readonly keysInFlight: KeysInFlight;
  /** Within how many milliseconds 16 KiB of a body have to come. */
  readonly bodyIntervalMs: number;
}

type Input = OperationInput<OperationId>;

/** Makes the HTTP handler of an operation: who asks, what for, is it right, has it been done before; then the operation itself. */
export function createHandler(
  id: OperationId,
  route: Route,
  context: HandlerContext,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  if (route.public === true) {
    throw new TypeError(`${id} is described to take no key, but all that is here is a project's`);
  }
  const { schemas } = route;
  const readParameters = parameterReader(route);
  const checkBody =
    schemas.body === undefined
      ? undefined
      : route.bodyType === 'multipart/form-data'
        ? compileFormCheck(schemas.body)
        : compileCheck(schemas.body, ['body']);
  // The table has each operation under its own id, so id, input and response go together.
  const operation = operations[id] as Operation<OperationId>;
  const precondition = preconditions[id] as Precondition<OperationId> | undefined;

  return async (request, reply) => {
    const project = authenticate(request.headers, context.keyRing);
    const parameters = readParameters(request);
    checkScope(project, parameters.query);
    const key = keyOf(request, route);
    const release = key === undefined ? undefined : context.keysInFlight.claim(project.id, key);
    let received: readonly ReceivedFile[] = [];
    try {
      await refuseEarly(parameters, project, key);
      refuseByHeaders(request, route);
      if (/^100-continue$/i.test(request.headers.expect ?? '')) reply.raw.writeContinue();
      const { body, files } = await readAtRate(
        request.raw,
        context.bodyIntervalMs,
        readBody(request, route, checkBody, context.files),
        (late) => discard(context.files, late.files),
      );
      received = files;
      const input = { ...parameters, body } as Input; // the checks have seen to that
      return send(reply, await answer(input, received, project, key));
    } finally {
      release?.();
      await discard(context.files, received);
    }
  };

  /** Refuses what can be refused without the body. Not where the key was used for a request that succeeded: its answer stays what it was. */
  async function refuseEarly(
    parameters: Pick<Input, 'path' | 'query'>,
    project: Project,
    key: string | undefined,
  ): Promise<void> {
    try {
      await precondition?.(parameters, { project, database: context.database });
    } catch (error) {
      if (key === undefined || !(await hasAnswer(context.database, project.id, key))) throw error;
    }
  }

  async function answer(
    input: Input,
    received: readonly ReceivedFile[],
    project: Project,
    key: string | undefined,
  ): Promise<StoredAnswer> {
    const tasks: Array<() => void> = [];
    const run = async (database: Queryable): Promise<StoredAnswer> => {
      const operationContext: OperationContext = {
        project,
        database,
        files: context.files,
        queue: context.queue,
        afterCommit: (task) => tasks.push(task),
      };
      const response = await operation(input, operationContext);
      return { status: route.status, response: JSON.stringify(response) ?? '' };
    };
    if (route.method === 'GET') return run(context.database);

    const result = await context.database.transaction(async (transaction) => {
      if (key === undefined) return run(transaction);
      const header = route.idempotencyHeader ?? '';
      const used = { header, key, request: requestOf(input, received) };
      const stored = await findAnswer(transaction, project.id, used);
      if (stored !== undefined) return stored;
      const fresh = await run(transaction);
      await storeAnswer(transaction, project.id, used, fresh);
      return fresh;
    });
    for (const task of tasks) task();
    return result;
  }

  /** What makes two requests with the same key one: operation, path, query and body. */
  function requestOf({ path, query, body }: Input, received: readonly ReceivedFile[]): string {
    const fields = Object.entries(body ?? {}).map(([name, value]) => {
      const file = received.find((candidate) => candidate === value);
      return [name, file === undefined ? value : fileFingerprint(file)];
    });
    return fingerprint([id, path, query, Object.fromEntries(fields)]);
  }
}

function keyOf(request: FastifyRequest, { idempotencyHeader }: Route): string | undefined {
  if (idempotencyHeader === undefined) return undefined;
  const value = request.headers[idempotencyHeader.toLowerCase()];
  return Array.isArray(value) ? value.join() : value;
}

/** @returns a function that throws ValidationError for all that is wrong with path, query and headers at once */
function parameterReader({
  schemas,
}: Route): (request: FastifyRequest) => Pick<Input, 'path' | 'query'> {
  const checkPath = compileCheck(schemas.path, ['path']);
  const checkQuery = compileCheck(schemas.query, ['query']);
  const checkHeader = compileCheck(schemas.header, ['header']);
  return (request) => {
    const path = request.params;
    const query = readQuery(/\?(.*)/s.exec(request.url)?.[1] ?? '', schemas.query);
    const problems = [...checkPath(path), ...checkQuery(query), ...checkHeader(request.headers)];
    if (problems.length > 0) throw new ValidationError(...problems);
    // The checks have seen to the types of both.
    return { path, query: withDefaults(schemas.query, query) } as Pick<Input, 'path' | 'query'>;
  };
}

/** Refuses a body by what the headers say of it. @throws ValidationError or RequestError 413 */
function refuseByHeaders(request: FastifyRequest, { bodyType }: Route): void {
  if (bodyType === undefined) return;
  refuseEncoding(request.headers);
  if (bodyType === 'multipart/form-data') refuseNoForm(request);
}

async function readBody(
  request: FastifyRequest,
  route: Route,
  check: Check | undefined,
  store: FileStore,
): Promise<{ readonly body: unknown; readonly files: readonly ReceivedFile[] }> {
  const { body: schema } = route.schemas;
  if (schema === undefined || check === undefined) return { body: undefined, files: [] };
  const { values, files } =
    route.bodyType === 'multipart/form-data'
      ? await readForm(request, schema, store)
      : { values: await readJsonBody(request.raw), files: [] };
  const problems = check(values);
  if (problems.length > 0) {
    await discard(store, files);
    throw new ValidationError(...problems);
  }
  return { body: withDefaults(schema, values as Record<string, unknown>), files }; // an object, by its schema
}

function send(reply: FastifyReply, { status, response }: StoredAnswer): FastifyReply {
  void reply.code(status);
  return response === ''
    ? reply.send()
    : reply.type('application/json; charset=utf-8').send(response);
}
