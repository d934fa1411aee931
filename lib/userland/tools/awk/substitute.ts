import type { Regex } from '@/lib/userland/tools/regex/regex'

const MAX_TEXT = 16 * 1024 * 1024

/** `&` and `\\1` in what replaces a match. */
function expanded(replacement: string, text: string, match: readonly number[], hasGroups: boolean): string {
  if (!/[&\\]/.test(replacement)) return replacement
  return replacement.replace(/\\(\\&|[\s\S])|&/g, (whole, escaped: string | undefined) => {
    if (escaped === undefined) return text.slice(match[0], match[1])
    if (escaped === '&') return '&'
    if (escaped === '\\&') return `\\${text.slice(match[0], match[1])}`
    if (escaped === '\\') return '\\'
    if (hasGroups && /\d/.test(escaped)) {
      const at = Number(escaped) * 2
      return (match[at] ?? -1) < 0 ? '' : text.slice(match[at], match[at + 1])
    }
    return hasGroups ? escaped : whole
  })
}

/** sub, gsub and gensub: `which` is 0 for all, else the number of the match. */
export function replaced(
  regex: Regex,
  replacement: string,
  text: string,
  which: number,
  hasGroups: boolean,
): { text: string; count: number } {
  let out = ''
  let copied = 0
  let seen = 0
  let count = 0
  let last = -1
  for (let from = 0; from <= text.length; ) {
    const match = regex.exec(text, from)
    if (!match) break
    const [start = 0, end = 0] = match
    if (!(start === end && start === last)) {
      seen += 1
      if (which === 0 || seen === which) {
        out += text.slice(copied, start) + expanded(replacement, text, match, hasGroups)
        copied = end
        count += 1
      }
    }
    if (count > 0 && which !== 0) break
    if (out.length > MAX_TEXT) break
    if (end > start) last = end
    from = end > start ? end : end + 1
  }
  return { text: out + text.slice(copied), count }
}
