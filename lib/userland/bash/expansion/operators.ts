import { charactersOf } from '@/lib/userland/bash/expansion/characters'
import { unescapeAnsi } from '@/lib/userland/bash/expansion/escapes'
import type { Parameters, Value } from '@/lib/userland/bash/expansion/parameter'
import type { Pattern } from '@/lib/userland/bash/expansion/pattern'
import type { Piece } from '@/lib/userland/bash/expansion/pieces'
import { doubleQuote, singleQuote } from '@/lib/userland/bash/expansion/quote'
import { decodePrompt } from '@/lib/userland/bash/prompt'
import type { Shell } from '@/lib/userland/bash/shell'
import type { ParameterPart } from '@/lib/userland/bash/syntax/parts'
import { calculate, findVariable, itemsOf } from '@/lib/userland/bash/variables'

/** `${x:offset:length}`. */
export function slice(parameters: Parameters, part: ParameterPart): Value {
  const { x, sh } = parameters
  const value = parameters.value(part)
  const number = (parts: ParameterPart['argument']) => {
    const text = x.joined(parts ?? [])
    return Number(x.effect(() => String(calculate(sh, text))))
  }
  let from = number(part.argument)
  const count = part.second ? number(part.second) : undefined
  if (value.list) {
    if (part.name === '@' || part.name === '*') {
      // $0 stands before the others.
      const all = [sh.state.name, ...value.list]
      if (from < 0) from += all.length
      return { ...value, list: from < 0 ? [] : cut(sh, all, from, count, part) }
    }
    const items = itemsOf(findVariable(sh, part.name)).map(([key, text]) => [Number(key), text] as const)
    const last = (items.at(-1)?.[0] ?? -1) + 1
    const first = from < 0 ? from + last : from
    const list = items.filter(([key]) => key >= first).map(([, text]) => text)
    return { ...value, list: first < 0 ? [] : cut(sh, list, 0, count, part) }
  }
  if (value.text === undefined) return value
  const chars = charactersOf(value.text)
  if (from < 0) from += chars.length
  if (from < 0 || from > chars.length) return { text: '' }
  const end = count === undefined ? chars.length : count < 0 ? chars.length + count : from + count
  if (end < from) sh.abort(`${count}: substring expression < 0`)
  sh.spend(chars.length >> 12)
  const taken = chars.slice(from, end)
  return { text: typeof taken === 'string' ? taken : taken.join('') }
}

function cut(
  sh: Shell,
  list: string[],
  from: number,
  count: number | undefined,
  _part: ParameterPart,
): string[] {
  if (count !== undefined && count < 0) return sh.abort(`${count}: substring expression < 0`)
  return list.slice(from, count === undefined ? undefined : from + count)
}

/** The replacement with `&` as what was matched, where it is not quoted (`patsub_replacement`). */
function replacer(replacement: readonly Piece[]): (matched: string) => string {
  const plain = replacement.every((piece) => piece.kind === 'q' || !/[&\\]/.test(piece.text))
  const text = replacement.map((piece) => piece.text).join('')
  if (plain) return () => text
  return (matched) =>
    replacement
      .map((piece) =>
        piece.kind === 'q'
          ? piece.text
          : piece.text.replace(/\\([\\&])|&/g, (_, escaped: string | undefined) => escaped ?? matched),
      )
      .join('')
}

/** `${x/pattern/text}` and its kin. */
export function replaceAll(
  sh: Shell,
  text: string,
  pattern: Pattern,
  replacement: readonly Piece[],
  operator: string,
) {
  const replaced = replacer(replacement)
  const chars = Array.from(text)
  sh.spend(1 + (chars.length >> 4))
  if (operator === '/#' || operator === '/%') {
    const taken = operator === '/#' ? pattern.prefix(chars, true) : pattern.suffix(chars, true)
    if (taken === undefined) return text
    const head = chars.slice(0, operator === '/#' ? taken : chars.length - taken).join('')
    const tail = chars.slice(operator === '/#' ? taken : chars.length - taken).join('')
    return operator === '/#' ? replaced(head) + tail : head + replaced(tail)
  }
  const { literal } = pattern
  if (literal === '') return text
  if (literal !== undefined) {
    if (operator === '//') return sh.checkText(text.split(literal).join(replaced(literal)))
    const at = text.indexOf(literal)
    return at < 0 ? text : text.slice(0, at) + replaced(literal) + text.slice(at + literal.length)
  }
  const out: string[] = []
  let at = 0
  while (at < chars.length) {
    sh.spend(1)
    const taken = pattern.prefix(chars, true, at)
    if (!taken) {
      out.push(chars[at++] ?? '')
      continue
    }
    out.push(replaced(chars.slice(at, at + taken).join('')))
    at += taken
    if (operator === '/') break
  }
  return out.join('') + chars.slice(at).join('')
}

/** What `declare -p` would say of a variable with this value. */
function assignment(sh: Shell, part: ParameterPart, value: Value): string {
  const found = findVariable(sh, part.name)
  const flags = found?.flags ?? ''
  const shown = value.list
    ? `${part.name}=(${itemsOf(found)
        .map(([key, text]) => `[${key}]=${doubleQuote(text)}`)
        .join(' ')})`
    : `${part.name}=${singleQuote(value.text ?? '')}`
  return flags === '' ? shown : `declare -${flags} ${shown}`
}

const capital = (text: string) => text.replace(/^./su, (char) => char.toUpperCase())

/** `${x@operator}`. */
export function transform(parameters: Parameters, part: ParameterPart, value: Value): Value {
  const { sh, x } = parameters
  const operator = x.joined(part.argument ?? [])
  const found = findVariable(sh, part.name)
  const each = (change: (text: string) => string): Value =>
    value.list
      ? { ...value, list: value.list.map(change) }
      : value.text === undefined
        ? value
        : { text: change(value.text) }
  switch (operator) {
    case 'Q':
      return each(singleQuote)
    case 'U':
      return each((text) => text.toUpperCase())
    case 'u':
      return each(capital)
    case 'L':
      return each((text) => text.toLowerCase())
    case 'E':
      return each(unescapeAnsi)
    case 'P':
      return each((text) => decodePrompt(sh, text))
    case 'a':
      return found || value.list ? each(() => found?.flags ?? '') : value
    case 'A':
      return found ? { text: assignment(sh, part, value) } : value
    case 'K':
    case 'k': {
      const items = itemsOf(found)
      if (!value.list) return each(singleQuote)
      if (operator === 'k') return { ...value, list: items.flat() }
      return { text: items.map(([key, text]) => `${key} ${doubleQuote(text)}`).join(' ') }
    }
    default:
      return sh.abort(`${part.text}: bad substitution`)
  }
}
