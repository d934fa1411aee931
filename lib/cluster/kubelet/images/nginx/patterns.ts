/** Regular expressions of nginx' configuration. Differs: RE2's, which look neither ahead nor back. */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'

/** What the groups of a pattern hold, by number and by name; undefined: it does not fit. */
export function groupsOf(
  pattern: string,
  text: string,
  ignoresCase: boolean,
): Record<string, string> | undefined {
  try {
    const found = new Regexp(ignoresCase ? `(?i)${pattern}` : pattern, true).captures(text)
    if (!found) return undefined
    const groups = Object.fromEntries(found.map((one, at) => [String(at), one]))
    const opened = pattern.replace(/\\./g, '').matchAll(/\((?!\?)|\(\?P?<(\w+)>/g)
    for (const [at, [, name]] of [...opened].entries())
      if (name !== undefined) groups[name] = found[at + 1] ?? ''
    return groups
  } catch (error) {
    if (error instanceof RegexpError) return undefined
    throw error
  }
}

export const matches = (pattern: string, text: string, ignoresCase: boolean): boolean =>
  groupsOf(pattern, text, ignoresCase) !== undefined
