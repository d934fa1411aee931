/**
 * crictl on a host: what its container runtime runs, also while the API server does not answer.
 * Mirrors: crictl 1.36 with containerd 2.2: the commands of commands.ts, their flags, and its words for what is wrong.
 * Differs: nothing is created with it (`run`, `runp`, `create`); the log's lines have no colours.
 */
import type { Cluster } from '@/lib/cluster/cluster'
import type { CrictlCall, CrictlCommand, CrictlWork } from '@/lib/shell/programs/crictl/call'
import { crictlHelp, findCommand, GLOBAL_FLAGS } from '@/lib/shell/programs/crictl/commands'
import { CrictlError, logLine } from '@/lib/shell/programs/crictl/crictl-error'
import { readCrictlFlags } from '@/lib/shell/programs/crictl/flags'
import type { Outcome } from '@/lib/userland/kernel/one-shot'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

interface CrictlState {
  work: CrictlWork
  /** Set when its work is done. */
  done?: { until: number; outcome: Outcome }
}

const CONFIG = '/etc/crictl.yaml'
const DEFAULT_ENDPOINT = 'unix:///run/containerd/containerd.sock'
/** Commands that ask the runtime nothing. */
const ALONE = ['config']

/** Where the runtime is asked for: a flag, the environment, the configuration file. */
function endpointOf(flag: string | undefined, { env, machine }: Process): string {
  const given = flag ?? env.CONTAINER_RUNTIME_ENDPOINT
  if (given !== undefined) return given
  const { files } = machine
  const config = files.stat(CONFIG)?.type === 'file' ? files.read(CONFIG) : ''
  return /^\s*runtime-endpoint:\s*["']?([^"'\s]+)/m.exec(config)?.[1] ?? DEFAULT_ENDPOINT
}

/** @throws CrictlError when the runtime does not answer there */
function checkEndpoint(cluster: Cluster, host: string, endpoint: string): void {
  const why = cluster.hosts.runtimeError(host, endpoint)
  if (why === undefined) return
  throw new CrictlError(
    `validate service connection: validate CRI v1 runtime API for endpoint ${JSON.stringify(endpoint)}: ${why}`,
  )
}

const outcomeOf = (said: Outcome | string): Outcome =>
  typeof said === 'string' ? { stdout: said, stderr: '', exitCode: 0 } : said

function outcomeOfError({ message, options }: CrictlError, command: CrictlCommand | undefined): Outcome {
  const { before = '', usage, code = 1 } = options
  const help = usage && command ? `Incorrect Usage: ${message}\n\n${crictlHelp(command)}\n` : ''
  return { stdout: help, stderr: before + logLine('FATA', message), exitCode: code }
}

/** One look: what it says, or how it goes on. @throws CrictlError */
function look(cluster: Cluster, state: CrictlState, process: Process): Outcome | Step {
  const all = readCrictlFlags(GLOBAL_FLAGS, process.argv.slice(1))
  const [name, ...rest] = all.operands
  if (all.has('version')) return outcomeOf('crictl version v1.36.0\n')
  if (name === undefined || name === 'help' || all.has('help')) return outcomeOf(crictlHelp())
  const command = findCommand(name)
  if (!command) return { stdout: '', stderr: `No help topic for '${name}'\n`, exitCode: 3 }
  try {
    const flags = readCrictlFlags(`${command.flags} help|h`, rest)
    if (flags.has('help')) return outcomeOf(crictlHelp(command))
    const host = process.machine.name
    if (!ALONE.includes(name)) checkEndpoint(cluster, host, endpointOf(all.text('runtime-endpoint'), process))
    const call: CrictlCall = {
      ...{ flags, operands: flags.operands, process, host, env: process.env },
      runtime: cluster.hosts.runtime(host),
      now: process.machine.now(),
    }
    return command.run ? outcomeOf(command.run(call)) : (command.step?.(call, state.work) ?? { exit: 0 })
  } catch (error) {
    if (error instanceof CrictlError) return outcomeOfError(error, command)
    throw error
  }
}

function goOn(cluster: Cluster, state: CrictlState, process: Process): Step {
  const now = process.machine.now()
  if (!state.done) {
    let found: Outcome | Step
    try {
      found = look(cluster, state, process)
    } catch (error) {
      if (!(error instanceof CrictlError)) throw error
      found = outcomeOfError(error, undefined)
    }
    if (!('stdout' in found)) return found
    state.done = { until: now + (found.ms ?? 0), outcome: found }
  }
  const { until, outcome } = state.done
  if (now < until) return { wait: 'time', until }
  process.write(1, outcome.stdout)
  process.write(2, outcome.stderr)
  return { exit: outcome.exitCode }
}

/** crictl for the hosts of a cluster. */
export const crictl = (cluster: () => Cluster): Program<CrictlState> => ({
  start: () => ({ work: {} }),
  step: (state, process) => goOn(cluster(), state, process),
})
