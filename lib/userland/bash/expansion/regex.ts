import type { Shell } from '@/lib/userland/bash/shell'
import { setArray } from '@/lib/userland/bash/variables'
import { regexOf } from '@/lib/userland/tools/regex/regex'
import { PatternError } from '@/lib/userland/tools/regex/syntax'

/** `[[ text =~ pattern ]]`: sets BASH_REMATCH; 2: the pattern is none. */
export function matchRegex(sh: Shell, text: string, source: string): boolean | 2 {
  try {
    const regex = regexOf(source, { dialect: 'extended', ignoreCase: sh.shopt('nocasematch') })
    const found = regex.exec(text)
    const groups = found ? groupsOf(text, found) : []
    setArray(
      sh,
      'BASH_REMATCH',
      groups.map((group) => [undefined, group, false]),
      false,
    )
    return found !== undefined
  } catch (error) {
    if (error instanceof PatternError) return 2
    throw error
  }
}

function groupsOf(text: string, places: readonly number[]): string[] {
  const groups: string[] = []
  for (let i = 0; i < places.length; i += 2) {
    const [from = -1, to = -1] = [places[i], places[i + 1]]
    groups.push(from < 0 ? '' : text.slice(from, to))
  }
  return groups
}
