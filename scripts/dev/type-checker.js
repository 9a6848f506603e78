// The packages that follow from the description, type-checked by a compiler that stays in memory.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
// The command's own interface reads and checks everything anew; this one is told which files changed.
// TypeScript calls it unstable, and is pinned.
import { API, DiagnosticCategory } from 'typescript/unstable/async';

/** @typedef {{ created: readonly string[], changed: readonly string[], deleted: readonly string[] }} Changes */
/** @typedef {import('@quipu/generator').Problem} Problem */

/**
 * @param {readonly string[]} packages Folders, each with a tsconfig.json.
 * @returns the checker of these packages. What they import of each other is read from its source, built or not.
 */
export async function createTypeChecker(packages) {
  const configs = packages.flatMap((folder) => projectsOf(path.resolve(folder, 'tsconfig.json')));
  const api = new API({ cwd: process.cwd() });
  let snapshot = await api.updateSnapshot({ openProjects: configs });
  return {
    /**
     * The errors there are after these changes, each as soon as it is found: first those of what was generated and of
     * the files at the top of a package, which is where an operation is missing.
     *
     * @param {Changes} changes
     * @param {() => boolean} isStale Ends the check early: there is something newer to look at.
     * @returns {AsyncGenerator<Problem>}
     */
    async *check(changes, isStale) {
      const former = snapshot;
      snapshot = await api.updateSnapshot({ fileChanges: absolute(changes) });
      await former.dispose();
      const files = [];
      for (const config of configs) {
        const program = snapshot.getProject(config)?.program;
        const names = (await program?.getSourceFileNames()) ?? [];
        const own = names.filter((name) => isOwn(name, path.dirname(config)));
        files.push(...own.map((name) => ({ name, program, rank: isNear(name) ? 0 : 1 })));
      }
      for (const { name, program } of files.toSorted((a, b) => a.rank - b.rank)) {
        if (isStale()) return;
        const syntax = (await program?.getSyntacticDiagnostics(name)) ?? [];
        const semantics = (await program?.getSemanticDiagnostics(name)) ?? [];
        yield* [...syntax, ...semantics].filter(isError).map(toProblem);
      }
    },
    close: () => api.close(),
  };
}

/** The projects of a tsconfig.json, which may do nothing but refer to others. @param {string} config @returns {string[]} */
function projectsOf(config) {
  const text = readFileSync(config, 'utf8');
  // One that has comments has files of its own.
  const { files, references = [] } = /^\s*\/\//m.test(text) ? {} : JSON.parse(text);
  if (files?.length !== 0) return [config];
  return references.flatMap((/** @type {{ path: string }} */ reference) => {
    const target = path.resolve(path.dirname(config), reference.path);
    return projectsOf(target.endsWith('.json') ? target : path.join(target, 'tsconfig.json'));
  });
}

/** @param {string} name @param {string} folder */
function isOwn(name, folder) {
  return (
    name.startsWith(`${folder}/`) && !name.includes('/node_modules/') && !name.endsWith('.d.ts')
  );
}

/** @param {string} name */
function isNear(name) {
  return /\/(generated|src)\/[^/]+$/.test(name);
}

/** @param {Changes} changes */
function absolute({ created, changed, deleted }) {
  return {
    created: created.map(resolve),
    changed: changed.map(resolve),
    deleted: deleted.map(resolve),
  };
}

/** @param {string} file */
function resolve(file) {
  return path.resolve(file);
}

/** @typedef {import('typescript/unstable/async').Diagnostic} Diagnostic */

/** @param {Diagnostic} diagnostic */
function isError({ category }) {
  return category === DiagnosticCategory.Error;
}

/** @param {Diagnostic} diagnostic @returns {Problem} */
function toProblem(diagnostic) {
  const { fileName, pos, code } = diagnostic;
  const text = fileName !== undefined && existsSync(fileName) ? readFileSync(fileName, 'utf8') : '';
  const before = text.slice(0, pos).split('\n');
  return {
    file: fileName && path.relative('', fileName),
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    severity: 'error',
    rule: `TS${code}`,
    message: messageOf(diagnostic),
  };
}

/** @param {Diagnostic} diagnostic @returns {string} */
function messageOf({ text, messageChain = [] }) {
  return [text, ...messageChain.map(messageOf)].join(' ');
}
