/**
 * The line discipline of terminals: editing of a line, control characters as signals. Echo is the driver's.
 */
import { type Core, Ended } from '@/lib/userland/kernel/core'
import type { Signal } from '@/lib/userland/kernel/process'
import { raiseGroup } from '@/lib/userland/kernel/signals'
import type { ProcessRecord, Terminal } from '@/lib/userland/kernel/state'

const CONTROL: Record<string, Signal> = { '\x03': 'INT', '\x1c': 'QUIT', '\x1a': 'TSTP' }

/** A process may read its terminal from the foreground only, and is stopped elsewhere. */
const isForeground = (record: ProcessRecord, terminal: Terminal) =>
  record.tty !== terminal.name || terminal.foreground === record.pgid

export function terminalReady(core: Core, record: ProcessRecord, tty: string): boolean {
  const terminal = core.state.terminals.get(tty)
  return !terminal || !isForeground(record, terminal) || terminal.ready.length > 0
}

export function readTerminal(
  core: Core,
  record: ProcessRecord,
  tty: string,
  max: number,
): string | undefined {
  const terminal = core.terminal(tty)
  if (!terminal) return undefined
  if (!isForeground(record, terminal)) {
    raiseGroup(core, record.pgid, 'TTIN')
    if (record.ended) throw new Ended()
    return ''
  }
  const first = terminal.ready.shift()
  if (first === undefined) return ''
  if (first === '') return undefined
  if (first.length > max) terminal.ready.unshift(first.slice(max))
  return first.slice(0, max)
}

function edited(line: string, key: string): string | undefined {
  if (key === '\x7f' || key === '\b') return [...line].slice(0, -1).join('')
  if (key === '\x15') return ''
  if (key === '\x17') {
    const end = line.trimEnd()
    return end.slice(0, end.lastIndexOf(' ') + 1)
  }
  return undefined
}

/** Keys that were pressed, or text that was pasted. */
export function typeInto(core: Core, tty: string, text: string): void {
  const terminal = core.terminal(tty)
  if (!terminal) return
  if (!terminal.cooked) {
    terminal.ready.push(text)
    return
  }
  for (const char of text) {
    const key = char === '\r' ? '\n' : char
    const signal = CONTROL[key]
    if (signal) {
      terminal.line = ''
      raiseGroup(core, terminal.foreground, signal)
    } else if (key === '\n') {
      terminal.ready.push(`${terminal.line}\n`)
      terminal.line = ''
    } else if (key === '\x04') {
      terminal.ready.push(terminal.line)
      terminal.line = ''
    } else terminal.line = edited(terminal.line, key) ?? terminal.line + key
  }
}
