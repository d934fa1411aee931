import type { Program } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, readOptions } from '@/lib/userland/tools/options'
import { type Ended, steppedTool } from '@/lib/userland/tools/tool'

interface Askable {
  /** Was asked about, and the answer was yes. */
  agreed?: boolean
}

export interface TaskState<T> {
  tasks: T[]
  /** Waits for yes or no. */
  asking?: T
  failed: boolean
}

interface TaskSpec<T extends Askable> extends OptionSpec {
  /** What is to do, in order. */
  begin(args: Args, io: Io): T[]
  /** Does one: false when it failed; what is to do because of it, at once and in order; or it has to ask first. */
  work(task: T, args: Args, io: Io): boolean | T[] | { ask: string }
}

const TASKS_IN_STEP = 500

/** A tool that does one thing after another and may have to ask before one. */
export function taskTool<T extends Askable>(spec: TaskSpec<T>): Program<TaskState<T> | Ended> {
  const argsOf = (io: Io) => readOptions(io.name, spec, io.process.argv.slice(1), io.dialect)
  return steppedTool<TaskState<T>>({
    start: (io) => ({ tasks: spec.begin(argsOf(io), io).reverse(), failed: false }),
    step(state, io) {
      const args = argsOf(io)
      if (state.asking !== undefined) {
        const line = io.process.readLine(0)
        if (line === '') return { wait: 'input', fds: [0] }
        if (/^[yY]/.test(line ?? '')) state.tasks.push(state.asking)
        state.asking = undefined
      }
      for (let count = 0; count < TASKS_IN_STEP; count++) {
        const task = state.tasks.pop()
        if (task === undefined) return { exit: state.failed ? 1 : 0 }
        const done = spec.work(task, args, io)
        if (done === false) state.failed = true
        else if (Array.isArray(done)) state.tasks.push(...done.reverse())
        else if (done !== true) {
          io.err(done.ask)
          state.asking = { ...task, agreed: true }
          return { wait: 'input', fds: [0] }
        }
      }
      return { wait: 'output', fd: 1 }
    },
  })
}
