/** Regular expressions in Go's syntax. */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import { aliases, def, type Functions } from '@/lib/helm/functions/define'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'

function compiled(source: string): Regexp {
  try {
    return new Regexp(source, true)
  } catch (error) {
    if (!(error instanceof RegexpError)) throw error
    throw new FunctionError(error.message)
  }
}

function isMatch(source: string, words: string): boolean {
  try {
    return compiled(source).test(words)
  } catch (error) {
    if (error instanceof FunctionError) return false
    throw error
  }
}

/** `$1`, `${1}`, `$name`; a name that takes the longest run of word characters, as Go reads it. */
const expanded = (template: string, groups: string[]) =>
  template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, plain?: string) =>
    whole === '$$' ? '$' : (groups[Number(braced ?? plain)] ?? ''),
  )

function replaceAll(source: string, words: string, into: (groups: string[]) => string): string {
  const chars = [...words]
  const out: string[] = []
  let last = 0
  for (const { start, end, groups } of compiled(source).spans(words)) {
    const found = groups.map(([from, to]) => (from < 0 ? '' : chars.slice(from, to).join('')))
    out.push(chars.slice(last, start).join(''), into(found))
    last = end
  }
  return out.join('') + chars.slice(last).join('')
}

function split(source: string, words: string, count: bigint): string[] {
  if (count === 0n) return []
  const chars = [...words]
  const parts: string[] = []
  let last = 0
  for (const { start, end } of compiled(source).spans(words)) {
    if (count > 0n && parts.length === Number(count) - 1) break
    if (end === 0 || (start === end && start === chars.length)) continue
    parts.push(chars.slice(last, start).join(''))
    last = end
  }
  return [...parts, chars.slice(last).join('')]
}

const limitOf = (count: bigint) => (count < 0n ? Number.POSITIVE_INFINITY : Number(count))

export const REGEX: Functions = {
  regexMatch: def('string string', isMatch),
  mustRegexMatch: def('string string', (source: string, words: string) => compiled(source).test(words)),
  ...aliases(
    'regexFind mustRegexFind',
    def('string string', (source: string, words: string) => compiled(source).findAll(words, 1)[0] ?? ''),
  ),
  ...aliases(
    'regexFindAll mustRegexFindAll',
    def('string string int', (source: string, words: string, count: bigint) =>
      compiled(source).findAll(words, limitOf(count)),
    ),
  ),
  ...aliases(
    'regexReplaceAll mustRegexReplaceAll',
    def('string string string', (source: string, words: string, into: string) =>
      replaceAll(source, words, (groups) => expanded(into, groups)),
    ),
  ),
  ...aliases(
    'regexReplaceAllLiteral mustRegexReplaceAllLiteral',
    def('string string string', (source: string, words: string, into: string) =>
      replaceAll(source, words, () => into),
    ),
  ),
  ...aliases('regexSplit mustRegexSplit', def('string string int', split)),
  regexQuoteMeta: def('string', (words: string) => words.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
}
