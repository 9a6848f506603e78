import type { Api, Operation, Resource } from '../../api.ts';
import { refuse } from '../../description-error.ts';
import { kebabCase } from '../../names.ts';

/** `directory-files`, as the class of the resource is named. */
export function fileName({ className }: Resource): string {
  const name = kebabCase(className);
  // What is beside the files of the resources.
  return ['index', 'resources', 'waits'].includes(name) ? `${name}-resource` : name;
}

export function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? '';
}

export function parentOf({ path }: Resource, api: Api): Resource | undefined {
  const parent = path.slice(0, -1).join('.');
  return api.resources.find((resource) => resource.path.join('.') === parent);
}

export function childrenOf(path: readonly string[], api: Api): readonly Resource[] {
  return api.resources.filter(
    (resource) => resource.path.slice(0, -1).join('.') === path.join('.'),
  );
}

export function ownerOf(operation: Operation, api: Api): Resource {
  const owner = api.resources.find((resource) => resource.operations.includes(operation));
  if (owner === undefined) refuse('sdk', `${operation.id} belongs to no resource.`);
  return owner;
}
