/** How programs are made that fetch packages: what they do, one line after the other, in virtual time. */
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

/** One thing that it does: waits (ms), says something, changes files by name. */
export type Act =
  | { wait: number }
  | { out: string }
  | { err: string }
  | { exit: number }
  | { install: string }
  | { remove: string }
  | { write: string; text: string }

interface PackageState {
  acts: Act[]
  until: number
}

/** @param perform installs or removes the package of that name */
export function packageTool(
  plan: (process: Process) => Act[],
  perform: (process: Process, act: 'install' | 'remove', name: string) => void,
): Program {
  const program: Program<PackageState> = {
    start: (process) => ({ acts: plan(process), until: 0 }),
    step(state, process) {
      for (;;) {
        if (process.machine.now() < state.until) return { wait: 'time', until: state.until }
        const act = state.acts.shift()
        if (!act) return { exit: 0 }
        if ('exit' in act) return { exit: act.exit }
        if ('wait' in act) state.until = process.machine.now() + act.wait
        else {
          const failed = tried(process, act, perform)
          if (failed !== undefined) return { exit: failed }
        }
      }
    },
  }
  return program as Program
}

function tried(
  process: Process,
  act: Exclude<Act, { exit: number } | { wait: number }>,
  perform: (process: Process, act: 'install' | 'remove', name: string) => void,
): number | undefined {
  try {
    if ('out' in act) process.write(1, act.out)
    else if ('err' in act) process.write(2, act.err)
    else if ('install' in act) perform(process, 'install', act.install)
    else if ('remove' in act) perform(process, 'remove', act.remove)
    else process.files.write(act.write, act.text)
    return undefined
  } catch (error) {
    if (!(error instanceof Errno) || error.code === 'EPIPE') throw error
    process.write(2, `E: ${error.message}\n`)
    return 100
  }
}
