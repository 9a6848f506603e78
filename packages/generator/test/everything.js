import {
  emitClient,
  emitOpenapiTypes,
  emitSdk,
  emitServer,
  emitTypes,
  readApi,
} from '@quipu/generator';
import { loadDescription } from '@quipu/generator/load';

/**
 * All that the generator makes of a description, as one text.
 *
 * @param {string} file
 */
export async function everythingOf(file) {
  const { document } = await loadDescription(file);
  const api = readApi(document);
  const files = [
    emitTypes(api),
    emitClient(api),
    emitSdk(api),
    emitServer(api, document),
    await emitOpenapiTypes(document),
  ];
  return JSON.stringify([document, ...files.map((each) => [...each])]);
}
