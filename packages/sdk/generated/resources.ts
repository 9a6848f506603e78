// Made by `npm run generate` from the description. Do not edit.
import type { Core } from '../src/send.ts';
import { Indexes } from './indexes.ts';
import { Directories } from './directories.ts';
import { Retrieval } from './retrieval.ts';

/** The resources of the API, each under its name, and under the others it goes by. */
export class Resources {
  readonly indexes: Indexes;
  readonly directories: Directories;
  readonly retrieval: Retrieval;
  readonly beta: { readonly indexes: Indexes; readonly directories: Directories; readonly retrieval: Retrieval };

  constructor(core: Core) {
    this.indexes = new Indexes(core);
    this.directories = new Directories(core);
    this.retrieval = new Retrieval(core);
    this.beta = { indexes: this.indexes, directories: this.directories, retrieval: this.retrieval };
  }
}
