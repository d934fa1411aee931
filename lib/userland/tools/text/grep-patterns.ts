/** grep's patterns: where they come from, in which syntax they are, and where they match in a line. */
import { type Io, reason } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { type Match, type Regex, regexOf } from '@/lib/userland/tools/regex/regex'
import type { SyntaxOptions } from '@/lib/userland/tools/regex/syntax'
import { GREP_OPTIONS } from '@/lib/userland/tools/text/grep-options'
import type { GrepState } from '@/lib/userland/tools/text/grep-state'

export function readPatterns(args: Args, io: Io): string[] {
  const given = args.given.filter(([letter]) => letter === 'e' || letter === 'f')
  if (given.length === 0) {
    const first = args.operands.shift()
    if (first === undefined) throw usageError(io.name, GREP_OPTIONS, io.dialect)
    given.push(['e', first])
  }
  return given.flatMap(([letter, value]) => {
    if (letter === 'e') return value.split('\n')
    try {
      const text = io.readFile(value === '-' ? '/dev/stdin' : value)
      return text === '' ? [] : text.replace(/\n$/, '').split('\n')
    } catch (error) {
      return io.fail(`${value}: ${reason(error)}`, 2)
    }
  })
}

export function syntaxOf(args: Args, io: Io): SyntaxOptions {
  const byName = { egrep: 'E', fgrep: 'F' }[io.name]
  const letter = args.last('EFGP') ?? byName
  const dialect = ({ E: 'extended', F: 'fixed', P: 'perl' } as const)[letter ?? ''] ?? 'basic'
  return { dialect, ignoreCase: (args.last('iy') ?? '') !== '', word: args.has('w'), whole: args.has('x') }
}

const compiled = new WeakMap<GrepState, Regex[]>()

export function matchers(state: GrepState): Regex[] {
  let found = compiled.get(state)
  if (!found) {
    found = state.patterns.map((pattern) => regexOf(pattern, state.syntax))
    compiled.set(state, found)
  }
  return found
}

/** The leftmost match of any pattern, the longest of those. */
function firstMatch(state: GrepState, text: string, from: number): Match | undefined {
  let best: Match | undefined
  for (const regex of matchers(state)) {
    const match = regex.exec(text, from)
    if (!match) continue
    if (!best || match[0]! < best[0]! || (match[0] === best[0] && match[1]! > best[1]!)) best = match
  }
  return best
}

/** The parts of a line that match, the others between them. */
export function* matchesIn(state: GrepState, text: string): Generator<[start: number, end: number]> {
  for (let from = 0; from <= text.length; ) {
    const match = firstMatch(state, text, from)
    if (!match) return
    const [start, end] = match as [number, number]
    if (end > start) yield [start, end]
    from = end > start ? end : end + 1
  }
}
