import type { Core } from '@/lib/userland/kernel/core'
import { closeAll } from '@/lib/userland/kernel/descriptors'
import { Errno } from '@/lib/userland/kernel/errno'
import type { ExitStatus, Signal } from '@/lib/userland/kernel/process'
import type { ProcessRecord } from '@/lib/userland/kernel/state'

const STOPS: ReadonlySet<Signal> = new Set(['STOP', 'TSTP', 'TTIN', 'TTOU'])
const UNNOTICED: ReadonlySet<Signal> = new Set(['CHLD', 'WINCH', 'CONT', 'URG'])

function stop(core: Core, record: ProcessRecord, signal: Signal): void {
  if (record.stopped) return
  record.stopped = signal
  record.tells = true
  tellParent(core, record)
}

/** Lets the parent notice that a child ended, stopped or goes on. */
export function tellParent(core: Core, record: ProcessRecord): void {
  const parent = core.state.processes.get(record.ppid)
  if (parent && !parent.ended) raise(core, core.getProcess(record.ppid), 'CHLD')
}

/** Forgets a process that has ended. */
export function forget(core: Core, pid: number): void {
  core.state.processes.delete(pid)
}

/** Children get pid 1 as their parent; without one they are forgotten as they end (ppid -1). */
function giveAway(core: Core, record: ProcessRecord): void {
  const hasInit = core.state.processes.has(1) && record.pid !== 1
  for (const { pid, ppid, ended } of [...core.state.processes.values()]) {
    if (ppid !== record.pid) continue
    if (ended && !hasInit) forget(core, pid)
    else {
      const child = core.getProcess(pid)
      child.ppid = hasInit ? 1 : -1
      if (ended) tellParent(core, child)
    }
  }
}

/** A process ends: its descriptors close, its children get another parent, its own is told. */
export function endProcess(core: Core, record: ProcessRecord, status: ExitStatus): void {
  if (record.ended) return
  core.stirs += 1
  record.ended = status
  record.tells = true
  record.stopped = undefined
  record.wait = undefined
  record.state = undefined
  closeAll(core, record)
  giveAway(core, record)
  const parent = core.state.processes.get(record.ppid)
  if (record.ppid < 0 || (parent && parent.actions.get('CHLD') === 'ignore')) forget(core, record.pid)
  else tellParent(core, record)
  if (record.pid !== 1) return
  for (const { pid } of [...core.state.processes.values()])
    if (pid !== 1) raise(core, core.getProcess(pid), 'KILL')
}

function goOn(core: Core, record: ProcessRecord): void {
  if (!record.stopped) return
  record.stopped = undefined
  record.tells = false
  const { pending } = record
  record.pending = []
  for (const signal of pending) raise(core, record, signal)
}

/** Signals that only have an effect where they are caught: pid 1 of a machine that runs from it. */
function isSpared(record: ProcessRecord, signal: Signal, fromInside: boolean): boolean {
  return record.pid === 1 && fromInside && !record.actions.has(signal)
}

/** Sends a signal to a process, as its own actions say. */
export function raise(core: Core, record: ProcessRecord, signal: Signal, fromInside = false): void {
  if (record.ended) return
  if (isSpared(record, signal, fromInside)) return
  if (signal === 'KILL') endProcess(core, record, { signal })
  else if (signal === 'STOP') stop(core, record, signal)
  else if (record.stopped && signal !== 'CONT') {
    const isNoticed = !UNNOTICED.has(signal) || record.actions.has(signal)
    if (isNoticed && record.actions.get(signal) !== 'ignore') record.pending.push(signal)
  } else {
    if (signal === 'CONT') goOn(core, record)
    act(core, record, signal)
  }
}

/** Does what the process has it do: nothing, to be told, or the default. */
function act(core: Core, record: ProcessRecord, signal: Signal): void {
  const action = record.actions.get(signal)
  if (action === 'ignore') return
  if (action === 'catch') {
    record.caught.push(signal)
    core.wake(record)
  } else if (STOPS.has(signal)) stop(core, record, signal)
  else if (!UNNOTICED.has(signal)) endProcess(core, record, { signal })
}

/** Sends it to every process of a group; false: there is none. */
export function raiseGroup(core: Core, pgid: number, signal: Signal): boolean {
  const members = [...core.state.processes.values()].filter((one) => one.pgid === pgid && !one.ended)
  for (const { pid } of members) raise(core, core.getProcess(pid), signal)
  return members.length > 0
}

function mayKill(sender: ProcessRecord, target: ProcessRecord): boolean {
  return sender.uid === 0 || sender.uid === target.uid
}

/** kill(2): a positive pid, a group as its negative, 0 the own group, -1 all but pid 1 and itself. */
export function kill(core: Core, sender: ProcessRecord, pid: number, signal: Signal | 0): void {
  const group = pid === 0 ? sender.pgid : -pid
  const alive = [...core.state.processes.values()].filter((one) =>
    core.seesEachOther(one.place, sender.place),
  )
  const targets = alive.filter((one) => {
    if (pid > 0) return one.pid === pid
    return pid === -1 ? one.pid !== 1 && one.pid !== sender.pid : one.pgid === group && !one.ended
  })
  if (targets.length === 0) {
    const machine = core.machine(sender.place)
    if (!machine.processes?.().some((one) => one.pid === pid)) throw new Errno('ESRCH')
    if (sender.uid !== 0) throw new Errno('EPERM')
    if (signal !== 0) machine.signal?.(pid, signal)
    return
  }
  const allowed = targets.filter((one) => mayKill(sender, one))
  if (allowed.length === 0) throw new Errno('EPERM')
  if (signal !== 0) for (const one of allowed) raise(core, core.getProcess(one.pid), signal, true)
}
