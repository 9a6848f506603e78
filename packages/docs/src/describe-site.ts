import {
  type Answer,
  type Api,
  type Body,
  type Example,
  type Operation,
  type Parameter,
  type Resource,
  titleCase,
  type Type,
} from '@quipu/generator';
import type { Article } from './article.ts';
import { describeArticles } from './describe-articles.ts';
import { curlCommand } from './curl-command.ts';
import { describeForm } from './describe-form.ts';
import { definitionEntry, fieldEntry, plainEntry, typeEntries } from './entries.ts';
import { exampleValue } from './example-value.ts';
import { isJson, isMultipart } from './media-type.ts';
import { sdkCall } from './sdk-call.ts';
import type {
  Entry,
  ErrorAnswer,
  NamedExample,
  OperationPage,
  ResourcePage,
  Section,
  Site,
} from './site.ts';
import { modelOf, openType, type View } from './view.ts';

/**
 * Says what stands on the pages of an API, in the words and the order of the reference page format.
 *
 * @param formUrl Where the forms on the pages send their requests: an address, or a path where the API serves the pages.
 */
export function describeSite(
  api: Api,
  baseUrl: string,
  articles: readonly Article[] = [],
  formUrl: string = baseUrl,
): Site {
  const { header = '', env = [] } = api.security ?? {};
  const authorization = `${header}$${env[0] ?? 'API_KEY'}`;
  return {
    title: api.title,
    summary: api.summary,
    description: api.description,
    baseUrl,
    authentication:
      api.security === undefined
        ? undefined
        : { description: api.security.description, header: authorization },
    ...describeArticles(articles),
    resources: api.resources.map((resource): ResourcePage => {
      return {
        folder: resource.path.join('/'),
        title: resource.title,
        description: resource.description,
        operations: resource.operations.map((operation) =>
          describeOperation(operation, resource, {
            models: api.models,
            baseUrl,
            formUrl,
            authorization: api.security === undefined ? undefined : authorization,
          }),
        ),
      };
    }),
  };
}

function describeOperation(
  operation: Operation,
  resource: Resource,
  site: {
    readonly models: Api['models'];
    readonly baseUrl: string;
    readonly formUrl: string;
    readonly authorization: string | undefined;
  },
): OperationPage {
  const request: View = { models: site.models, side: 'request' };
  const response: View = { models: site.models, side: 'response' };
  const { body, success } = operation;
  const parameters = (list: readonly Parameter[]): readonly Entry[] =>
    list.map((parameter) => fieldEntry(parameter, request));
  const isForm = body !== undefined && isMultipart(body.mediaType);
  const fields = body === undefined ? [] : bodyEntries(body, request);
  const query = parameters(operation.queryParameters);
  return {
    folder: [...resource.path, operation.name].join('/'),
    title: operation.summary,
    httpMethod: operation.httpMethod,
    path: operation.path,
    description: operation.description,
    isDeprecated: operation.deprecated,
    parameters: [
      section('Path Parameters', parameters(operation.pathParameters)),
      section('Query Parameters', query.map(withoutConstraints)),
      section('Cookie Parameters', parameters(operation.cookieParameters)),
      section('Header Parameters', parameters(operation.headerParameters)),
      section('Body Parameters', isForm ? [] : fields),
    ].filter((some) => some !== undefined),
    queryLimits: section('Query Limits and Defaults', query.flatMap(limits)),
    formFields: section('Form Fields', isForm ? fields : []),
    returns: section(
      'Returns',
      success.type === undefined ? [] : returnEntries(success.type, response),
    ),
    request: curlCommand(operation, site.baseUrl, site.authorization, request),
    sdkCall: sdkCall(operation, resource, request),
    response: responseJson(success, response),
    answerType: answerType(operation, resource, response),
    errors: operation.errors.map((error): ErrorAnswer => {
      const entry = plainEntry(String(error.status), error.description);
      return { ...entry, examples: answerExamples(error) };
    }),
    examples: [...titled('Request', body?.examples ?? []), ...answerExamples(success)],
    form: describeForm(operation, site.formUrl, site.authorization, request),
  };
}

function section(title: string, entries: readonly Entry[]): Section | undefined {
  return entries.length === 0 ? undefined : { title, entries };
}

function withoutConstraints(entry: Entry): Entry {
  return { ...entry, constraints: [], children: entry.children.map(withoutConstraints) };
}

function limits(entry: Entry): readonly Entry[] {
  const constraints = entry.constraints.filter(({ name }) => name !== 'format');
  return constraints.length === 0 ? [] : [{ ...plainEntry(entry.name), constraints }];
}

/** A body that is no object is one field. */
function bodyEntries({ type, required }: Body, view: View): readonly Entry[] {
  return openType(type, view).kind === 'object'
    ? typeEntries(type, view)
    : [fieldEntry({ name: 'body', required, type }, view)];
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

function answerExamples({ status, examples }: Answer): readonly NamedExample[] {
  return titled(`Response ${status}`, examples);
}

function titled(subject: string, examples: readonly Example[]): readonly NamedExample[] {
  return examples.map(({ name, summary, value }) => {
    return { title: `${subject}: ${summary ?? name}`, value: toJson(value) };
  });
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
