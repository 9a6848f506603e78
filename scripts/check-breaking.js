// Compares the description with the last released one: what changed, for whom it breaks, and what to do.
// Usage: node scripts/check-breaking.js [--from FILE] [--to FILE] [--format text|json|markdown]
// Exit code 1 where something breaks and info.version does not say so, 2 where the command line is wrong.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DescriptionError } from '@quipu/generator';
import {
  compareDescriptions,
  comparisonMarkdown,
  comparisonText,
  judgeVersion,
} from '@quipu/generator/compare';
import { loadDescription } from '@quipu/generator/load';
import { DESCRIPTION } from './outputs.js';
import { readReleases, RELEASES } from './releases.js';

const USAGE = `Usage: npm run check:breaking -- [--from FILE] [--to FILE] [--format text|json|markdown]

  --from FILE    the older description; by default the last in ${RELEASES}
  --to FILE      the newer description; by default ${DESCRIPTION}
  --format NAME  text for a terminal (the default), json for programs, markdown for a pull request
`;

const FORMATS = { text: comparisonText, markdown: comparisonMarkdown, json: comparisonJson };

/** @typedef {import('@quipu/generator/compare').Comparison} Comparison */
/** @typedef {import('@quipu/generator/load').Locate} Locate */

try {
  const command = readCommand();
  if (typeof command === 'string') {
    console.error(`${command}\n\n${USAGE}`);
    process.exitCode = 2;
  } else process.exitCode = await run(command);
} catch (error) {
  if (!(error instanceof DescriptionError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** @returns what was asked for, or what is wrong with it */
function readCommand() {
  const values = readFlags();
  if (typeof values === 'string') return values;
  const { from, to, format } = values;
  for (const file of [from, to]) {
    if (file !== undefined && !existsSync(file)) return `There is no file ${file}.`;
  }
  if (!isFormat(format)) {
    return `--format ${format} is none of ${Object.keys(FORMATS).join(', ')}.`;
  }
  return { from, to: to ?? DESCRIPTION, format };
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        format: { type: 'string', default: 'text' },
      },
    }).values;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** @param {string} format @returns {format is keyof typeof FORMATS} */
function isFormat(format) {
  return Object.hasOwn(FORMATS, format);
}

/** @param {{ from: string | undefined, to: string, format: keyof typeof FORMATS }} command @returns {Promise<number>} the exit code */
async function run({ from, to, format }) {
  const before =
    from === undefined ? readReleases().at(-1)?.document : (await loadDescription(from)).document;
  if (before === undefined) {
    console.error(
      `No description has been released: ${RELEASES} holds none, so nothing can be compared. \`npm run release:description\` writes the first.`,
    );
    return 0;
  }
  const { document, locate } = await loadDescription(to);
  const comparison = compareDescriptions(before, document);
  process.stdout.write(FORMATS[format](comparison, placeIn(locate), locate));
  return comparison.verdict === 'major' && !judgeVersion(comparison).isRaised ? 1 : 0;
}

/** @param {Locate} locate @returns {import('@quipu/generator/compare').PlaceOf} */
function placeIn(locate) {
  return (pointer) => {
    const place = locate(pointer);
    return place && `${place.file}:${place.line}:${place.column}`;
  };
}

/** @param {Comparison} comparison @param {unknown} _ @param {Locate} locate */
function comparisonJson({ changes, ...rest }, _, locate) {
  const report = {
    ...rest,
    ...judgeVersion({ changes, ...rest }),
    changes: changes.map((change) => ({ ...change, place: locate(change.pointer) })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
