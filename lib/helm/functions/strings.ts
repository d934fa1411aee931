/** Texts. Mirrors: sprig's strings, and github.com/Masterminds/goutils and github.com/huandu/xstrings behind it. */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { text, texts, toInt } from '@/lib/helm/functions/convert'
import { aliases, def, type Functions } from '@/lib/helm/functions/define'
import { quote } from '@/lib/kubectl/go-format'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'
import { isNothing } from '@/lib/kubectl/printers/go-template/values'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'
import { decodeText, encodeText } from '@/lib/userland/tools/shared/base'

const MAX_REPEATS = 1_000_000

const chars = (words: string) => [...words]
const isSpace = (char: string) => /\s/u.test(char)
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** strings.Title: the first letter of each word. */
const title = (words: string) =>
  words.replace(
    /(^|[^\p{L}\p{Nd}_'])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )

const trimAll = (set: string, words: string, from = true, to = true) => {
  const list = chars(words)
  let [start, end] = [0, list.length]
  while (from && start < end && set.includes(list[start] ?? '')) start++
  while (to && end > start && set.includes(list[end - 1] ?? '')) end--
  return list.slice(start, end).join('')
}

function trunc(count: bigint, words: string): string {
  const bytes = bytesOf(words)
  const at = Number(count)
  if (at < 0 && bytes.length + at > 0) return textOf(bytes.slice(bytes.length + at))
  return at >= 0 && bytes.length > at ? textOf(bytes.slice(0, at)) : words
}

function substr(start: bigint, end: bigint, words: string): string {
  const [from, to] = [Number(start), Number(end)]
  if (from < 0) return words.slice(0, to)
  if (to < 0 || to > words.length) return words.slice(from)
  if (from > to) throw new FunctionError(`runtime error: slice bounds out of range [${from}:${to}]`)
  return words.slice(from, to)
}

function abbrev(width: bigint, words: string): string {
  const max = Number(width)
  return max < 4 || words.length <= max ? words : `${words.slice(0, max - 3)}...`
}

/** goutils.AbbreviateFull: what lies between an offset and a width. */
function abbrevBoth(left: bigint, right: bigint, words: string): string {
  let offset = Number(left)
  const max = Number(right)
  if (max < 4 || (offset > 0 && max < 7) || words.length <= max) return words
  offset = Math.min(offset, words.length)
  if (words.length - offset < max - 3) offset = words.length - (max - 3)
  if (offset <= 4) return `${words.slice(0, max - 3)}...`
  if (offset + max - 3 < words.length) return `...${abbrev(BigInt(max - 3), words.slice(offset))}`
  return `...${words.slice(words.length - (max - 3))}`
}

/** goutils.WrapCustom: lines of at most so many characters, broken at spaces. */
function wrap(width: bigint, separator: string, words: string, breaksWords: boolean): string {
  const max = Math.max(1, Number(width))
  const lines: string[] = []
  let rest = words
  while (rest.length > max) {
    rest = rest.replace(/^ /, '')
    if (rest.length <= max) break
    const at = rest.lastIndexOf(' ', max)
    if (at > 0) {
      lines.push(rest.slice(0, at))
      rest = rest.slice(at + 1)
    } else if (breaksWords) {
      lines.push(rest.slice(0, max))
      rest = rest.slice(max)
    } else {
      const next = rest.indexOf(' ', max)
      if (next < 0) break
      lines.push(rest.slice(0, next))
      rest = rest.slice(next + 1)
    }
  }
  return [...lines, rest].join(separator)
}

/** Words of a name in any spelling: `HTTPServer`, `some_name`, `Some-Name`. */
const partsOf = (words: string): string[] =>
  words
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .replace(/(\p{L})(\p{Nd})/gu, '$1_$2')
    .split(/[\s_-]+/u)
    .filter(Boolean)

const spelled = (words: string, separator: string) =>
  partsOf(words)
    .map((part) => part.toLowerCase())
    .join(separator)

const pascal = (words: string) =>
  words
    .split(/[\s_-]+/u)
    .filter(Boolean)
    .map((part) => capital(/^[\p{Lu}\p{Nd}]+$/u.test(part) ? part.toLowerCase() : part))
    .join('')

function swapCase(words: string): string {
  let first = true
  return chars(words)
    .map((char) => {
      const lower = char.toLowerCase()
      const swapped = char !== lower ? lower : first ? char.toUpperCase() : char.toUpperCase()
      first = isSpace(char)
      return swapped
    })
    .join('')
}

const initials = (words: string) =>
  words
    .split(/\s+/u)
    .map((word) => word.charAt(0))
    .join('')

const indent = (spaces: bigint, words: string) => {
  const pad = ' '.repeat(Number(spaces))
  return pad + words.replaceAll('\n', `\n${pad}`)
}

const numbered = (parts: string[]) => Object.fromEntries(parts.map((part, index) => [`_${index}`, part]))

function splitn(separator: string, count: bigint, words: string): Record<string, string> {
  const parts = words.split(separator)
  const max = Number(count)
  if (max < 0 || parts.length <= max) return numbered(parts)
  return numbered([...parts.slice(0, max - 1), parts.slice(max - 1).join(separator)])
}

function repeat(count: bigint, words: string): string {
  if (count < 0n) throw new FunctionError('strings: negative Repeat count')
  if (Number(count) * words.length > MAX_REPEATS)
    throw new FunctionError('strings: Repeat output length overflow')
  return words.repeat(Number(count))
}

function decoded(words: string, base: 64 | 32): string {
  const { bytes, ok } = decodeText(words, base)
  return ok ? textOf(bytes) : `illegal base${base} data at input byte ${bytes.length}`
}

export const STRINGS: Functions = {
  trim: def('string', (words: string) => words.replace(/^\s+|\s+$/gu, '')),
  ...aliases(
    'trimAll trimall',
    def('string string', (set: string, words: string) => trimAll(set, words)),
  ),
  trimPrefix: def('string string', (start: string, words: string) =>
    words.startsWith(start) ? words.slice(start.length) : words,
  ),
  trimSuffix: def('string string', (end: string, words: string) =>
    end !== '' && words.endsWith(end) ? words.slice(0, -end.length) : words,
  ),
  upper: def('string', (words: string) => words.toUpperCase()),
  lower: def('string', (words: string) => words.toLowerCase()),
  title: def('string', title),
  untitle: def('string', (words: string) =>
    words.replace(/(^|\s)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLowerCase()),
  ),
  repeat: def('int string', repeat),
  substr: def('int int string', substr),
  trunc: def('int string', trunc),
  nospace: def('string', (words: string) => words.replace(/\s/gu, '')),
  initials: def('string', initials),
  abbrev: def('int string', abbrev),
  abbrevboth: def('int int string', abbrevBoth),
  wrap: def('int string', (width: bigint, words: string) => wrap(width, '\n', words, false)),
  wrapWith: def('int string string', (width: bigint, separator: string, words: string) =>
    wrap(width, separator, words, true),
  ),
  contains: def('string string', (part: string, words: string) => words.includes(part)),
  hasPrefix: def('string string', (start: string, words: string) => words.startsWith(start)),
  hasSuffix: def('string string', (end: string, words: string) => words.endsWith(end)),
  quote: def('any...', (...values: unknown[]) =>
    values
      .filter((one) => !isNothing(one))
      .map((one) => quote(text(one)))
      .join(' '),
  ),
  squote: def('any...', (...values: unknown[]) =>
    values
      .filter((one) => !isNothing(one))
      .map((one) => `'${text(one)}'`)
      .join(' '),
  ),
  cat: def('any...', (...values: unknown[]) =>
    values
      .filter((one) => !isNothing(one))
      .map(text)
      .join(' '),
  ),
  indent: def('int string', indent),
  nindent: def('int string', (spaces: bigint, words: string) => `\n${indent(spaces, words)}`),
  replace: def('string string string', (old: string, fresh: string, words: string) =>
    words.split(old).join(fresh),
  ),
  plural: def('string string int', (one: string, many: string, count: bigint) => (count === 1n ? one : many)),
  snakecase: def('string', (words: string) => spelled(words, '_')),
  kebabcase: def('string', (words: string) => spelled(words, '-')),
  camelcase: def('string', pascal),
  swapcase: def('string', swapCase),
  join: def('string any', (separator: string, list: unknown) => texts(list).join(separator)),
  split: def('string string', (separator: string, words: string) => numbered(words.split(separator))),
  splitn: def('string int string', splitn),
  splitList: def('string string', (separator: string, words: string) => words.split(separator)),
  toStrings: def('any', texts),
  toString: def('any', text),
  sortAlpha: def('any', (list: unknown) => texts(list).sort()),
  b64enc: def('string', encodeBase64),
  b64dec: def('string', (words: string) => decoded(words, 64)),
  b32enc: def('string', (words: string) => encodeText(bytesOf(words), 32)),
  b32dec: def('string', (words: string) => decoded(words, 32)),
  atoi: def('string', (words: string) =>
    /^[+-]?\d+$/.test(words) ? toInt(words.replace(/^([+-]?)0+(?=\d)/, '$1')) : 0n,
  ),
  hello: def('', () => 'Hello!'),
}
