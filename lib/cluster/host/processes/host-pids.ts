/**
 * Numbers of a host's processes that containers run.
 * Differs: they follow from the ids of what runs, so that nobody has to remember them.
 */
const FIRST = 20_000
const RANGE = 40_000
/** Numbers that one container's processes have to themselves, at the least. */
const STEP = 16

const numberOf = (id: string): number => FIRST + (Number.parseInt(id.slice(0, 8), 16) % (RANGE / STEP)) * STEP

/** Of a container's own process. */
export const containerPid = ({ id }: { id: string }): number => numberOf(id) + 3

/** Of a sandbox's shim, and of its pause. */
export const shimPid = ({ id }: { id: string }): number => numberOf(id)
export const sandboxPid = ({ id }: { id: string }): number => numberOf(id) + 1
