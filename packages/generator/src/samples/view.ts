import type { Model, ObjectType, Property, Type } from '../api.ts';

/** What it takes to show a type: the models that references name, and the side of the exchange that the type stands on. */
export interface View {
  readonly models: ReadonlyMap<string, Model>;
  readonly side: 'request' | 'response';
  /** How many models deep a type is opened. Default: all. */
  readonly depth?: number;
}

/** The model that a reference names. */
export function modelOf(name: string, view: View): Model {
  const model = view.models.get(name);
  if (model === undefined) throw new TypeError(`no model is named ${name}`);
  return model;
}

/** The type itself, or what stands behind its references. */
export function openType(type: Type, view: View): Type {
  return type.kind === 'reference' ? openType(modelOf(type.name, view).type, view) : type;
}

/** The content of a file, or a list of them. */
export function isFile(type: Type, view: View): boolean {
  const opened = openType(type, view);
  if (opened.kind === 'array') return isFile(opened.items, view);
  return opened.kind === 'string' && opened.format === 'binary';
}

/** A request has no properties that only the server sets, and an answer none that only the client sends. */
export function shownProperties(type: ObjectType, view: View): readonly Property[] {
  const hidden = view.side === 'request' ? 'readOnly' : 'writeOnly';
  return type.properties.filter((property) => !property.type[hidden]);
}

/**
 * Whether a model is opened.
 *
 * @param within The models that are being opened. None is opened again inside itself.
 */
export function isOpened(name: string, view: View, within: readonly string[]): boolean {
  return !within.includes(name) && within.length < (view.depth ?? Infinity);
}
