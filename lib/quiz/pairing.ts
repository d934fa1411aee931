import { optionsOf } from './kinds/options'
import type { KindTypes, Message, OptionText, Slip } from './variant'

/** One thing to be matched. */
export interface Matched<Value extends string> {
  text: OptionText
  right: Value
  /** What would be right if a belief were true, by its name; beliefs that agree with the truth show nothing. */
  beliefs?: Readonly<Record<string, Value | undefined>>
  because?: Message
}

/**
 * Body, key and slips of a matching: ids in the order given, a wrong pair shows the first belief that makes it. The
 * values that nothing on the left has are options as well.
 */
export function pairingOf<Value extends string>(
  matched: readonly Matched<Value>[],
  choices: readonly { value: Value; text: OptionText }[],
): {
  body: KindTypes['matching']['body']
  key: KindTypes['matching']['key']
  slips: Slip[]
  because: Record<string, Message>
} {
  const left = optionsOf(
    matched.map(({ text }) => text),
    'l',
  )
  const options = optionsOf(choices.map(({ text }) => text))
  const idOf = (value: Value) => options[choices.findIndex((c) => c.value === value)]?.id ?? ''
  const slips = matched.flatMap(({ right, beliefs = {} }, i): Slip[] => {
    const entries = Object.entries(beliefs) as [string, Value | undefined][]
    const wrong = entries.filter(([, value]) => value !== undefined && value !== right && idOf(value) !== '')
    const first = wrong.filter(([, value], at) => wrong.findIndex(([, other]) => other === value) === at)
    return first.map(([misconception, value]) => ({
      misconception,
      answer: `${left[i]?.id}=${idOf(value as Value)}`,
    }))
  })
  return {
    body: { left, options },
    key: { pairs: Object.fromEntries(left.map(({ id }, i) => [id, idOf(matched[i]?.right as Value)])) },
    slips,
    because: Object.fromEntries(
      left.flatMap(({ id }, i) => {
        const because = matched[i]?.because
        return because ? [[id, because]] : []
      }),
    ),
  }
}
