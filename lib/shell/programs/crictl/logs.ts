import { parseDuration } from '@/lib/cluster/apimachinery/duration'
import { formatMicroTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { type HostContainer, isErrorLine } from '@/lib/cluster/host/cri/host-container'
import {
  type CrictlCall,
  type CrictlCommand,
  type CrictlWork,
  getContainer,
} from '@/lib/shell/programs/crictl/call'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import type { Step } from '@/lib/userland/kernel/program'

const POLL = 1000

interface LogsWork {
  /** Lines that have been shown, of all. */
  shown?: number
}

/** @throws CrictlError */
function sinceOf({ flags, now }: CrictlCall): number | undefined {
  const text = flags.text('since')
  if (!text) return undefined
  const ago = parseDuration(text)
  if (ago !== undefined) return now - ago
  const at = parseTime(/[Z+]/.test(text.slice(10)) ? text : `${text}Z`)
  if (at === undefined)
    throw new CrictlError(`failed to parse value as time or duration: ${JSON.stringify(text)}`)
  return at
}

/** @throws CrictlError when there was none */
function chosen(call: CrictlCall): HostContainer {
  const [id = ''] = call.operands
  if (id === '') throw new CrictlError('ID cannot be empty')
  const container = getContainer(call, id)
  if (!call.flags.has('previous')) return container
  const { name, uid, attempt } = container
  if (attempt === 0) throw new CrictlError(`previous terminated container ${name} not found`)
  const before = call.runtime
    .containers()
    .find((one) => one.name === name && one.uid === uid && one.attempt === attempt - 1)
  if (before) return before
  throw new CrictlError(
    `failed to try resolving symlinks in path ${JSON.stringify(container.logPath.replace(/\d+\.log$/, `${attempt - 1}.log`))}: no such file or directory`,
  )
}

function logs(call: CrictlCall, state: CrictlWork): Step {
  const work = state as LogsWork
  const { flags, process, now } = call
  const container = chosen(call)
  const lines = container.lines()
  const since = sinceOf(call)
  const tail = flags.number('tail') ?? -1
  const recent = since === undefined ? lines : lines.filter(({ at }) => at >= since)
  const first = tail < 0 ? recent : tail === 0 ? [] : recent.slice(-tail)
  const limit = flags.number('limit-bytes') ?? -1
  let left = limit < 0 ? Number.POSITIVE_INFINITY : limit
  for (const line of work.shown === undefined ? first : lines.slice(work.shown)) {
    const time = flags.has('timestamps') ? `${formatMicroTime(line.at).replace('Z', '000Z')} ` : ''
    const text = `${time}${line.text}\n`.slice(0, left)
    left -= text.length
    process.write(isErrorLine(container, line) ? 2 : 1, text)
  }
  work.shown = lines.length
  if (!flags.has('follow') || !container.running) return { exit: 0 }
  return { wait: 'change', until: now + POLL }
}

export const logsCommand: CrictlCommand = {
  ...{ name: 'logs', operands: 'CONTAINER-ID', usage: 'Fetch the logs of a container' },
  flags: 'follow|f tail: limit-bytes: since: timestamps|t previous|p reverse|r',
  step: logs,
}
