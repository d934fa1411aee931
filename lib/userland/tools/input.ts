/** The operands of a filter as one stream of lines or chunks, as plain data. */
import { Errno } from '@/lib/userland/kernel/errno'
import { fileName, type Io, reason } from '@/lib/userland/tools/io'

/** Pieces that a line may come in: some 8 MiB. */
const MAX_PARTS = 128
const EXACT_PARTS = 16

export interface Input {
  names: string[]
  /** Which of them is read; -1 before the first. */
  at: number
  /** undefined: none is open. */
  fd: number | undefined
  /** Pieces of a line whose end has not come. */
  parts: string[]
  /** Text that was read and not yet taken, from `offset` on. */
  text: string
  offset: number
  ended: boolean
  /** Files that could not be read. */
  failed: number
  /** How one that cannot be opened is said: % the name, ! why (`cannot open '%' for reading: !`); '' not. */
  words: string
}

/** How messages of one tool differ from `%: !`, by dialect. */
export interface InputWords {
  missing?: string
  busybox?: string
}

export const newInput = (operands: readonly string[], io: Io, words: InputWords = {}): Input => ({
  names: operands.length > 0 ? [...operands] : ['-'],
  at: -1,
  fd: undefined,
  parts: [],
  text: '',
  offset: 0,
  ended: true,
  failed: 0,
  words: (io.isBusybox ? words.busybox : words.missing) ?? '%: !',
})

/** The operand that is read. */
export const currentName = (input: Input): string => input.names[input.at] ?? '-'

export function complain(input: Input, io: Io, name: string, error: unknown, words = input.words): void {
  const why = reason(error)
  input.failed += 1
  if (words === '' || input.words === '') return
  const quoted = words.includes("'%'") ? name : fileName(name)
  io.warn(words.replace(/[%!]/g, (mark) => (mark === '%' ? quoted : why)))
  input.failed += 1
}

export function closeInput(input: Input, io: Io): void {
  if (input.fd !== undefined && input.fd !== 0) io.process.close(input.fd)
  input.fd = undefined
}

/** Goes on to the next operand that can be opened. */
export function nextFile(input: Input, io: Io): boolean {
  closeInput(input, io)
  while (++input.at < input.names.length) {
    const name = currentName(input)
    try {
      input.fd = name === '-' ? 0 : io.process.open(name, { read: true })
      input.text = ''
      input.offset = 0
      input.ended = false
      return true
    } catch (error) {
      complain(input, io, name, error)
    }
  }
  return false
}

/** Reads on: whether there is more, `wait` when there may be more later. */
function fill(input: Input, io: Io, exact: boolean): boolean | 'wait' {
  if (input.ended || input.fd === undefined) return false
  try {
    const text = exact ? io.process.readLine(input.fd) : io.process.read(input.fd, 65_536)
    if (text === '') return 'wait'
    if (text !== undefined) {
      input.text = input.text.slice(input.offset) + text
      input.offset = 0
      return true
    }
  } catch (error) {
    const isFolder = error instanceof Errno && error.code === 'EISDIR'
    const words = io.name === 'head' && isFolder ? "error reading '%': !" : '%: !'
    complain(input, io, currentName(input), error, io.isBusybox ? '%: !' : words)
  }
  input.ended = true
  return false
}

export interface Line {
  text: string
  /** The separator, or '' where the last line lacks it. */
  end: string
}

/** The next line of the file that is open; undefined at its end. `exact`: takes no more than it from the descriptor. */
export function takeLine(input: Input, io: Io, separator = '\n', exact = false): Line | 'wait' | undefined {
  for (;;) {
    const at = input.text.indexOf(separator, input.offset)
    if (at >= 0) {
      const text = input.parts.splice(0).join('') + input.text.slice(input.offset, at)
      input.offset = at + separator.length
      return { text, end: separator }
    }
    if (input.offset < input.text.length) input.parts.push(input.text.slice(input.offset))
    // Who reads no more than it needs gets a line without end (of /dev/zero) in pieces.
    if (exact && input.parts.length >= EXACT_PARTS) return { text: input.parts.splice(0).join(''), end: '' }
    if (input.parts.length > MAX_PARTS) io.fail('memory exhausted', 2)
    input.text = ''
    input.offset = 0
    const more = fill(input, io, exact)
    if (more === 'wait') return 'wait'
    if (more) continue
    if (input.parts.length === 0) return undefined
    return { text: input.parts.splice(0).join(''), end: '' }
  }
}

/** What there is of the file that is open; undefined at its end. */
export function takeChunk(input: Input, io: Io): string | 'wait' | undefined {
  if (input.offset >= input.text.length) {
    const more = fill(input, io, false)
    if (more !== true) return more === 'wait' ? 'wait' : undefined
  }
  const text = input.parts.splice(0).join('') + input.text.slice(input.offset)
  io.process.spend(text.length >> 3)
  input.text = ''
  input.offset = 0
  return text
}
