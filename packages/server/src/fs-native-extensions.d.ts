// The package brings no types.
declare module 'fs-native-extensions' {
  /** Locks the open file for this descriptor alone; false when another has it. The lock ends with the descriptor. */
  export function tryLock(descriptor: number): boolean;
}
