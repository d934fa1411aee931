/** Regular expressions of nginx' configuration. Differs: RE2's, which look neither back nor, but for words, ahead. */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'

/** What the groups of a pattern hold, by number and by name; undefined: it does not fit. */
export function groupsOf(
  pattern: string,
  text: string,
  ignoresCase: boolean,
): Record<string, string> | undefined {
  // `(?!word)`: it would fit, and not with the word in that place.
  const ahead = /\(\?!([\w.|-]+)\)/.exec(pattern)
  if (ahead) {
    const [whole, words] = ahead
    const refused = groupsOf(pattern.replace(whole, `(?:${words})`), text, ignoresCase)
    return refused ? undefined : groupsOf(pattern.replace(whole, ''), text, ignoresCase)
  }
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
