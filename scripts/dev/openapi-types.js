// openapi-typescript beside everything else: alone it takes longer than all of it. As a module it starts the worker; as a worker it is one.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** @typedef {ReadonlyMap<string, string>} Files */

if (!isMainThread) {
  const { emitOpenapiTypes } = await import('@quipu/generator');
  parentPort?.on('message', async (document) => {
    const made = emitOpenapiTypes(document, 'packages/generator/.cache');
    parentPort?.postMessage(await made.catch((error) => error));
  });
}

/** @returns what openapi-typescript makes of one document after the other, as files of `packages/types/generated` */
export function startOpenapiTypes() {
  const worker = new Worker(new URL(import.meta.url));
  /** Of those who wait, the first is answered first. @type {((answer: Files | Error) => void)[]} */
  const waiting = [];
  worker.on('message', (answer) => waiting.shift()?.(answer));
  return {
    /** @param {import('@quipu/generator').Document} document @returns {Promise<Files | Error>} */
    emit(document) {
      worker.postMessage(document);
      return new Promise((resolve) => waiting.push(resolve));
    },
    close: () => worker.terminate(),
  };
}
