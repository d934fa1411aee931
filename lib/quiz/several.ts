import { optionsOf } from './kinds/options'
import type { KindTypes, Message, OptionText, Slip } from './variant'

/** One of several options, each right or wrong by itself. */
export interface Item {
  text: OptionText
  right: boolean
  /** What is believed by whoever takes it although it is wrong. */
  taken?: string | undefined
  /** What is believed by whoever leaves it although it is right. */
  left?: string | undefined
  because?: Message
}

/** Body, key and slips of a multiple choice, in the order given. */
export function severalOf(items: readonly Item[]): {
  body: KindTypes['multiple-choice']['body']
  key: KindTypes['multiple-choice']['key']
  slips: Slip[]
  because: Record<string, Message>
} {
  const options = optionsOf(items.map(({ text }) => text))
  const each = options.map(({ id }, i) => ({ id, ...(items[i] as Item) }))
  return {
    body: { options },
    key: { options: each.filter(({ right }) => right).map(({ id }) => id) },
    slips: each.flatMap(({ id, taken, left, right }): Slip[] => {
      const misconception = right ? left : taken
      return misconception ? [{ misconception, option: id, chosen: !right }] : []
    }),
    because: Object.fromEntries(each.flatMap(({ id, because }) => (because ? [[id, because]] : []))),
  }
}
