import * as z from 'zod/mini'
import type { Option, OptionText } from '../variant'

/** The ids of options in the order shown. */
const letters = 'abcdefghijklmnop'

/** Options in the given order with ids that tell nothing: `a`, `b`, …; a prefix keeps two lists apart. */
export function optionsOf(texts: readonly OptionText[], prefix = ''): Option[] {
  return texts.map((text, i) => ({ id: `${prefix}${letters.charAt(i)}`, text }))
}

/** Reasons beside options: `ra`, `rb`, … */
export function reasonsOf(texts: readonly OptionText[]): Option[] {
  return optionsOf(texts, 'r')
}

export function idsIn(options: readonly Option[]): string[] {
  return options.map((o) => o.id)
}

export function optionId(ids: readonly string[]): z.ZodMiniType<string> {
  return z.enum(ids as [string, ...string[]])
}

/** The id that a digit chooses. */
export function idAt(ids: readonly string[], key: string): string | undefined {
  return /^[1-9]$/.test(key) ? ids[Number(key) - 1] : undefined
}

/** Two options that say the same, or too few of them. */
export function optionProblems(options: readonly Option[]): string[] {
  const texts = options.map((o) => JSON.stringify(o.text))
  return [
    ...(options.length < 2 ? ['fewer than two options'] : []),
    ...(new Set(texts).size < texts.length ? ['two options are equal'] : []),
    ...(new Set(idsIn(options)).size < options.length ? ['two options share an id'] : []),
  ]
}

/** Lists that are shown together: each sound by itself, and no id twice. */
export function listProblems(...lists: (readonly Option[])[]): string[] {
  const ids = lists.flatMap(idsIn)
  const shared = new Set(ids).size < ids.length
  return [...lists.flatMap(optionProblems), ...(shared ? ['an id is in two lists'] : [])]
}
