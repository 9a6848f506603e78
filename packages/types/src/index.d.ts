export type * from '../generated/models.d.ts';
export type * from '../generated/operations.d.ts';
export type { Uploadable } from './uploadable.d.ts';
