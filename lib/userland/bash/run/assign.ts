import type { Assignment, Word } from 'unbash'
import type { Expander } from '@/lib/userland/bash/expansion/expander'
import type { Assigned } from '@/lib/userland/bash/frames'
import type { Shell } from '@/lib/userland/bash/shell'
import { partsOf, subscript, wordParts } from '@/lib/userland/bash/syntax/parts'
import { setArray, setVariable } from '@/lib/userland/bash/variables'

/** The words of an assignment, expanded. */
export function expandAssignment(x: Expander, node: Assignment): Assigned {
  const { name, value, append, index } = node
  const assigned: Assigned = { name, append: append ?? false }
  if (index) assigned.index = x.joined(subscript(index.text))
  if (value.type === 'Word') return { ...assigned, value: x.joined(partsOf(value), true) }
  return { ...assigned, items: value.elements.flatMap((word) => itemsOf(x, word)) }
}

/** A word of `(…)`: `[key]=value`, or as many as it expands to. */
function itemsOf(x: Expander, word: Word): NonNullable<Assigned['items']> {
  const close = word.text.startsWith('[') ? keyEnd(word.text) : -1
  if (close < 0) return x.expandFields(word).map((text) => [undefined, text, false])
  const append = word.text[close + 1] === '+'
  const key = x.joined(subscript(word.text.slice(1, close)))
  const rest = word.text.slice(close + (append ? 3 : 2))
  return [[key, rest === '' ? '' : x.joined(wordParts(rest), true), append]]
}

/** Where the bracket of `[key]=` closes. */
function keyEnd(text: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[') depth += 1
    else if (text[i] === ']' && --depth === 0) return /^\+?=/.test(text.slice(i + 1, i + 3)) ? i : -1
  }
  return -1
}

export function assign(sh: Shell, { name, append, index, value, items }: Assigned): void {
  if (items) setArray(sh, name, items, append)
  else setVariable(sh, name, value ?? '', index === undefined ? { append } : { append, index })
}
