import type { Core } from './send.ts';

/** What every resource is: a group of methods over one client. */
export class Resource {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /** The underscore keeps it apart from the methods, whose names come from the description. */
  protected get _core(): Core {
    return this.#core;
  }
}
