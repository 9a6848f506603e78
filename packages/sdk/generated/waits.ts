// Made by `npm run generate` from the description. Do not edit.
import { indexesGet } from '@quipu/client';
import type { WaitRule } from '../src/wait.ts';

export const indexesGetWait: WaitRule = {
  operation: indexesGet,
  parameters: ['organization_id', 'project_id'],
  noun: 'index',
  id: 'id',
  status: 'metadata.status',
  ready: ['ready'],
  failed: ['failed'],
  error: 'metadata.error_message',
  moves: 'last_synced_at',
};
