/** How often an atom is repeated: `*`, `+`, `?` and `{2,5}` as each dialect writes them. */
import type { PatternSource } from '@/lib/userland/tools/regex/pattern-source'
import { PatternError } from '@/lib/userland/tools/regex/syntax'

interface Quantifier {
  min: number
  max: number | undefined
}

const DUP_MAX = 32_767

function bounds(source: PatternSource): Quantifier | undefined {
  const written = source.basic ? '\\{' : '{'
  if (!source.looking(written)) return undefined
  const rest = source.text.slice(source.pos + written.length)
  const match = /^(\d*)(,?)(\d*)(\\?)\}/.exec(rest)
  const isWhole =
    match && (match[4] === '\\') === source.basic && (match[1] !== '' || (match[2] !== '' && !source.perl))
  if (!isWhole) {
    if (!source.basic) return undefined
    throw new PatternError(rest.includes('\\}') ? 'Invalid content of \\{\\}' : 'Unmatched \\{')
  }
  source.pos += written.length + match[0].length
  const min = Number(match[1])
  const max = match[2] === '' ? min : match[3] === '' ? undefined : Number(match[3])
  if (max !== undefined && max < min) throw new PatternError('Invalid content of \\{\\}')
  if (min > DUP_MAX || (max ?? 0) > DUP_MAX) throw new PatternError('Regular expression too big')
  return { min, max }
}

export function quantifier(source: PatternSource): Quantifier | undefined {
  const char = source.text[source.pos]
  if (char === '*') {
    source.pos += 1
    return { min: 0, max: undefined }
  }
  if (source.operator('+')) return { min: 1, max: undefined }
  if (source.operator('?')) return { min: 0, max: 1 }
  return bounds(source)
}
