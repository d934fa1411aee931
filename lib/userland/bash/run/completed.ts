import { Exited } from '@/lib/userland/bash/errors'
import type { Frame } from '@/lib/userland/bash/frames'
import { runTrap } from '@/lib/userland/bash/run/traps'
import type { Shell } from '@/lib/userland/bash/shell'

/** A command has ended: the ERR trap, and `set -e`, look at its status. */
export function completed(sh: Shell, { quiet }: Pick<Frame, 'quiet'>, status: number): undefined {
  sh.state.status = status
  if (status === 0 || quiet) return undefined
  const exits = sh.option('errexit') ? status : undefined
  const inFunction = sh.call() !== undefined && !sh.option('errtrace')
  if (sh.state.traps.has('ERR') && !sh.state.trapping && !inFunction) return runTrap(sh, 'ERR', exits)
  if (exits !== undefined) throw new Exited(exits)
  return undefined
}
