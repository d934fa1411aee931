const FIRST = 1000
const COUNT = 9000

/** The name of the machine that a task is done on when one begins at `base`: drawn by the attempt's seed. */
export const examHostOf = (seed: number): string => `cka${FIRST + (Math.abs(seed) % COUNT)}`
