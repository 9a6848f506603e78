/** How many tasks run at a time: a process may open no more than some hundred files. */
const limit = 16;

/** Runs a task for each item, 16 at a time. */
export async function forEachLimited<T>(
  items: Iterable<T>,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) await task(next.value);
  };
  await Promise.all(Array.from({ length: limit }, work));
}
