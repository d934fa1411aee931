/** Words of a Dockerfile, and the variables in them. Mirrors: buildkit's frontend/dockerfile/shell. */

export type Variables = Readonly<Record<string, string>>

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/

/** `${NAME:-word}` behind its brace. */
function braced(text: string, variables: Variables): { value: string; length: number } | undefined {
  const name = NAME.exec(text)?.[0]
  if (name === undefined) return undefined
  const end = text.indexOf('}')
  if (end < 0) return undefined
  const value = variables[name]
  const [, colon, kind, word = ''] = /^(:?)([-+])(.*)$/s.exec(text.slice(name.length, end)) ?? []
  const isSet = value !== undefined && (colon !== ':' || value !== '')
  if (kind === '-') return { value: isSet ? value : expand(word, variables), length: end + 1 }
  if (kind === '+') return { value: isSet ? expand(word, variables) : '', length: end + 1 }
  return { value: value ?? '', length: end + 1 }
}

/** With its variables filled in; quotes stay. */
export function expand(text: string, variables: Variables): string {
  let out = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === "'") quoted = !quoted
    if (char === '\\' && !quoted && text[at + 1] === '$') {
      out += '$'
      at += 1
      continue
    }
    if (char !== '$' || quoted) {
      out += char
      continue
    }
    const rest = text.slice(at + 1)
    const inner = rest.startsWith('{') ? braced(rest.slice(1), variables) : undefined
    const name = NAME.exec(rest)?.[0]
    if (inner) {
      out += inner.value
      at += inner.length + 1
    } else if (name !== undefined) {
      out += variables[name] ?? ''
      at += name.length
    } else out += char
  }
  return out
}

/** Words between spaces, quotes taken off. */
export function splitWords(text: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (quote === '' && /\s/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (quote === '' && (char === '"' || char === "'")) {
      quote = char
      word ??= ''
    } else if (char === quote) quote = ''
    else if (char === '\\' && quote !== "'" && at + 1 < text.length) {
      at += 1
      word = (word ?? '') + (text[at] ?? '')
    } else word = (word ?? '') + char
  }
  if (word !== undefined) words.push(word)
  return words
}

/** `A=1 B="two words"`, or the old form `A 1`; undefined: neither. */
export function pairsIn(text: string): { pairs: [key: string, value: string][]; old: boolean } | undefined {
  const words = splitWords(text)
  const [first = ''] = words
  if (!first.includes('=')) {
    const [, key = '', value] = /^(\S+)\s+(.*)$/s.exec(text) ?? []
    return value === undefined ? undefined : { pairs: [[key, splitWords(value).join(' ')]], old: true }
  }
  const pairs = words.map((word): [string, string] => {
    const equals = word.indexOf('=')
    return equals < 0 ? [word, ''] : [word.slice(0, equals), word.slice(equals + 1)]
  })
  return words.every((word) => word.includes('=')) ? { pairs, old: false } : undefined
}
