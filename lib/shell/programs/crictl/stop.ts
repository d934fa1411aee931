/** `stop`, `rm`, `stopp`, `rmp`: what the kubelet sees afterwards, it repairs. */
import {
  type CrictlCall,
  type CrictlCommand,
  type CrictlWork,
  findContainer,
  findSandbox,
  getContainer,
  getSandbox,
} from '@/lib/shell/programs/crictl/call'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import type { Step } from '@/lib/userland/kernel/program'

/** ms between two looks at a container that has been told to end. */
const POLL = 100

interface StopWork {
  /** Ids that are still to be stopped; the first one has been told when `until` is set. */
  ids?: string[]
  until?: number
}

function idsToStop(call: CrictlCall): string[] {
  const { flags, operands, runtime } = call
  if (flags.has('all') && operands.length > 0)
    throw new CrictlError('cannot specify CONTAINER-ID(s) when using --all')
  if (!flags.has('all') && operands.length === 0)
    throw new CrictlError('you must specify at least one CONTAINER-ID or use --all')
  if (!flags.has('all')) return [...operands]
  return runtime.containers().flatMap(({ running, id }) => (running ? [id] : []))
}

function stop(call: CrictlCall, state: CrictlWork): Step {
  const work = state as StopWork
  const { process, runtime, now } = call
  const grace = (call.flags.number('timeout') ?? 0) * 1000
  if (!work.ids) {
    work.ids = idsToStop(call)
    if (work.ids.length === 0) process.write(1, 'No running containers found.\n')
  }
  for (let id = work.ids[0]; id !== undefined; id = work.ids[0]) {
    const container = findContainer(call, id)
    if (container?.running) {
      if (work.until === undefined && grace > 0) {
        runtime.terminate(container)
        work.until = now + grace
      }
      if (work.until !== undefined && now < work.until && findContainer(call, id)?.running)
        return { wait: 'time', until: Math.min(now + POLL, work.until) }
      runtime.kill(container)
    }
    process.write(1, `${id}\n`)
    work.ids.shift()
    delete work.until
  }
  return { exit: 0 }
}

function wantedIds({ flags, operands }: CrictlCall, all: () => string[]): readonly string[] {
  if (flags.has('all')) return all()
  if (operands.length === 0) throw new CrictlError('ID cannot be empty', { usage: true })
  return operands
}

function remove(call: CrictlCall): string {
  const { runtime, flags } = call
  const ids = wantedIds(call, () => runtime.containers().map(({ id }) => id))
  let out = ''
  for (const id of ids) {
    const container = getContainer(call, id, `getting container status ${JSON.stringify(id)}: `)
    if (container.running) {
      if (!flags.has('force'))
        throw new CrictlError(`container ${JSON.stringify(id)} is running, please stop it first`)
      runtime.kill(container)
      out += `${id}\n`
    }
    runtime.remove(container)
    out += `${id}\n`
  }
  return out
}

function stopSandboxes(call: CrictlCall): string {
  const ids = wantedIds(call, () => [])
  return ids
    .map((id) => {
      const sandbox = findSandbox(call, id)
      if (sandbox) call.runtime.stopSandbox(sandbox)
      return `Stopped sandbox ${id}\n`
    })
    .join('')
}

function removeSandboxes(call: CrictlCall): string {
  const { runtime, flags } = call
  const ids = wantedIds(call, () => runtime.sandboxes().map(({ id }) => id))
  let out = ''
  for (const id of ids) {
    const sandbox = getSandbox(call, id, `getting sandbox status of pod ${JSON.stringify(id)}: `)
    if (sandbox.ready) {
      if (!flags.has('force'))
        throw new CrictlError(`pod ${JSON.stringify(id)} is running, please stop it first`)
      runtime.stopSandbox(sandbox)
      out += `Stopped sandbox ${id}\n`
    }
    runtime.removeSandbox(sandbox)
    out += `Removed sandbox ${id}\n`
  }
  return out
}

const CONTAINERS = 'CONTAINER-ID [CONTAINER-ID...]'
const PODS = 'POD-ID [POD-ID...]'

export const stopCommands: readonly CrictlCommand[] = [
  {
    name: 'stop',
    operands: CONTAINERS,
    usage: 'Stop one or more running containers',
    flags: 'timeout|t: all|a',
    step: stop,
  },
  {
    name: 'rm',
    operands: CONTAINERS,
    usage: 'Remove one or more containers',
    flags: 'force|f keep-logs|k all|a',
    run: remove,
  },
  { name: 'stopp', operands: PODS, usage: 'Stop one or more running pods', flags: '', run: stopSandboxes },
  {
    name: 'rmp',
    operands: PODS,
    usage: 'Remove one or more pods',
    flags: 'force|f all|a',
    run: removeSandboxes,
  },
]
