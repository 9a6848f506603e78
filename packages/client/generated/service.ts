// Made by `npm run generate` from the description. Do not edit.
import type { Service } from '../src/service.ts';

export const service: Service = {
  baseURL: 'https://api.cloud.llamaindex.ai',
  baseURLVariables: ['LLAMA_CLOUD_BASE_URL'],
  keyVariables: ['LLAMA_CLOUD_API_KEY', 'LLAMA_PARSE_API_KEY'],
  keyPrefix: 'qpu_',
  idempotencyHeaders: ['idempotency-key'],
};
