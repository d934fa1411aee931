import { bash } from '@/lib/userland/bash/bash'
import type { Builtin } from '@/lib/userland/bash/builtins/builtin'
import { echo } from '@/lib/userland/bash/builtins/echo'
import { printf } from '@/lib/userland/bash/builtins/printf'
import { test } from '@/lib/userland/bash/builtins/test'
import { Discarded, Exited, Failed } from '@/lib/userland/bash/errors'
import type { FrameOf } from '@/lib/userland/bash/frames'
import { initialState } from '@/lib/userland/bash/initial-state'
import { Shell } from '@/lib/userland/bash/shell'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

const FRAME: FrameOf<'simple'> = {
  ...{ k: 'simple', s: 0, n: 0, at: 0, words: [], saved: [], assigned: [], ends: [], data: {} },
  ...{ assigns: new Map(), hidden: new Map() },
}

/** Steps that a process counts for that is over at once. */
const COST = 100

function run(builtin: Builtin, process: Process): number {
  process.spend(COST)
  const sh = new Shell(initialState(process, process.argv[0] ?? '', false), process)
  // What it says begins with its own name, not with the shell's.
  sh.state.alone = true
  try {
    const status = builtin(sh, process.argv, { ...FRAME, data: {} })
    return typeof status === 'number' ? status : 0
  } catch (error) {
    if (error instanceof Failed) {
      sh.warn(error.message)
      return error.status
    }
    if (error instanceof Discarded || error instanceof Exited) return error.status
    throw error
  }
}

/** A builtin that is a program as well: `/usr/bin/echo`, for `xargs`, `env` and `find -exec`. */
const alone = (builtin: Builtin): Program => ({
  start: () => ({}),
  step: (_, process) => ({ exit: run(builtin, process) }),
})

/** The shells and the programs that they share with their builtins, for the registry of a kernel. */
export const shellPrograms: Readonly<Record<string, Program>> = {
  bash: bash as Program,
  sh: bash as Program,
  ash: bash as Program,
  echo: alone(echo),
  printf: alone(printf),
  test: alone(test),
  '[': alone(test),
}
