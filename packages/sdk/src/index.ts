export type * from '@quipu/types';
export * from '../generated/index.ts';
export { QuipuError, QuipuError as LlamaCloudError } from './base-error.ts';
export { Quipu, Quipu as default, Quipu as LlamaCloud } from './quipu.ts';
export * from './runtime.ts';
