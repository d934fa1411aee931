import type { FileAction, LabEntry, LabLog } from '@/lib/lab/log'

/** What was done in one go, as somebody who looks on would tell it. */
export interface ReplayAct {
  kind: 'line' | 'keys' | 'time' | FileAction['kind']
  /** The line or keys that were typed, the file that was saved, renamed or deleted. */
  typed: string
  /** Virtual ms at which it began; undefined: as soon as the shell takes a command. */
  at?: number
  tty: number
  /** In order; that which gives it its name begins at `at`. */
  entries: readonly LabAction[]
}

type Body<E> = E extends LabEntry ? Omit<E, 'seq' | 'seen' | 'at'> & { at?: number } : never
/** An entry of a log, or a line of a script, which has no time of its own. */
export type LabAction = Body<LabEntry>

const KEY_NAMES: Record<string, string> = {
  '\x03': 'Ctrl+C',
  '\x04': 'Ctrl+D',
  '\x1a': 'Ctrl+Z',
  '\x1b': 'Esc',
  '\r': '⏎',
  '\n': '⏎',
  '\t': 'Tab',
  '\x7f': '⌫',
  '\x1b[A': '↑',
  '\x1b[B': '↓',
  '\x1b[C': '→',
  '\x1b[D': '←',
}

/** Keys as they are named on a keyboard: `:wq⏎`. */
export function keysText(keys: string): string {
  return keys.replace(/\x1b\[[A-D]|[\x00-\x1f\x7f]/g, (key) => KEY_NAMES[key] ?? '')
}

const KINDS = {
  line: 'line',
  keys: 'keys',
  write: 'write',
  move: 'move',
  remove: 'remove',
  advance: 'time',
  settle: 'time',
  resize: 'window',
  open: 'window',
  close: 'window',
} as const satisfies Record<LabEntry['kind'], ReplayAct['kind'] | 'window'>

function typedBy(entry: LabAction): string {
  if (entry.kind === 'line') return entry.text
  if (entry.kind === 'keys') return keysText(entry.text)
  if (entry.kind === 'move') return `${entry.path} → ${entry.to}`
  return 'path' in entry ? entry.path : ''
}

/** A log as its acts: keys that follow each other in one terminal are one; changes of windows belong to what comes next. */
export function actsOfLog({ entries }: Pick<LabLog, 'entries'>): ReplayAct[] {
  const acts: ReplayAct[] = []
  let windows: LabAction[] = []
  for (const entry of entries) {
    const kind = KINDS[entry.kind]
    const last = acts.at(-1)
    if (kind === 'window') windows.push(entry)
    else if (last?.kind === 'keys' && kind === 'keys' && last.tty === entry.tty && windows.length === 0)
      acts[acts.length - 1] = {
        ...last,
        typed: last.typed + typedBy(entry),
        entries: [...last.entries, entry],
      }
    else {
      acts.push({ kind, typed: typedBy(entry), at: entry.at, tty: entry.tty, entries: [...windows, entry] })
      windows = []
    }
  }
  return acts
}

/** A script as it is typed into the first terminal, line by line. */
export function actsOfScript(lines: readonly string[]): ReplayAct[] {
  return lines.map((text) => ({
    kind: 'line',
    typed: text,
    tty: 0,
    entries: [{ kind: 'line', tty: 0, text }],
  }))
}
