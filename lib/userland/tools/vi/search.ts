import { type Regex, regexOf } from '@/lib/userland/tools/regex/regex'
import { PatternError } from '@/lib/userland/tools/regex/syntax'
import { lineAt, type Place, type ViState } from '@/lib/userland/tools/vi/state'

/** Vim's patterns are nearly those of sed. @throws PatternError */
export function patternOf(state: ViState, pattern: string): Regex {
  const insensitive = state.options.ignorecase || pattern.includes('\\c')
  const source = pattern.replace(/\\[cC]/g, '').replace(/\\v/g, '')
  return regexOf(source, {
    dialect: pattern.startsWith('\\v') ? 'extended' : 'basic',
    ignoreCase: insensitive,
    escapes: true,
  })
}

function lastBefore(regex: Regex, line: string, end: number): number {
  let found = -1
  for (let at = 0; at <= line.length; ) {
    const match = regex.exec(line, at)
    const [start = -1, stop = 0] = match ?? []
    if (!match || start >= end) break
    found = start
    at = Math.max(stop, start + 1)
  }
  return found
}

/** The next place where the pattern is found, around the end of the text; the message says what went wrong. */
export function find(state: ViState, pattern: string, backwards: boolean): Place | undefined {
  if (pattern === '') return undefined
  try {
    const regex = patternOf(state, pattern)
    const { length } = state.lines
    for (let i = 0; i <= length; i++) {
      const row = (state.row + (backwards ? -i : i) + length * 2) % length
      const line = lineAt(state, row)
      const col = backwards
        ? lastBefore(regex, line, i === 0 ? state.col : line.length + 1)
        : (regex.exec(line, i === 0 ? state.col + 1 : 0)?.[0] ?? -1)
      if (col >= 0 && (col <= line.length || line === '')) return { row, col }
    }
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
  }
  state.message = `E486: Pattern not found: ${pattern}`
  return undefined
}
