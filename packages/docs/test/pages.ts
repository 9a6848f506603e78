import { readApi } from '@quipu/generator';
import { renderSite } from '@quipu/docs';

interface Given {
  readonly method?: string;
  readonly path?: string;
  readonly operation?: object;
  readonly answers?: object;
  readonly schemas?: object;
  readonly tag?: object;
  readonly root?: object;
}

/** The pages of a description with one operation, `things.do`, which answers 204 unless told. */
export function pagesOf(given: Given): ReadonlyMap<string, string> {
  const operation = {
    operationId: 'things.do',
    tags: ['Things'],
    summary: 'Do Thing',
    responses: given.answers ?? { 204: { description: 'Done' } },
    ...given.operation,
  };
  const api = readApi({
    openapi: '3.1.0',
    info: { title: 'Test', version: '1.0.0' },
    servers: [{ url: 'https://api.test' }],
    tags: [{ name: 'Things', ...given.tag }],
    paths: { [given.path ?? '/things']: { [given.method ?? 'get']: operation } },
    components: { schemas: given.schemas ?? {} },
    ...given.root,
  });
  return renderSite(api);
}

/** The page of the only resource. */
export function resourcePageOf(given: Given): string {
  return pagesOf(given).get('things/index.md') ?? '';
}

/** A section of the resource page without its heading, or undefined where the page has none of that name. */
export function sectionOf(given: Given, heading: string): string | undefined {
  const [, section] = resourcePageOf(given).split(`\n${heading}\n\n`);
  return section?.split(/\n\n#{1,4} /)[0]?.trimEnd();
}

/** 200 with a JSON body. */
export function json(schema: object | boolean): object {
  return { 200: { description: 'The thing', content: { 'application/json': { schema } } } };
}

/** An operation that sends a JSON body. */
export function jsonBody(schema: object, required = true): object {
  return { requestBody: { required, content: { 'application/json': { schema } } } };
}
