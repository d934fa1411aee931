/**
 * top.
 * Mirrors: the first screen of procps-ng's, and busybox'.
 * Differs: nothing measures processor time, so that the machine is idle; of its keys only q and the blank count.
 */
import type { ProcessInfo } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'
import { userName } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { type OptionSpec, readOptions } from '@/lib/userland/tools/options'
import { commOf } from '@/lib/userland/tools/process/kill'
import { memoryRows, uptimeLine } from '@/lib/userland/tools/process/system'
import { steppedTool } from '@/lib/userland/tools/tool'

const SPEC: OptionSpec = { options: 'bcd:Hin:o:p:u:w::S', usage: '-hv | -bcEeHiOSs1 -d secs -n max' }

interface State {
  left: number
  delay: number
  next: number
  batch: boolean
  full: boolean
}

function start(io: Io): State {
  // Without a dash it reads them all the same.
  const words = io.process.argv
    .slice(1)
    .map((word, index) => (index === 0 && /^[bcHiS]+n?$/.test(word) ? `-${word}` : word))
  const args = readOptions(io.name, SPEC, words, io.dialect)
  const isTerminal = io.process.isTerminal(1)
  const batch = args.has('b')
  if (!isTerminal && !batch && !io.isBusybox) io.fail('failed tty get')
  if (isTerminal && !batch) io.process.setTerminalMode(1, { cooked: false, echo: false })
  if (isTerminal && !batch) io.process.onSignal('INT', 'catch')
  return {
    left: Number(args.value('n') ?? Infinity),
    delay: Math.max(0.1, Number(args.value('d') ?? 3)) * 1000,
    next: io.process.machine.now(),
    batch,
    full: args.has('c'),
  }
}

const mib = (bytes: number) => (bytes / 1024 ** 2).toFixed(1)

function summary(io: Io, all: readonly ProcessInfo[]): string {
  const count = (state: ProcessInfo['state']) =>
    String(all.filter((one) => one.state === state).length).padStart(3)
  const [mem, swap] = memoryRows(io)
  const [total = 0, used = 0, free = 0, , cache = 0, available = 0] = mem?.values ?? []
  const of = (label: string, values: number[], noun: string) =>
    `MiB ${label}: ${mib(values[0] ?? 0).padStart(8)} total, ${mib(values[1] ?? 0).padStart(8)} free, ${mib(values[2] ?? 0).padStart(8)} used${noun}`
  return [
    `top -${uptimeLine(io)}`,
    `Tasks: ${String(all.length).padStart(3)} total, ${count('R')} running, ${count('S')} sleeping, ${count('T')} stopped, ${count('Z')} zombie`,
    '%Cpu(s):  0.3 us,  0.3 sy,  0.0 ni, 99.3 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st ',
    `${of('Mem ', [total, free, used], `, ${mib(cache).padStart(8)} buff/cache`)}     `,
    `${of('Swap', swap?.values ?? [], `. ${mib(available).padStart(8)} avail Mem`)} `,
    '',
    '    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND',
  ].join('\n')
}

function line(io: Io, one: ProcessInfo, full: boolean): string {
  const rss = one.rss ?? 3584
  const total = memoryRows(io)[0]?.values[0] ?? 1
  const share = ((rss * 1024 * 100) / total).toFixed(1)
  const numbers = `${String(rss * 2).padStart(7)} ${String(rss).padStart(6)} ${String(Math.floor(rss * 0.7)).padStart(6)}`
  const who = userName(io.process, one.uid).slice(0, 8).padEnd(8)
  const what = full ? one.argv.join(' ') : commOf(one)
  return `${String(one.pid).padStart(7)} ${who}  20   0 ${numbers} ${one.state}   0.0 ${share.padStart(5)}   0:00.00 ${what}`
}

function busybox(io: Io, all: readonly ProcessInfo[]): string {
  const [mem] = memoryRows(io)
  const [, used = 0, free = 0, , cache = 0] = (mem?.values ?? []).map((bytes) => Math.floor(bytes / 1024))
  const rows = all.map(
    (one) =>
      `${String(one.pid).padStart(5)} ${String(one.ppid).padStart(5)} ${userName(io.process, one.uid).slice(0, 8).padEnd(8)} ${one.state.padEnd(4)} ${String((one.rss ?? 3584) * 2).padStart(5)}   0%   0   0% ${one.argv.join(' ')}`,
  )
  return [
    `Mem: ${used}K used, ${free}K free, 0K shrd, 0K buff, ${cache}K cached`,
    'CPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq',
    `Load average: 0.08 0.03 0.01 1/${all.length} ${all.at(-1)?.pid ?? 0}`,
    '  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND',
    ...rows,
  ].join('\n')
}

function screen(state: State, io: Io): string {
  const all = io.process.processes()
  if (io.isBusybox) return busybox(io, all)
  return [summary(io, all), ...all.map((one) => line(io, one, state.full))].join('\n')
}

function end(state: State, io: Io): Step {
  if (!state.batch && io.process.isTerminal(1)) io.process.setTerminalMode(1, { cooked: true, echo: true })
  if (!state.batch && io.process.isTerminal(1)) io.out('\n')
  return { exit: 0 }
}

export const top = steppedTool<State>({
  start,
  step(state, io) {
    const { process } = io
    const isScreen = !state.batch && process.isTerminal(1)
    if (process.takeSignals().length > 0) return end(state, io)
    const keys = isScreen ? process.read(0) : ''
    if (keys === undefined || keys.includes('q') || keys.includes('\x03')) return end(state, io)
    if (process.machine.now() >= state.next || keys.includes(' ')) {
      const text = screen(state, io)
      const rows = process.terminal(1)?.rows ?? 24
      const columns = process.terminal(1)?.columns ?? 80
      const cut = text
        .split('\n')
        .slice(0, rows)
        .map((row) => row.slice(0, columns))
      io.out(isScreen ? `\x1b[H\x1b[2J${cut.join('\n')}` : `${text}\n${state.left > 1 ? '\n' : ''}`)
      state.left -= 1
      state.next = process.machine.now() + state.delay
    }
    if (state.left <= 0) return end(state, io)
    return isScreen ? { wait: 'input', fds: [0], until: state.next } : { wait: 'time', until: state.next }
  },
})
