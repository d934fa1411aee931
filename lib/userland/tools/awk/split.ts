import { type Regex, regexOf } from '@/lib/userland/tools/regex/regex'

/** An awk regular expression: extended, with the escapes of strings. */
export const awkRegex = (source: string, ignoreCase = false): Regex =>
  regexOf(source, { dialect: 'extended', escapes: true, ignoreCase })

/** Parts of a text between matches, and what matched. */
export function splitByRegex(text: string, regex: Regex): { parts: string[]; separators: string[] } {
  const parts: string[] = []
  const separators: string[] = []
  let start = 0
  for (let from = 0; from <= text.length; ) {
    const match = regex.exec(text, from)
    if (!match) break
    const [begin = 0, end = 0] = match
    if (end === begin) {
      from = begin + 1
      continue
    }
    parts.push(text.slice(start, begin))
    separators.push(text.slice(begin, end))
    start = end
    from = end
  }
  parts.push(text.slice(start))
  return { parts, separators }
}

/** A record's fields by FS. */
export function splitFields(
  text: string,
  separator: string,
  ignoreCase = false,
): { parts: string[]; separators: string[] } {
  if (text === '') return { parts: [], separators: [] }
  if (separator === ' ') {
    const trimmed = text.replace(/^[ \t\n]+|[ \t\n]+$/g, '')
    if (trimmed === '') return { parts: [], separators: [] }
    return { parts: trimmed.split(/[ \t\n]+/), separators: trimmed.match(/[ \t\n]+/g) ?? [] }
  }
  if (separator === '') return { parts: [...text], separators: [] }
  if (separator.length === 1 && separator !== '\\' && !(ignoreCase && /[a-z]/i.test(separator))) {
    const parts = text.split(separator)
    return { parts, separators: parts.slice(1).map(() => separator) }
  }
  return splitByRegex(text, awkRegex(separator === '\\' ? '\\\\' : separator, ignoreCase))
}
