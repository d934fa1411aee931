/** The text of a, i and c. */

import { escapeAt } from '@/lib/userland/tools/sed/parse/escape-at'
import type { ScriptReader } from '@/lib/userland/tools/sed/parse/script-reader'

export function insertedText(reader: ScriptReader): string {
  reader.skip(/^[ \t]+/)
  if (reader.char === undefined) reader.fail("expected \\ after `a', `c' or `i'")
  if (reader.char === '\\') {
    reader.at += 1
    // `a\text`: blanks in front of the text are kept when a backslash stands before them.
    reader.skip(/^[ \t]*\n/)
    if (reader.char === undefined) return ''
  }
  let out = ''
  for (; reader.char !== undefined && reader.char !== '\n'; reader.at++) {
    if (reader.char !== '\\') {
      out += reader.char
      continue
    }
    const found = escapeAt(reader.text, reader.at)
    if (found) {
      out += found[0]
      reader.at += found[1] - 1
    } else {
      reader.at += 1
      out += reader.char ?? ''
    }
  }
  reader.at += 1
  return `${out}\n`
}
