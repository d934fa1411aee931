/** Each task under way has an engine of its own; more than so many at once are too much for a small machine. */
const MOST_ALIVE = 3

/** The tasks whose engines go on, the current one first; those that fall out go on from their log later. */
export function aliveWith(alive: readonly number[], current: number): number[] {
  return [current, ...alive.filter((position) => position !== current)].slice(0, MOST_ALIVE)
}
