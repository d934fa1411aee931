/** Escapes that stand for a character or a class of them, in a bracket as outside of one. */
import {
  type CharTest,
  charRange,
  isWordChar,
  not,
  PERL,
  POSIX,
  unicodeClass,
  union,
} from '@/lib/cluster/apimachinery/regexp/char-class'
import type { PatternSource } from '@/lib/userland/tools/regex/pattern-source'
import { PatternError } from '@/lib/userland/tools/regex/syntax'

const CONTROL: Record<string, string> = { a: '\x07', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
const SPACE = POSIX.space!
const horizontal = union([charRange(' ', ' ', false), charRange('\t', '\t', false)])

/** `\w`, and in Perl's dialect `\d`, `\h`, `\p{L}`; undefined for another escape. */
export function escapedClass(source: PatternSource): CharTest | undefined {
  const letter = source.text[source.pos + 1] ?? ''
  let test = 'wW'.includes(letter) ? isWordChar : 'sS'.includes(letter) ? SPACE : undefined
  if (source.perl && 'dD'.includes(letter)) test = PERL.d
  else if (source.perl && 'hH'.includes(letter)) test = horizontal
  else if (source.perl && letter === 'N') test = (char) => char === '\n'
  if (letter !== '' && test) {
    source.pos += 2
    return letter === letter.toUpperCase() ? not(test) : test
  }
  const match = source.perl ? /^\\([pP])(?:\{(\^?)(\w+)\}|(\w))/.exec(source.rest) : undefined
  if (!match) return undefined
  const property = unicodeClass(match[3] ?? match[4] ?? '')
  if (!property) throw new PatternError('unknown property name after \\P or \\p')
  source.pos += match[0].length
  return (match[1] === 'P') !== (match[2] === '^') ? not(property) : property
}

export function escapedChar(source: PatternSource): string {
  source.pos += 1
  if (source.perl || source.escapes) {
    const rest = source.rest
    const code =
      /^x(?:([0-9A-Fa-f]{1,2})|\{([0-9A-Fa-f]{1,6})\})|^u([0-9A-Fa-f]{4})|^(0[0-7]{0,2}|[1-7][0-7]{2})/.exec(
        rest,
      )
    if (code) {
      source.pos += code[0].length
      const hex = code[1] ?? code[2] ?? code[3]
      return String.fromCodePoint(
        Math.min(hex ? Number.parseInt(hex, 16) : Number.parseInt(code[4]!, 8), 0x10ffff),
      )
    }
    const letter = rest.charAt(0)
    const control = Object.hasOwn(CONTROL, letter) ? CONTROL[letter] : letter === 'b' ? '\b' : undefined
    if (control) {
      source.pos += 1
      return control
    }
  } else if (source.looking('n')) {
    // GNU's tools turn \n into a newline before they compile.
    source.pos += 1
    return '\n'
  }
  return source.takeChar()
}
