import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { OperationId } from '@quipu/types';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { routes } from '../../generated/routes.ts';
import { isDiskFull, RequestError, stackOf } from '../errors.ts';
import { ValidationError } from '../validation-error.ts';
import type { KeyRing } from './authenticate.ts';
import { wrongContentType } from './content-type.ts';
import { answerBrokenConnection } from './broken-connection.ts';
import { createHandler, type HandlerContext } from './handler.ts';
import { KeysInFlight } from './idempotency.ts';
import { answerPage, type Pages } from './page.ts';
import type { Route } from './route.ts';

export interface AppOptions extends Omit<HandlerContext, 'keysInFlight'> {
  readonly keyRing: KeyRing;
  pages(): Promise<Pages>;
  /** Is given one line per failure. */
  log(line: string): void;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
}

/** How long a connection may be silent, in milliseconds: an upload that stalls ends. */
const maxSilenceMs = 120_000;

/** How long the rest of a body is read, and thrown away, after the response, in milliseconds. */
const lingerMs = 5_000;

/** The HTTP side of the server: the described operations, health checks, and pages. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    connectionTimeout: maxSilenceMs,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // Requests are checked in `check.ts`, so Fastify need not load what compiles schemas: a tenth of a second.
    schemaController: { compilersFactory: { buildValidator: refuse, buildSerializer: refuse } },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
    // A path that is not percent-encoded UTF-8.
    frameworkErrors: (_error, request, reply) => {
      void reply.header('x-request-id', request.id);
      return sendError(reply, new RequestError('path_unknown', request.url));
    },
    clientErrorHandler: answerBrokenConnection,
  });

  await app.register(multipart, { throwFileSizeLimit: false });
  // Handlers read their bodies themselves, when they know that the request may go on.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    // Before Fastify looks at the method and the type of the body, which it would refuse in words of its own.
    if (request.is404) return answerUnrouted(request, reply, options);
    return undefined;
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof RequestError || error instanceof ValidationError) {
      return sendError(reply, error);
    }
    if ((error as FastifyError).code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
      return sendError(reply, wrongContentType(request.headers, 'a media type'));
    }
    // Nobody is there any more to be answered.
    if (request.raw.destroyed && !request.raw.complete) return reply.hijack();
    options.log(
      `${request.method} ${request.url} failed, request ${request.id}: ${stackOf(error)}`,
    );
    return sendError(
      reply,
      isDiskFull(error) ? new RequestError('disk_full') : new RequestError('internal', request.id),
    );
  });
  // A client that asks first whether to send its body is answered by the handler, after all that can be refused without the body.
  app.server.on('checkContinue', (request, response) =>
    app.server.emit('request', request, response),
  );
  app.addHook('onResponse', async ({ raw }) => {
    // Some clients read a response only when they have sent their body, so the rest of it is read for a while.
    if (raw.complete) return;
    setTimeout(() => raw.complete || raw.destroy(), lingerMs).unref();
  });

  app.get('/healthz', () => ({ status: 'up' }));
  app.get('/readyz', async (_request, reply) => {
    const isReady = await options.isReady();
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });

  const context: HandlerContext = { ...options, keysInFlight: new KeysInFlight() };
  // Object.entries forgets that the keys of the table are the ids.
  for (const [id, route] of Object.entries(routes) as Array<[OperationId, Route]>) {
    const url = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.route({ method: route.method, url, handler: createHandler(id, route, context) });
  }
  return app;
}

function refuse(): never {
  throw new TypeError('no route gives Fastify a schema');
}

/** A page, a path of the API asked with another method, or nothing. */
async function answerUnrouted(
  request: FastifyRequest,
  reply: FastifyReply,
  options: AppOptions,
): Promise<FastifyReply> {
  const path = request.url.split('?', 1)[0] ?? '';
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  // Paths of the API are not looked for among the pages.
  if (isRead && !path.startsWith('/api/')) {
    const answered = answerPage(request, reply, await options.pages());
    if (answered !== undefined) return answered;
  }

  const allowed = new Set<string>();
  for (const route of Object.values(routes)) {
    if (!isPathOf(route, path)) continue;
    allowed.add(route.method);
    if (route.method === 'GET') allowed.add('HEAD');
  }
  if (allowed.size === 0) throw new RequestError('path_unknown', path);
  throw new RequestError('method_unknown', request.method, path, [...allowed].join(', '));
}

function isPathOf(route: Route, path: string): boolean {
  const segments = route.path.split('/');
  const given = path.replace(/\/$/, '').split('/');
  return (
    segments.length === given.length &&
    segments.every((segment, index) => segment.startsWith('{') || segment === given[index])
  );
}

function sendError(reply: FastifyReply, error: RequestError | ValidationError): FastifyReply {
  return error instanceof ValidationError
    ? reply.code(422).send({ detail: error.problems })
    : reply.code(error.status).headers(error.headers).send({ detail: error.detail });
}
