import { z } from 'zod'
import type { Option, OptionText } from '../variant'

/** The ids of options in the order shown. */
const letters = 'abcdefghijklmnop'

/** Options in the given order with ids that tell nothing. */
export function optionsOf(texts: readonly OptionText[]): Option[] {
  return texts.map((text, i) => ({ id: letters.charAt(i), text }))
}

export function optionId(options: readonly Option[]): z.ZodType<string> {
  return z.enum(options.map((o) => o.id) as [string, ...string[]])
}

/** Two options that say the same, or too few of them. */
export function optionProblems(options: readonly Option[]): string[] {
  const texts = options.map((o) => JSON.stringify(o.text))
  const ids = new Set(options.map((o) => o.id))
  return [
    ...(options.length < 2 ? ['fewer than two options'] : []),
    ...(new Set(texts).size < texts.length ? ['two options are equal'] : []),
    ...(ids.size < options.length ? ['two options share an id'] : []),
  ]
}
