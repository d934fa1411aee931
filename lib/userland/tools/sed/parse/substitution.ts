/** The `s` command with its flags. */

import { regexOf } from '@/lib/userland/tools/regex/regex'
import { delimited } from '@/lib/userland/tools/sed/parse/delimited'
import { parsePattern, type ScriptOptions } from '@/lib/userland/tools/sed/parse/pattern'
import { replacementPieces } from '@/lib/userland/tools/sed/parse/replacement'
import type { ScriptReader } from '@/lib/userland/tools/sed/parse/script-reader'
import type { Substitution } from '@/lib/userland/tools/sed/script'

/** Reads the flags into the substitution; returns those of the pattern. */
function readFlags(reader: ScriptReader, out: Substitution): string {
  let seen = ''
  for (;;) {
    const char = reader.char
    if (char === undefined || /[}#]/.test(char)) return seen
    if (/[\n;]/.test(char)) {
      reader.at += 1
      return seen
    }
    if (/\d/.test(char)) {
      if (out.number) reader.fail("multiple number options to `s' command", reader.at + 1)
      out.number = reader.number()
      if (out.number === 0) reader.fail("number option to `s' command may not be zero")
      continue
    }
    reader.at += 1
    if (/[iImM]/.test(char)) seen += char
    else if (char === 'g') {
      if (out.global) reader.fail("multiple `g' options to `s' command")
      out.global = true
    } else if (char === 'p') {
      if (out.print) reader.fail("multiple `p' options to `s' command")
      out.print += 1
    } else if (char === 'w') {
      out.file = reader.fileName()
      return seen
    } else if (!/[ \t\r]/.test(char)) reader.fail("unknown option to `s'")
  }
}

export function parseSubstitution(reader: ScriptReader, options: ScriptOptions): Substitution {
  const delimiter = reader.text[reader.at++] ?? ''
  const source = delimited(reader, delimiter, true)
  const replacement = source === undefined ? undefined : delimited(reader, delimiter, false)
  if (source === undefined || replacement === undefined || delimiter === '')
    reader.fail("unterminated `s' command")
  const out: Substitution = {
    pattern: { source: '', syntax: { dialect: 'basic' } },
    pieces: replacementPieces(replacement, delimiter),
    global: false,
    print: 0,
    evaluate: false,
    number: 0,
  }
  const flags = readFlags(reader, out)
  out.pattern = parsePattern(reader, options, source, flags)
  const groups = source === '' ? 9 : regexOf(out.pattern.source, out.pattern.syntax).groups
  const used = Math.max(0, ...out.pieces.map((piece) => ('group' in piece ? piece.group : 0)))
  if (used > groups) reader.fail(`invalid reference \\${used} on \`s' command's RHS`)
  return out
}
