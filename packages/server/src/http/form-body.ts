import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { RequestError } from '../errors.ts';
import type { ReceivedFile } from '../operations/operation.ts';
import type { FileStore } from '../storage/file-store.ts';
import { ValidationError } from '../validation-error.ts';
import { compileCheck, type Check } from './check.ts';
import { wrongContentType } from './content-type.ts';
import type { JsonSchema } from './route.ts';
import { propertiesOf } from './schema.ts';

const maxFileBytes = 1024 * 1024 * 1024;
const maxFieldBytes = 1024 * 1024;
const maxParts = 100;
const maxNameLength = 1024;

/** A form as it was received: its files are staged, and are to be discarded by the caller. */
export interface Form {
  readonly values: Record<string, string | ReceivedFile>;
  readonly files: readonly ReceivedFile[];
}

/** Refuses what is no form, or too long for one, by its headers. @throws ValidationError or RequestError 413 */
export function refuseNoForm(request: FastifyRequest): void {
  if (!request.isMultipart()) {
    throw wrongContentType(request.headers, 'multipart/form-data');
  }
  if (Number(request.headers['content-length']) > maxFileBytes + maxParts * maxFieldBytes) {
    throw new RequestError('file_too_large', String(maxFileBytes));
  }
}

/** Reads a multipart body whose parts come in any order; files go to disk on the way. Parts that the schema does not name are passed over. */
export async function readForm(
  request: FastifyRequest,
  schema: JsonSchema,
  store: FileStore,
): Promise<Form> {
  const properties = propertiesOf(schema);
  const values: Form['values'] = {};
  const files: ReceivedFile[] = [];
  try {
    for await (const part of request.parts({
      limits: { fileSize: maxFileBytes, fieldSize: maxFieldBytes, parts: maxParts },
    })) {
      const property = properties[part.fieldname];
      if (part.type === 'field') {
        if (part.valueTruncated) throw new RequestError('body_too_large', String(maxFieldBytes));
        // The plugin has parsed a part that says it is JSON; the description has it as text.
        const { value } = part;
        if (property !== undefined) {
          values[part.fieldname] = typeof value === 'string' ? value : JSON.stringify(value);
        }
      } else if (property?.['format'] === 'binary') {
        if (values[part.fieldname] !== undefined) throw secondFile(part.fieldname);
        const file = await receive(part, store);
        files.push(file);
        values[part.fieldname] = file;
      } else {
        part.file.resume();
      }
    }
  } catch (error) {
    await discard(store, files);
    throw asRequestProblem(error);
  }
  return { values, files };
}

function secondFile(name: string): ValidationError {
  return new ValidationError({
    loc: ['body', name],
    msg: 'Input should be one file: the form has a second part of this name. Send one request for each file',
    type: 'file_repeated',
  });
}

export async function discard(store: FileStore, files: readonly ReceivedFile[]): Promise<void> {
  for (const file of files) await store.discard(file);
}

async function receive(part: MultipartFile, store: FileStore): Promise<ReceivedFile> {
  // Forms write a quotation mark in a file's name as %22 (WHATWG HTML, multipart/form-data encoding algorithm).
  const name = (part.filename || 'upload').replaceAll('%22', '"');
  const staged = await store.stage(part.file);
  const file = { ...staged, name, mediaType: part.mimetype };
  if (part.file.truncated) {
    await store.discard(file);
    throw new RequestError('file_too_large', String(maxFileBytes));
  }
  if (name.length > maxNameLength) {
    await store.discard(file);
    throw new ValidationError({
      loc: ['body', part.fieldname],
      msg: `The file's name should have at most ${maxNameLength} characters`,
      type: 'string_too_long',
      ctx: { max_length: maxNameLength },
    });
  }
  return file;
}

/** What the parser of the form refuses is the client's to mend. */
function asRequestProblem(error: unknown): unknown {
  if (error instanceof ValidationError || error instanceof RequestError) return error;
  const { code, message } = error as { code?: string; message: string };
  const isOfParser =
    code?.startsWith('FST_') || /multipart|part header|boundary|part terminated/i.test(message);
  if (!isOfParser) return error;
  return new ValidationError({
    loc: ['body'],
    msg: `Input should be a whole multipart form of at most ${maxParts} parts: ${message}`,
    type: 'multipart_invalid',
  });
}

/** Checks a form against the schema of its body, and the texts in it that hold JSON against theirs. */
export function compileFormCheck(schema: JsonSchema): Check {
  const checkFields = compileCheck(schema, ['body']);
  const properties = Object.entries(propertiesOf(schema));
  const jsonChecks = properties.flatMap(([name, property]) => {
    if (property['contentMediaType'] !== 'application/json') return [];
    const content = { ...(property['contentSchema'] as object), $defs: schema['$defs'] };
    return [{ name, check: compileCheck(content, ['body', name]) }];
  });
  const fileFields = properties.flatMap(([name, property]) =>
    property['format'] === 'binary' ? [name] : [],
  );

  return (value) => {
    const values = value as Form['values']; // what readForm gave
    const texts: Record<string, unknown> = { ...values };
    const problems = [];
    for (const name of fileFields) {
      const file = values[name];
      if (file === undefined) continue;
      texts[name] = typeof file === 'string' ? '' : file.name;
      if (typeof file !== 'string') continue;
      problems.push({
        loc: ['body', name],
        msg: 'Input should be a file: a part with a filename',
        type: 'file_type',
      });
    }
    problems.push(...checkFields(texts));
    for (const { name, check } of jsonChecks) {
      const text = values[name];
      if (typeof text === 'string') problems.push(...checkJson(text, ['body', name], check));
    }
    return problems;
  };
}

function checkJson(text: string, loc: string[], check: Check): ReturnType<Check> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const msg = `Input should be JSON: ${(error as Error).message}`;
    return [{ loc, msg, type: 'json_invalid' }];
  }
  return check(value);
}
