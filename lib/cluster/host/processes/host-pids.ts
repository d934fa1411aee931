/**
 * Numbers of a host's processes that containers run.
 * Differs: they follow from the ids of what runs, so that nobody has to remember them.
 */
const FIRST = 20_000
const RANGE = 40_000
/** Numbers that one container's processes have to themselves. */
const STEP = 4

const numberOf = (id: string): number => FIRST + (Number.parseInt(id.slice(0, 8), 16) % (RANGE / STEP)) * STEP

/** Of a container's own process. */
export const containerPid = ({ id }: { id: string }): number => numberOf(id)

/** Of a sandbox's own process; that of its shim is one less. */
export const sandboxPid = ({ id }: { id: string }): number => numberOf(id) + 1
