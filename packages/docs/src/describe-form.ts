import {
  type Body,
  exampleValue,
  isFile,
  isJson,
  isMultipart,
  isText,
  isUrlEncoded,
  openType,
  type Operation,
  type Parameter,
  shownProperties,
  type View,
} from '@quipu/generator';
import type { RequestField, RequestForm } from '../browser/request-form.ts';
import type { Field } from './entries.ts';
import { typeText } from './type-text.ts';

/**
 * What it takes to send a request from a page. Cookies are not in it: a browser lets no page set those of a request.
 *
 * @param authorization The header that carries the key, for example `Authorization: Bearer $LLAMA_CLOUD_API_KEY`.
 */
export function describeForm(
  operation: Operation,
  baseUrl: string,
  authorization: string | undefined,
  view: View,
): RequestForm {
  const { httpMethod, path, body } = operation;
  const fields = (parameters: readonly Parameter[], place: RequestField['in']): RequestField[] =>
    parameters.map((parameter) => formField(parameter, place, view, parameter.examples[0]?.value));
  const key = /^(.*?): (.*)\$(\w+)$/.exec(authorization ?? '');
  return {
    method: httpMethod.toUpperCase(),
    path,
    baseUrl,
    ...(operation.secured && key !== null && { key: [key[1] ?? '', key[2] ?? '', key[3] ?? ''] }),
    fields: [
      ...fields(operation.pathParameters, 'path'),
      ...fields(operation.queryParameters, 'query'),
      ...fields(operation.headerParameters, 'header'),
      ...(body === undefined ? [] : bodyFields(body, view)),
    ],
    ...(body !== undefined && { mediaType: body.mediaType }),
  };
}

/** A field for each part of a form, else one for all. */
function bodyFields(body: Body, view: View): readonly RequestField[] {
  const { mediaType, required, type } = body;
  const value = body.examples[0]?.value ?? exampleValue(type, view);
  const opened = openType(type, view);
  if (opened.kind === 'object' && isForm(mediaType)) {
    const values: Readonly<Record<string, unknown>> = Object(value);
    return shownProperties(opened, view).map((property) =>
      formField(property, 'form', view, values[property.name]),
    );
  }
  const isTyped = isJson(mediaType) || isText(mediaType);
  return [
    {
      name: 'Body',
      in: 'body',
      type: mediaType,
      ...(required && { isRequired: true }),
      ...(isTyped ? { example: isJson(mediaType) ? json(value) : text(value) } : { isFile: true }),
    },
  ];
}

function formField(
  field: Field,
  place: RequestField['in'],
  view: View,
  example: unknown,
): RequestField {
  const opened = openType(field.type, view);
  const item = opened.kind === 'array' ? openType(opened.items, view) : opened;
  const isUpload = isFile(field.type, view);
  return {
    name: field.name,
    in: place,
    type: typeText(field.type, view),
    ...(field.required && { isRequired: true }),
    ...(opened.kind === 'array' && { isList: true }),
    ...(item.kind === 'enum' && { values: item.values.map(String) }),
    ...(item.kind === 'boolean' && { values: ['true', 'false'] }),
    ...(isUpload && { isFile: true }),
    ...(!isUpload && example !== undefined && { example: text(example) }),
  };
}

function isForm(mediaType: string): boolean {
  return isMultipart(mediaType) || isUrlEncoded(mediaType);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
