interface Shared {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const sharedBySignal = new WeakMap<AbortSignal, Shared>();

/**
 * Calls back when the signal is aborted. Returns what ends that.
 *
 * All callbacks of a signal share one listener: Node 20 warns of a leak at the eleventh.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const shared = sharedBySignal.get(signal) ?? share(signal);
  shared.callbacks.add(callback);
  return () => {
    if (!shared.callbacks.delete(callback) || shared.callbacks.size > 0) return;
    signal.removeEventListener('abort', shared.listener);
    sharedBySignal.delete(signal);
  };
}

function share(signal: AbortSignal): Shared {
  const callbacks = new Set<() => void>();
  const listener = (): void => {
    for (const callback of callbacks) callback();
  };
  const shared = { callbacks, listener };
  signal.addEventListener('abort', listener);
  sharedBySignal.set(signal, shared);
  return shared;
}
