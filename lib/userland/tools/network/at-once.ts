import type { Program } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { type Ended, guarded } from '@/lib/userland/tools/tool'

/** A tool that does its work at once, and reads its words itself. */
export const atOnce = (work: (io: Io) => number): Program<Ended> => ({
  start: (process) => {
    const done = guarded(process, work)
    return typeof done === 'number' ? { exit: done } : done
  },
  step: (state) => state,
})
