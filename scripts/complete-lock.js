// Adds to package-lock.json the optional packages of other platforms that a registry mirror lacks. npm leaves those out
// of the lock file, and then npm 11's `npm ci` refuses it ("Missing: … from lock file"). Run it after `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';

const OS = new Set([
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]);
const CPU = new Set([
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]);
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** @param {string} from @param {string} name @returns {string | undefined} the key under which Node finds the package from there */
function placeOf(from, name) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const place = `${folder && `${folder}/`}node_modules/${name}`;
    if (lock.packages[place] !== undefined) return place;
    if (folder === '') return undefined;
  }
}

/** @param {string} name @param {string} version */
function entry(name, version) {
  const words = name.split(/[-/.@_]/);
  const os = words.filter((word) => OS.has(word));
  const cpu = words.filter((word) => CPU.has(word));
  const libc = words.flatMap((word) => LIBC[/** @type {keyof typeof LIBC} */ (word)] ?? []);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

let added = 0;
for (const [place, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (!/^\d/.test(version) || placeOf(place, name) !== undefined) continue;
    lock.packages[`node_modules/${name}`] = entry(name, version);
    added += 1;
  }
}
// By name, as npm has it; the project itself, whose name is empty, stands first.
const places = Object.keys(lock.packages).toSorted((a, b) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries(places.map((place) => [place, lock.packages[place]]));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`added ${added} packages`);
