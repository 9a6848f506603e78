// What is saved below a folder. Node's own recursive watch follows files, on Linux, and loses one that an editor replaces.
import { readdirSync, watch } from 'node:fs';
import path from 'node:path';

/**
 * Calls with the path of each file that is made, changed or taken away below a folder, some of them more than once.
 *
 * @param {string} folder
 * @param {(file: string) => void} onSave
 */
export function watchFolder(folder, onSave) {
  /** @type {Map<string, import('node:fs').FSWatcher>} */
  const watchers = new Map();
  const visit = (/** @type {string} */ at, /** @type {boolean} */ isNew) => {
    for (const entry of entriesOf(at)) {
      const name = path.join(at, entry.name);
      if (entry.isDirectory()) visit(name, isNew || !watchers.has(name));
      else if (isNew) onSave(name);
    }
    if (watchers.has(at)) return;
    const watcher = watch(at, (_, name) => {
      onSave(path.join(at, String(name)));
      visit(at, false);
    });
    const forget = () => {
      watcher.close();
      watchers.delete(at);
    };
    watcher.on('error', forget);
    watchers.set(at, watcher);
  };
  visit(folder, false);
}

/** None where the folder is gone. @param {string} folder */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
