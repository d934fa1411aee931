import type { Script } from '@/lib/cluster/kubelet/container/script'
import { imageProgram } from '@/lib/cluster/kubelet/images'
import type { Program } from '@/lib/userland/kernel/program'
import { programs as userland } from '@/lib/userland/programs'

/** The first process of a pod whose containers share their processes. */
const pause: Program = {
  start: () => ({}),
  step: () => ({ wait: 'time', until: Number.POSITIVE_INFINITY }),
}

interface ScriptState {
  script: Script
  since: number
  told: boolean
}

/** A control-plane program whose doings were decided at its start: see {@link Script}. */
const scripted: Program<ScriptState> = {
  start: () => ({ script: { lines: [], after: 0 }, since: 0, told: false }),
  step(state, process) {
    const { script, since } = state
    if (!state.told) {
      state.told = true
      process.onSignal('TERM', 'catch')
      for (const line of script.lines) process.write(2, `${line}\n`)
    }
    if (process.takeSignals().length > 0) return { exit: 0 }
    if (script.code === undefined) return { wait: 'time', until: Number.POSITIVE_INFINITY }
    const until = since + script.after
    return process.machine.now() < until ? { wait: 'time', until } : { exit: script.code }
  },
}

const OWN: Readonly<Record<string, Program>> = {
  'container/pause': pause,
  'container/script': scripted as Program,
}

/** What containers run, by name. */
export const programs = {
  get: (name: string): Program | undefined =>
    OWN[name] ?? (Object.hasOwn(userland, name) ? userland[name] : imageProgram(name)),
}
