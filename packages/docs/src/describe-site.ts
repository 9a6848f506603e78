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
import { curlCommand } from './curl-command.ts';
import { definitionEntry, fieldEntry, typeEntries } from './entries.ts';
import { exampleValue } from './example-value.ts';
import { isJson, isMultipart } from './media-type.ts';
import type { Entry, NamedExample, OperationPage, ResourcePage, Section, Site } from './site.ts';
import { modelOf, openType, type View } from './view.ts';

/** Says what stands on the pages of an API, in the words and the order of the reference page format. */
export function describeSite(api: Api, baseUrl: string): Site {
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
    resources: api.resources.map((resource): ResourcePage => {
      return {
        folder: resource.path.join('/'),
        title: resource.title,
        description: resource.description,
        operations: resource.operations.map((operation) =>
          describeOperation(operation, resource, {
            models: api.models,
            baseUrl,
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
  const sections: readonly Section[] = [
    { title: 'Path Parameters', entries: parameters(operation.pathParameters) },
    { title: 'Query Parameters', entries: parameters(operation.queryParameters) },
    { title: 'Cookie Parameters', entries: parameters(operation.cookieParameters) },
    { title: 'Header Parameters', entries: parameters(operation.headerParameters) },
    { title: 'Body Parameters', entries: isForm ? [] : fields },
    {
      title: 'Returns',
      entries: success.type === undefined ? [] : returnEntries(success.type, response),
    },
  ];
  return {
    folder: [...resource.path, operation.name].join('/'),
    title: operation.summary,
    httpMethod: operation.httpMethod,
    path: operation.path,
    description: operation.description,
    sections: sections.filter((section) => section.entries.length > 0),
    request: curlCommand(operation, site.baseUrl, site.authorization, request),
    response: responseJson(success, response),
    answerType: answerType(operation, resource, response),
    formFields: isForm ? fields : [],
    errors: operation.errors.map((error): Entry => {
      return { label: String(error.status), description: error.description, children: [] };
    }),
    examples: namedExamples(operation),
  };
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

function namedExamples({ body, success, errors }: Operation): readonly NamedExample[] {
  return [
    ...titled('Request', body?.examples ?? []),
    ...[success, ...errors].flatMap(({ status, examples }) =>
      titled(`Response ${status}`, examples),
    ),
  ];
}

function titled(subject: string, examples: readonly Example[]): readonly NamedExample[] {
  return examples.map(({ name, summary, value }) => {
    return { title: `${subject}: ${summary ?? name}`, value: toJson(value) };
  });
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
