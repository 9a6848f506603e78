import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeLength = 11;
const randomLength = 14;
let lastMicroseconds = 0;

/**
 * Makes an id such as `dir-0mhg3x8k2cvq…`: eleven characters of time and 70 random bits.
 * Ids of one process are in the order in which they were made, also within one microsecond.
 */
export function createId(prefix: 'dir' | 'dfl' | 'idx' | 'cfg'): string {
  const now = Math.floor((performance.timeOrigin + performance.now()) * 1000);
  lastMicroseconds = Math.max(now, lastMicroseconds + 1);
  let rest = lastMicroseconds;
  let time = '';
  for (let i = 0; i < timeLength; i++) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const random = Array.from(randomBytes(randomLength), (byte) => alphabet.charAt(byte % 32));
  return `${prefix}-${time}${random.join('')}`;
}
