// Loaded before a program that a test starts (`node --import`). What the program gives up after many seconds, such as a
// request that is not answered or a stop that takes long, it gives up only when the test does: on a busy machine, seconds
// say nothing.
import { WAIT_LIMIT_MS } from '../../../vitest.shared.js';

/** Above every pause that the SDK and the server make, and the least after which one of them gives something up. */
const MANY_SECONDS_MS = 9_000;

const { setTimeout } = globalThis;
/** @type {(callback: (...given: any[]) => void, ms?: number, ...given: any[]) => NodeJS.Timeout} */
const longer = (callback, ms = 0, ...given) =>
  setTimeout(callback, ms >= MANY_SECONDS_MS ? WAIT_LIMIT_MS : ms, ...given);
// promisify looks at them.
Object.defineProperties(longer, Object.getOwnPropertyDescriptors(setTimeout));
// The cast: it has all properties of the other now.
globalThis.setTimeout = /** @type {typeof setTimeout} */ (longer);
