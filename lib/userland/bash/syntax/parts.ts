import type { HereDoc, ParameterExpansionPart, ParameterOperation, Word, WordPart } from 'unbash'
import { sourceOf } from '@/lib/userland/bash/syntax/source'

/** What a word is made of, quotes taken out: `q` says that it stood in them. */
export type Part =
  | { k: 'text'; v: string; q: boolean }
  | ParameterPart
  | { k: 'command'; text: string; pos: number; q: boolean }
  | { k: 'arithmetic'; parts: readonly Part[]; text: string; q: boolean }
  | { k: 'process'; text: string; pos: number; write: boolean; q: boolean }

export interface ParameterPart {
  k: 'parameter'
  q: boolean
  name: string
  /** `@` and `*` unquoted are themselves. */
  index?: readonly Part[] | '@' | '*'
  prefix?: '!' | '#'
  operator?: string
  argument?: readonly Part[]
  second?: readonly Part[]
  /** For `bad substitution`. */
  text: string
}

const text = (v: string, q: boolean): Part => ({ k: 'text', v, q })

/** Outside quotes a backslash quotes what follows. */
function bare(source: string): Part[] {
  const parts: Part[] = []
  let plain = ''
  for (let i = 0; i < source.length; i++) {
    const char = source[i] ?? ''
    if (char !== '\\' || i + 1 >= source.length) {
      plain += char
      continue
    }
    i += 1
    const code = source.codePointAt(i) ?? 0
    if (code === 10) continue
    if (plain !== '') parts.push(text(plain, false))
    plain = ''
    parts.push(text(String.fromCodePoint(code), true))
    if (code > 0xffff) i += 1
  }
  if (plain !== '') parts.push(text(plain, false))
  return parts
}

function unquoted(source: string, specials: string): string {
  let out = ''
  for (let i = 0; i < source.length; i++) {
    const next = source[i + 1]
    if (source[i] === '\\' && next !== undefined && specials.includes(next)) {
      if (next !== '\n') out += next
      i += 1
    } else out += source[i]
  }
  return out
}

/** How literal text is read: bare words, in double quotes, a word of `${x:-…}` in them, a here-document. */
type Mode = 'bare' | 'double' | 'operand' | 'document'

const SPECIALS = { double: '$`"\\\n', operand: '$`"\\\n}', document: '$`\\\n' }

function literal(source: string, mode: Mode): Part[] {
  return mode === 'bare' ? bare(source) : [text(unquoted(source, SPECIALS[mode]), true)]
}

const commandText = (part: { text: string; script: { source?: string } | undefined }) =>
  part.text.startsWith('`') ? (part.script?.source ?? part.text.slice(1, -1)) : part.text.slice(2, -1)

function convert(part: WordPart, mode: Mode): Part[] {
  const q = mode !== 'bare'
  switch (part.type) {
    case 'Literal':
      return literal(part.text, mode)
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [text(part.value, true)]
    case 'DoubleQuoted':
    case 'LocaleString': {
      const inner = part.parts.flatMap((child) => convert(child, 'double'))
      return inner.length === 0 ? [text('', true)] : inner
    }
    case 'Glob':
      return part.parts
        ? [text('[', false), ...all(part.parts, mode), text(']', false)]
        : literal(part.text, mode)
    case 'ExtendedGlob':
      if (!part.parts) return literal(part.text, mode)
      return [text(`${part.operator}(`, false), ...all(part.parts, mode), text(')', false)]
    case 'BraceExpansion':
      return part.parts
        ? [text('{', false), ...all(part.parts, mode), text('}', false)]
        : literal(part.text, mode)
    case 'SimpleExpansion':
      return [{ k: 'parameter', q, name: part.text.slice(1).replaceAll('\\\n', ''), text: part.text }]
    case 'ParameterExpansion':
      return [parameter(part, q)]
    case 'CommandExpansion':
      return [{ k: 'command', text: commandText(part), pos: part.pos, q }]
    case 'ArithmeticExpansion':
      return [arithmetic(part.text, q)]
    default:
      return [{ k: 'process', text: part.text.slice(2, -1), pos: part.pos, write: part.operator === '>', q }]
  }
}

const all = (parts: readonly WordPart[], mode: Mode) => parts.flatMap((part) => convert(part, mode))

function arithmetic(source: string, q: boolean): Part {
  const inner = source.startsWith('$[') ? source.slice(2, -1) : source.slice(3, -2)
  return { k: 'arithmetic', parts: quotedParts(inner), text: inner, q }
}

/** The word behind an operator; in double quotes only patterns may have quotes of their own. */
function operand(word: Word | undefined, mode: Mode): readonly Part[] {
  if (!word) return []
  if (mode === 'bare') return partsOf(word)
  return word.parts ? all(word.parts, mode) : literal(word.text, mode)
}

function operation(op: ParameterOperation, q: boolean): Partial<ParameterPart> {
  const { operator } = op
  switch (op.type) {
    case 'Default':
      return { operator, argument: operand(op.operand, q ? 'operand' : 'bare') }
    case 'Remove':
      return { operator, argument: operand(op.operand, 'bare') }
    case 'Replace':
      return {
        operator,
        argument: operand(op.pattern, 'bare'),
        second: operand(op.replacement, 'bare'),
      }
    case 'Slice':
      return {
        operator,
        argument: quotedParts(op.offset.text),
        ...(op.length && { second: quotedParts(op.length.text) }),
      }
    case 'CaseModification':
      return { operator, ...(op.operand && { argument: operand(op.operand, 'bare') }) }
    case 'Transform':
      return { operator, argument: operand(op.operand, 'bare') }
    case 'Names':
      return { operator: `names${operator}` }
    default:
      return { operator: 'bad' }
  }
}

function parameter(part: ParameterExpansionPart, q: boolean): Part {
  const { index, prefix, parameter: name } = part
  const given: ParameterPart = { k: 'parameter', q, name, text: part.text }
  if (prefix) given.prefix = prefix
  if (index) given.index = index.text === '@' || index.text === '*' ? index.text : subscript(index.text)
  return part.operation ? { ...given, ...operation(part.operation, q) } : given
}

/** The text between brackets: expanded as in double quotes, with quotes taken out. */
export const subscript = (source: string): readonly Part[] =>
  /["'\\]/.test(source) ? wordParts(source) : quotedParts(source)

const remembered = new WeakMap<Word, readonly Part[]>()

/** Pure, and remembered with the word. */
export function partsOf(word: Word): readonly Part[] {
  const before = remembered.get(word)
  if (before) return before
  const parts = word.parts ? all(word.parts, 'bare') : bare(word.text)
  remembered.set(word, parts)
  return parts
}

/** Text that is expanded as if it stood in double quotes, which mean nothing in it. */
export function quotedParts(source: string): readonly Part[] {
  if (!/[$`\\]/.test(source)) return source === '' ? [] : [text(source, true)]
  const parts = documentParts(bodyOf(source))
  const last = parts.at(-1)
  if (last?.k !== 'text' || !last.v.endsWith('\n')) return parts
  return [...parts.slice(0, -1), text(last.v.slice(0, -1), true)]
}

/** The parts of a here-document whose delimiter has no quotes. */
export function documentParts(body: HereDoc['body'], tabs = false): readonly Part[] {
  if (!tabs) return body.parts ? all(body.parts, 'document') : literal(body.text, 'document')
  const plain = (source: string, first: boolean) => source.replace(first ? /^\t+/gm : /(?<=\n)\t+/g, '')
  if (!body.parts) return literal(plain(body.text, true), 'document')
  return body.parts.flatMap((part, i) =>
    part.type === 'Literal' ? literal(plain(part.text, i === 0), 'document') : convert(part, 'document'),
  )
}

const END = 'EOF_OF_TEXT'

function bodyOf(source: string): HereDoc['body'] {
  const statement = sourceOf(`: <<${END}\n${source}\n${END}`).script.commands[0]?.command
  const document = statement?.type === 'Command' ? statement.suffix[0] : undefined
  if (document?.type !== 'HereDoc')
    return { type: 'HereDocBody', pos: 0, end: 0, text: source, parts: undefined }
  return document.body
}

/** Text read as one word that may hold blanks. */
export function wordParts(source: string): readonly Part[] {
  const statement = sourceOf(`: \${x:-${source}}`).script.commands[0]?.command
  const word = statement?.type === 'Command' ? statement.suffix[0] : undefined
  const part = word?.type === 'Word' ? partsOf(word)[0] : undefined
  return part?.k === 'parameter' ? (part.argument ?? []) : [text(source, true)]
}
