import type { Oas3Rule } from '@redocly/openapi-core';
import { EXTENSIONS } from './extensions.ts';

/** Our style guide, as a redocly plugin: `plugins: ['@quipu/generator/style']`, `extends: [quipu/style]`. */
export default function quipuStyle(): object {
  return {
    id: 'quipu',
    rules: { oas3: RULES },
    configs: {
      style: {
        rules: Object.fromEntries(Object.keys(RULES).map((name) => [`quipu/${name}`, 'error'])),
      },
    },
  };
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

const RULES: Record<string, Oas3Rule> = {
  extension: () => ({
    any(node, { report, location, type }) {
      if (node === null || typeof node !== 'object') return;
      for (const [key, value] of Object.entries(node)) {
        if (!key.startsWith('x-quipu-')) continue;
        const extension = EXTENSIONS[key];
        const at = location.child([key]);
        if (extension === undefined) {
          const known = Object.keys(EXTENSIONS).join(', ');
          report({
            message: `There is no extension ${key}. Use one of ${known}.`,
            location: at.key(),
          });
        } else if (!extension.on.includes(type.name)) {
          report({
            message: `${key} does not stand on a ${type.name}. Put it on a ${extension.on.join(' or a ')}.`,
            location: at.key(),
          });
        } else if (!extension.accepts(value)) {
          report({
            message: `${key} does not hold ${JSON.stringify(value)}. Write ${extension.holds}.`,
            location: at,
          });
        }
      }
    },
  }),

  'operation-id': () => {
    const owners = new Map<string, string>();
    return {
      PathItem(item, { report, location, key }) {
        for (const method of METHODS) {
          const id = item[method]?.operationId;
          if (id === undefined) continue;
          const at = location.child([method, 'operationId']);
          if (!/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/.test(id)) {
            const message = `The operationId "${id}" is not a path of names. Write RESOURCE.METHOD in camel case, for example directories.files.upload.`;
            report({ message, location: at });
          }
          const owner = owners.get(id);
          if (owner !== undefined) {
            const message = `The operationId "${id}" is that of ${owner}, too. Give each a name of its own.`;
            report({ message, location: at });
          }
          owners.set(id, `${method.toUpperCase()} ${key}`);
        }
      },
    };
  },

  'one-tag': () => {
    const tags = new Map<string, string>();
    return {
      Operation({ tags: [tag, ...others] = [], operationId = '' }, { report, location }) {
        if (tag === undefined || others.length > 0) {
          const message = 'An operation belongs to one resource. Give it exactly one tag.';
          report({ message, location: location.key() });
          return;
        }
        const resource = operationId.slice(0, operationId.lastIndexOf('.'));
        const known = tags.get(resource) ?? tag;
        if (known !== tag) {
          const message = `The operation is tagged "${tag}", the others of ${resource} "${known}". Give them the same tag.`;
          report({ message, location: location.child(['tags', 0]) });
        }
        tags.set(resource, known);
      },
    };
  },

  'named-example': () => ({
    PathItem(item, { report, location, resolve }) {
      for (const method of METHODS) {
        const operation = item[method];
        if (operation === undefined) continue;
        const follow = (value: any): any =>
          value?.$ref === undefined ? value : resolve(value).node;
        const holders = [
          ...[...(item.parameters ?? []), ...(operation.parameters ?? [])].map(follow),
          ...Object.values<any>(follow(operation.requestBody)?.content ?? {}),
          ...Object.values<any>(operation.responses ?? {}).flatMap((answer) =>
            Object.values<any>(follow(answer)?.content ?? {}),
          ),
        ];
        if (holders.some((holder) => Object.keys(holder?.examples ?? {}).length > 0)) continue;
        const message =
          'The operation has no named example. Add `examples` to its body, its answer or a parameter.';
        report({ message, location: location.child([method]).key() });
      }
    },
  }),

  'error-answers': () => ({
    PathItem(item, { report, location, key }) {
      const hasParameters = String(key).includes('{');
      for (const method of METHODS) {
        const operation = item[method];
        if (operation === undefined) continue;
        const isOpen = operation.security?.length === 0;
        const missing = [
          ...(isOpen ? [] : ['401']),
          ...(hasParameters ? ['404'] : []),
          '422',
        ].filter((status) => operation.responses?.[status] === undefined);
        if (missing.length === 0) continue;
        const message = `The operation does not describe its answer ${missing.join(' and ')}. Refer to the shared response.`;
        report({ message, location: location.child([method, 'responses']).key() });
      }
    },
  }),

  'answer-example': () => ({
    Response(answer, { report, location }) {
      for (const [type, media] of Object.entries(answer.content ?? {})) {
        if (Object.keys(media.examples ?? {}).length > 0) continue;
        const message =
          'The answer has no named example, so pages would show made-up values. Add `examples`.';
        report({ message, location: location.child(['content', type]).key() });
      }
    },
  }),

  'list-page': () => ({
    PathItem(item, { report, location, resolve }) {
      const follow = (value: any): any => (value?.$ref === undefined ? value : resolve(value).node);
      for (const method of METHODS) {
        const operation: any = item[method];
        const page = operation?.['x-quipu-page'];
        const at = location.child([method]);
        if (page === undefined) {
          if (operation?.operationId?.endsWith('.list') !== true) continue;
          const message =
            'A list answers pages. Add x-quipu-page with the names of the items, of the token of the next page, and of the parameter that takes it.';
          report({ message, location: at.key() });
          continue;
        }
        const status = Object.keys(operation.responses ?? {}).find((code) => code.startsWith('2'));
        const answer = follow(operation.responses?.[status ?? '']);
        const fields = follow(answer?.content?.['application/json']?.schema)?.properties ?? {};
        const parameters: any[] = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
        const body = follow(operation.requestBody)?.content?.['application/json']?.schema;
        const taken = [
          ...parameters.map((parameter) => follow(parameter)?.name),
          ...Object.keys(follow(body)?.properties ?? {}),
        ];
        const rows: [string, readonly string[], string][] = [
          ['items', Object.keys(fields), 'The answer'],
          ['token', Object.keys(fields), 'The answer'],
          ['parameter', taken, 'The request'],
        ];
        for (const [name, known, whose] of rows) {
          if (known.includes(page[name])) continue;
          report({
            message: `${whose} has no field "${page[name]}", which x-quipu-page names as its ${name}. Name one of ${known.join(', ')}.`,
            location: at.child(['x-quipu-page', name]),
          });
        }
      }
    },
  }),

  'safe-post': () => ({
    PathItem(item, { report, location, resolve }) {
      const { post } = item;
      if (post === undefined || (post as any)['x-quipu-idempotent'] === true) return;
      const parameters: any[] = [...(item.parameters ?? []), ...(post.parameters ?? [])];
      const safe = parameters.some((value) => {
        const parameter = value.$ref === undefined ? value : resolve(value).node;
        return parameter?.['x-quipu-idempotent'] === true;
      });
      if (safe) return;
      const message =
        'A POST must be safe to send again. Add the Idempotency-Key parameter, or x-quipu-idempotent: true where it changes nothing.';
      report({ message, location: location.child(['post']).key() });
    },
  }),

  'wire-name': () => ({
    Parameter(parameter, { report, location }) {
      const { name, in: place } = parameter;
      if (place === 'header' || name === undefined || SNAKE_CASE.test(name)) return;
      const message = `The parameter "${name}" is not in snake case. Write lower-case words joined by underscores, for example page_size.`;
      report({ message, location: location.child(['name']) });
    },
    SchemaProperties(properties, { report, location }) {
      for (const name of Object.keys(properties)) {
        if (SNAKE_CASE.test(name)) continue;
        const message = `The property "${name}" is not in snake case. Write lower-case words joined by underscores, for example created_at.`;
        report({ message, location: location.child([name]).key() });
      }
    },
  }),

  'property-description': () => ({
    Schema: {
      SchemaProperties: {
        Schema(schema, { report, location }) {
          if (schema.description !== undefined) return;
          report({
            message: 'The property has no description. Say what it is, in a sentence.',
            location: location.key(),
          });
        },
      },
    },
  }),
};
