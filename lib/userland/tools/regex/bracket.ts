/**
 * A bracket expression: `[[:alpha:]_-]`.
 * Differs: collating elements and equivalence classes stand for their character only.
 */
import { type CharTest, charRange, not, POSIX, union } from '@/lib/cluster/apimachinery/regexp/char-class'
import { escapedChar, escapedClass } from '@/lib/userland/tools/regex/escape'
import type { PatternSource } from '@/lib/userland/tools/regex/pattern-source'
import { PatternError } from '@/lib/userland/tools/regex/syntax'

export function bracket(source: PatternSource): CharTest {
  source.pos += 1
  const negated = source.text[source.pos] === '^'
  if (negated) source.pos += 1
  const tests: CharTest[] = []
  for (let first = true; first || source.text[source.pos] !== ']'; first = false) {
    if (source.pos >= source.text.length) throw unmatchedBracket(source)
    tests.push(member(source))
  }
  source.pos += 1
  const test = union(tests)
  return negated ? not(test) : test
}

function unmatchedBracket(source: PatternSource): PatternError {
  return new PatternError(
    source.perl ? 'missing terminating ] for character class' : 'Unmatched [, [^, [:, [., or [=',
  )
}

function member(source: PatternSource): CharTest {
  const posix = /^\[:(\^?)(\w*):\]/.exec(source.rest)
  if (posix) {
    let test = Object.hasOwn(POSIX, posix[2]!) ? POSIX[posix[2]!] : undefined
    if (!test) throw new PatternError('Invalid character class name')
    if (source.flags.i && /^(upper|lower)$/.test(posix[2]!)) test = POSIX.alpha!
    source.pos += posix[0].length
    return posix[1] ? not(test) : test
  }
  const named = (source.perl || source.escapes) && source.looking('\\') ? escapedClass(source) : undefined
  if (named) return named
  const from = memberChar(source)
  const next = source.text[source.pos + 1]
  if (!source.looking('-') || next === ']' || next === undefined) return charRange(from, from, source.flags.i)
  source.pos += 1
  const to = memberChar(source)
  if ((to.codePointAt(0) ?? 0) < (from.codePointAt(0) ?? 0)) throw new PatternError('Invalid range end')
  return charRange(from, to, source.flags.i)
}

function memberChar(source: PatternSource): string {
  const collating = /^\[([.=])(.+?)\1\]/su.exec(source.rest)
  if (collating) {
    source.pos += collating[0].length
    return collating[2]!
  }
  const isEscape = source.looking('\\') && source.pos + 1 < source.text.length
  if (isEscape && (source.perl || source.escapes)) return escapedChar(source)
  return source.takeChar()
}
