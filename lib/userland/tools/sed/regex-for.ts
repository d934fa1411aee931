/** The regular expression of a pattern; an empty pattern is the last one that was used. */

import type { Io } from '@/lib/userland/tools/io'
import { type Regex, regexOf } from '@/lib/userland/tools/regex/regex'
import type { Pattern } from '@/lib/userland/tools/sed/script'
import type { SedState } from '@/lib/userland/tools/sed/sed-state'

export const regexFor = (state: SedState, pattern: Pattern, io: Io): Regex => {
  const used = pattern.source === '' ? state.lastPattern : pattern
  if (!used) io.fail('-e expression #1, char 0: no previous regular expression')
  state.lastPattern = used
  return regexOf(used.source, used.syntax)
}
