/** A regular expression of a script, checked. */

import { regexOf } from '@/lib/userland/tools/regex/regex'
import { PatternError, type SyntaxOptions } from '@/lib/userland/tools/regex/syntax'
import { plainPattern } from '@/lib/userland/tools/sed/parse/plain-pattern'
import type { ScriptReader } from '@/lib/userland/tools/sed/parse/script-reader'
import type { Pattern } from '@/lib/userland/tools/sed/script'

export interface ScriptOptions {
  extended: boolean
}

export function parsePattern(
  reader: ScriptReader,
  options: ScriptOptions,
  source: string,
  flags: string,
): Pattern {
  const syntax: SyntaxOptions = {
    dialect: options.extended ? 'extended' : 'basic',
    ignoreCase: /[iI]/.test(flags),
    multiline: /[mM]/.test(flags),
  }
  if (source === '') return { source, syntax }
  const plain = plainPattern(source)
  try {
    regexOf(plain, syntax)
  } catch (error) {
    if (error instanceof PatternError) reader.fail(error.message)
    throw error
  }
  return { source: plain, syntax }
}
