/** Who can run, and why nobody can. */
import type { Core } from '@/lib/userland/kernel/core'
import { isReadable, isWritable } from '@/lib/userland/kernel/open-files'
import type { Wait } from '@/lib/userland/kernel/program'
import type { ProcessRecord } from '@/lib/userland/kernel/state'

/** Why nothing can run any more. */
export interface Pause {
  /** The slice ended; there is more to do at once. */
  busy?: true
  /** More was done than may be: the process has ended or was interrupted; the host says so. */
  limit?: { name: string; pid: number }
  /** The next moment for which a process waits, in virtual ms. */
  until?: number
  /** Terminals that a process of their foreground waits for, and which. */
  readers: Map<string, number>
  /** Processes that wait for anything to change. */
  follows: number[]
  requests: { pid: number; request: unknown }[]
  /** There is a process that has not ended and is not stopped. */
  alive: boolean
}

export function isReady(core: Core, record: ProcessRecord): boolean {
  if (record.ended || record.stopped) return false
  const { wait } = record
  if (!wait || record.woken) return true
  switch (wait.wait) {
    case 'input':
      return isDue(core, record, wait.until) || wait.fds.some((fd) => isReadable(core, record, fd))
    case 'output':
      return isWritable(core, record, wait.fd)
    case 'time':
    case 'change':
      return isDue(core, record, wait.until)
    case 'child':
      return hasNews(core, record.pid)
    case 'host':
      return false
  }
}

function isDue(core: Core, record: ProcessRecord, until: number | undefined): boolean {
  return until !== undefined && until <= core.machine(record.place).now()
}

/** A parent that was woken by ends it does not ask for now sleeps until there is another. */
export function takeNews(core: Core, parent: number): void {
  // A copy takes the place of its record, which leaves the order as it is.
  for (const { pid, ppid, ended, tells } of core.state.processes.values())
    if (ppid === parent && ended && tells) core.getProcess(pid).tells = false
}

function hasNews(core: Core, parent: number): boolean {
  let children = 0
  for (const one of core.state.processes.values()) {
    if (one.ppid !== parent) continue
    children += 1
    if (one.tells && (one.ended || one.stopped)) return true
  }
  return children === 0
}

const due = ({ wait, woken }: ProcessRecord) => (wait && 'until' in wait && !woken ? (wait.until ?? 0) : 0)

/** Those that can run now, the earliest moment first, then in turn. */
export function ready(core: Core): ProcessRecord[] {
  const found: ProcessRecord[] = []
  for (const record of core.state.processes.values()) if (isReady(core, record)) found.push(record)
  return found.length > 1 ? found.sort((a, b) => due(a) - due(b) || a.turn - b.turn) : found
}

export function pauseOf(core: Core): Pause {
  const pause: Pause = { readers: new Map(), follows: [], requests: [], alive: false }
  for (const record of core.state.processes.values()) {
    if (record.ended || record.stopped) continue
    pause.alive = true
    if (record.wait) tell(core, pause, record, record.wait)
  }
  pause.requests.sort((a, b) => a.pid - b.pid)
  return pause
}

function tell(core: Core, pause: Pause, record: ProcessRecord, wait: Wait): void {
  if ('until' in wait && wait.until !== undefined && wait.until !== Infinity)
    pause.until = Math.min(pause.until ?? Infinity, wait.until)
  if (wait.wait === 'host') pause.requests.push({ pid: record.pid, request: wait.request })
  if (wait.wait === 'change') pause.follows.push(record.pid)
  if (wait.wait !== 'input') return
  for (const fd of wait.fds) {
    const file = core.state.files.get(record.fds.get(fd) ?? 0)
    if (file?.kind === 'terminal') pause.readers.set(file.tty, record.pid)
  }
}
