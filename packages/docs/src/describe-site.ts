import {
  type Answer,
  type Api,
  exampleValue,
  isJson,
  isMultipart,
  modelOf,
  type Operation,
  type Parameter,
  type Resource,
  titleCase,
  type Type,
  type View,
} from '@quipu/generator';
import type { Article } from './article.ts';
import { curlCommand } from './curl-command.ts';
import { describeArticles } from './describe-articles.ts';
import { describeForm } from './describe-form.ts';
import { CALLBACKS, describeWebhooks } from './describe-webhooks.ts';
import {
  bodyEntries,
  definitionEntry,
  fieldEntry,
  plainEntry,
  section,
  typeEntries,
} from './entries.ts';
import { type ErrorCatalogue, gatherErrors } from './error-catalogue.ts';
import { namedExamples, toJson } from './named-examples.ts';
import { viewOf } from './opening-depth.ts';
import { type Packages, samplesOf } from './samples.ts';
import type {
  CurrentSite,
  Entry,
  ErrorsPage,
  Link,
  NamedExample,
  OperationPage,
  PagePlace,
  ResourcePage,
  Section,
  Site,
  Source,
  WebhooksPage,
} from './site.ts';

/** What is not in the API itself. */
export interface SiteContext {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Where the forms on the pages send their requests: an address, or a path where the API serves the pages. */
  readonly formUrl: string;
  readonly articles: readonly Article[];
  readonly packages: Packages;
  /** Where an operation is described. */
  readonly sourceOf: (operation: Operation) => Source | undefined;
  readonly files: readonly Link[];
  readonly versions: readonly Link[];
  readonly current: CurrentSite | undefined;
}

/** Says what stands on the pages of an API, in the words and the order of the reference page format. */
export function describeSite(api: Api, context: SiteContext): Site {
  const { header = '', env = [] } = api.security ?? {};
  const authorization = api.security === undefined ? undefined : `${header}$${env[0] ?? 'API_KEY'}`;
  const places = new Map(
    api.resources.flatMap((resource) =>
      resource.operations.map((operation) => [operation, operationPlace(operation, resource)]),
    ),
  );
  const placeOf = (operation: Operation): PagePlace => {
    const place = places.get(operation);
    if (place === undefined) throw new TypeError(`${operation.id} belongs to no resource`);
    return place;
  };
  const catalogue = gatherErrors(api, placeOf);
  return {
    title: api.title,
    version: api.version,
    summary: api.summary,
    description: api.description,
    baseUrl: context.baseUrl,
    authentication:
      authorization === undefined
        ? undefined
        : { description: api.security?.description, header: authorization },
    ...describeArticles(context.articles),
    resources: api.resources.map((resource): ResourcePage => {
      return {
        folder: resource.path.join('/'),
        title: resource.title,
        description: resource.description,
        operations: resource.operations.map((operation) =>
          describeOperation(operation, resource, placeOf(operation), {
            ...context,
            api,
            authorization,
            catalogue,
          }),
        ),
      };
    }),
    webhooks: describeWebhooksPage(api),
    errors: describeErrors(catalogue, api),
    files: context.files,
    versions: context.versions,
    current: context.current,
  };
}

function operationPlace(operation: Operation, resource: Resource): PagePlace {
  const folder = [...resource.path, operation.name].join('/');
  return { folder, title: operation.summary, description: operation.description };
}

function describeErrors({ groups }: ErrorCatalogue, api: Api): ErrorsPage | undefined {
  if (groups.length === 0) return undefined;
  return {
    folder: freeFolder('errors', api),
    title: 'Errors',
    description:
      'Every error that an operation describes, by status: what causes it, what mends it, and what the SDK throws.',
    groups,
  };
}

function describeWebhooksPage(api: Api): WebhooksPage | undefined {
  if (api.webhooks.length === 0) return undefined;
  return {
    folder: freeFolder('webhooks', api),
    title: 'Webhooks',
    description: 'Every request that the API sends by itself: what it says, and what to answer.',
    webhooks: describeWebhooks(api.webhooks, api.models),
  };
}

/** A folder at the root that is no resource's: the name, or the name with a number. */
export function freeFolder(name: string, api: Api): string {
  const taken = new Set(api.resources.map(({ path }) => path[0]));
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`;
  return free;
}

function describeOperation(
  operation: Operation,
  resource: Resource,
  place: PagePlace,
  context: SiteContext & {
    readonly api: Api;
    readonly authorization: string | undefined;
    readonly catalogue: ErrorCatalogue;
  },
): OperationPage {
  const { api, baseUrl, packages } = context;
  const { body, success } = operation;
  const request = viewOf('request', body === undefined ? [] : [body.type], api.models);
  const response = viewOf('response', success.type === undefined ? [] : [success.type], api.models);
  const parameters = (list: readonly Parameter[]): readonly Entry[] =>
    list.map((parameter) => fieldEntry(parameter, request));
  const isForm = body !== undefined && isMultipart(body.mediaType);
  const fields = body === undefined ? [] : bodyEntries(body, request);
  const path = parameters(operation.pathParameters);
  const query = parameters(operation.queryParameters);
  const cookies = parameters(operation.cookieParameters);
  const headers = parameters(operation.headerParameters);
  return {
    ...place,
    httpMethod: operation.httpMethod,
    path: operation.path,
    isDeprecated: operation.deprecated,
    parameters: [
      section('Path Parameters', path),
      section('Query Parameters', query.map(withoutConstraints)),
      section('Cookie Parameters', cookies),
      section('Header Parameters', headers),
      section('Body Parameters', isForm ? [] : fields),
    ].filter((some) => some !== undefined),
    queryLimits: section('Query Limits and Defaults', query.flatMap(limits)),
    formFields: section('Form Fields', isForm ? fields : []),
    limits: section(
      'Limits and Defaults',
      [...path, ...query, ...cookies, ...headers, ...fields].flatMap((entry) => allLimits(entry)),
    ),
    returns: section(
      'Returns',
      success.type === undefined ? [] : returnEntries(success.type, response),
    ),
    samples: samplesOf(operation, resource, {
      api,
      packages,
      curl: curlCommand(operation, baseUrl, context.authorization, request),
      baseUrl: baseUrl === api.server.url ? undefined : baseUrl,
    }),
    response: responseJson(success, response),
    answerType: answerType(operation, resource, response),
    errors: context.catalogue.answersOf(operation),
    examples: [...namedExamples('Request', body?.examples ?? []), ...answerExamples(success)],
    callbacks: describeWebhooks(operation.callbacks, api.models, CALLBACKS),
    source: context.sourceOf(operation),
    form: describeForm(operation, context.formUrl, context.authorization, request),
  };
}

function withoutConstraints(entry: Entry): Entry {
  return { ...entry, constraints: [], children: entry.children.map(withoutConstraints) };
}

function limits({ name, constraints }: Entry): readonly Entry[] {
  const some = constraints.filter((constraint) => constraint.name !== 'format');
  return some.length === 0 ? [] : [{ ...plainEntry(name), constraints: some }];
}

/** Those of a field and of all beneath it, by their paths: `products.product_type`. */
function allLimits(entry: Entry, within: readonly string[] = []): readonly Entry[] {
  // A member of a union is no part of a path, for it has no name of its own.
  const path = entry.isAlternative ? within : [...within, entry.name];
  return [
    ...limits({ ...entry, name: path.join('.') }),
    ...entry.children.flatMap((child) => allLimits(child, path)),
  ];
}

/** An array returns what its items have; a map or a primitive has nothing to list. */
function returnEntries(type: Type, view: View): readonly Entry[] {
  return type.kind === 'reference' && modelOf(type.name, view).named
    ? [definitionEntry(type.name, type, view)]
    : typeEntries(type, view);
}

function responseJson({ type, mediaType }: Answer, view: View): string | undefined {
  if (type === undefined || mediaType === undefined || !isJson(mediaType)) return undefined;
  return toJson(exampleValue(type, view));
}

function answerType(operation: Operation, resource: Resource, view: View): Section | undefined {
  const { type } = operation.success;
  if (type === undefined) return undefined;
  return {
    title: `${resource.singular} ${titleCase(operation.name)} Response`,
    entries: [definitionEntry(`${operation.typeName}Response`, type, view)],
  };
}

function answerExamples({ code, examples }: Answer): readonly NamedExample[] {
  return namedExamples(`Response ${code}`, examples);
}
