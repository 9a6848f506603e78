import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseYaml } from '@redocly/openapi-core';
import { refuseFile } from './redocly-problem.ts';

/** The rules that a description must keep. */
export interface Rules {
  /** The `redocly.yaml` that says them. */
  readonly configPath: string;
  /** The name of the description among the `apis` of that file, which may have rules for each; undefined where it is not among them. */
  readonly api: string | undefined;
}

/**
 * Finds the rules of a description: those of the nearest `redocly.yaml` that stands beside it, or, further up, names it as the
 * root of one of its `apis`. Any other one belongs to another project, whose plugins must not run here.
 *
 * @throws {DescriptionError} where a `redocly.yaml` on the way up is not YAML, since it may be the one.
 */
export function findRules(description: string): Rules | undefined {
  const file = path.resolve(description);
  const beside = path.dirname(file);
  for (let folder = beside; ; folder = path.dirname(folder)) {
    const configPath = path.join(folder, 'redocly.yaml');
    if (existsSync(configPath)) {
      const [api] = Object.entries(readApis(configPath)).find(
        ([, value]) => typeof value?.root === 'string' && path.resolve(folder, value.root) === file,
      ) ?? [undefined];
      if (api !== undefined || folder === beside) return { configPath, api };
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}

function readApis(
  configPath: string,
): Readonly<Record<string, { readonly root?: unknown } | null>> {
  try {
    const config = parseYaml(readFileSync(configPath, 'utf8')) as { readonly apis?: object } | null;
    return { ...config?.apis };
  } catch (error) {
    const { message } = error as Error;
    refuseFile(
      path.relative('', configPath),
      `The rules cannot be read: ${message.split('\n', 1)[0]}. Give YAML.`,
    );
  }
}
