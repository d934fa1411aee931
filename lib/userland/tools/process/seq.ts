import type { Io } from '@/lib/userland/tools/io'
import { type OptionSpec, readOptions, usageError } from '@/lib/userland/tools/options'
import { steppedTool } from '@/lib/userland/tools/tool'

const SPEC: OptionSpec = {
  options: '+f:s:w',
  long: { format: 'f', separator: 's', 'equal-width': 'w' },
  usage: '[OPTION]... [FIRST [INCREMENT]] LAST',
  // Numbers below zero are no options.
  isOperand: (word) => /^-[\d.]/.test(word),
}

interface State {
  first: number
  step: number
  last: number
  /** How many have been written. */
  index: number
  digits: number
  width: number
  separator: string
  format?: string
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,2})?$/i

const digitsOf = (text: string) => (/e/i.test(text) ? 0 : (text.split('.')[1]?.length ?? 0))

/** One directive for a number, no other. */
function checkFormat(io: Io, format: string | undefined): void {
  if (format === undefined) return
  const directives = [...format.matchAll(/%%|%[-0 +#']*\d*(?:\.\d+)?(.?)/g)].filter(
    ([whole]) => whole !== '%%',
  )
  const [first, second] = directives
  if (!first) io.fail(`format ${io.quote(format)} has no % directive`)
  if (!/[aefgEFG]/.test(first?.[1] ?? ''))
    io.fail(`format ${io.quote(format)} has unknown %${first?.[1]} directive`)
  if (second) io.fail(`format ${io.quote(format)} has too many % directives`)
}

function start(io: Io): State {
  const args = readOptions(io.name, SPEC, io.process.argv.slice(1), io.dialect)
  const words = args.operands
  const wrong = (message: string) =>
    usageError(
      io.name,
      SPEC,
      io.dialect,
      io.isBusybox && words.length !== 0 ? message.replace(/[‘’]/g, "'") : message,
    )
  if (words.length === 0) throw wrong('missing operand')
  if (words.length > 3) throw wrong(`extra operand ${io.quote(words[3] ?? '')}`)
  for (const word of words)
    if (!NUMBER.test(word) && !/^[-+]?inf(?:inity)?$/i.test(word))
      throw wrong(
        io.isBusybox ? `invalid number '${word}'` : `invalid floating point argument: ${io.quote(word)}`,
      )
  const numbers = words.map((word) =>
    /inf/i.test(word) ? (word.startsWith('-') ? -Infinity : Infinity) : Number(word),
  )
  const [first, step, last] =
    words.length === 1 ? [1, 1, numbers[0]] : words.length === 2 ? [numbers[0], 1, numbers[1]] : numbers
  if (step === 0) throw wrong(`invalid Zero increment value: ${io.quote(words[1] ?? '')}`)
  const shown = words.slice(0, Math.max(1, words.length - 1))
  const digits = words.length === 1 ? 0 : Math.max(...shown.map(digitsOf))
  const longest = (value: number) => value.toFixed(digits).length
  const format = args.value('f')
  checkFormat(io, format)
  return {
    first: first ?? 1,
    step: step ?? 1,
    last: last ?? 0,
    index: 0,
    digits,
    width: args.has('w') ? Math.max(longest(first ?? 1), Number.isFinite(last) ? longest(last ?? 0) : 0) : 0,
    separator: (args.value('s') ?? '\n').replaceAll('\\n', '\n').replaceAll('\\t', '\t'),
    format,
  }
}

function padded(text: string, width: number): string {
  return text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0')
}

/** The one directive of a format, for a number. */
function formatted(format: string, value: number): string {
  return format.replace(
    /%%|%([-0 +]*)(\d*)(?:\.(\d+))?([efgEFG])/g,
    (whole, flags: string, width: string, places: string | undefined, letter: string) => {
      if (whole === '%%') return '%'
      const size = Math.min(Number(width), 100)
      const precision = Math.min(Number(places ?? 6), 50)
      let text =
        letter === 'f' || letter === 'F'
          ? value.toFixed(precision)
          : String(Number(value.toPrecision(Math.max(1, precision))))
      if (letter === 'e' || letter === 'E')
        text = value.toExponential(precision).replace(/e([-+])(\d)$/, 'e$10$2')
      if (flags.includes('+') && value >= 0) text = `+${text}`
      if (flags.includes('-')) return text.padEnd(size)
      return flags.includes('0') ? padded(text, size) : text.padStart(size)
    },
  )
}

const CHUNK = 2000

export const seq = steppedTool<State>({
  start,
  step(state, io) {
    const { first, step, last, digits, width, separator, format } = state
    const ends = (value: number) => (step > 0 ? value > last + step * 1e-10 : value < last + step * 1e-10)
    for (let count = 0; count < CHUNK; count++) {
      const value = first + state.index * step
      if (ends(value)) {
        if (state.index > 0) io.out('\n')
        return { exit: 0 }
      }
      const text = format === undefined ? padded(value.toFixed(digits), width) : formatted(format, value)
      io.out(state.index === 0 ? text : separator + text)
      state.index += 1
    }
    return { wait: 'output', fd: 1 }
  },
})
