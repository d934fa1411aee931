import { optionsOf } from './kinds/options'
import type { Random } from './random'
import type { KindTypes, Message, OptionText, Slip } from './variant'

export interface Choice {
  text: OptionText
  /** What is believed by whoever takes it. */
  misconception?: string
  because?: Message
}

/** One right option among wrong ones, in drawn order; a wrong one that says what is said already is left out. */
export function choiceOf(
  rng: Random,
  right: Choice,
  wrong: readonly Choice[],
): {
  body: KindTypes['single-choice']['body']
  key: KindTypes['single-choice']['key']
  slips: Slip[]
  because: Record<string, Message>
} {
  const said = ({ text }: Choice) => JSON.stringify(text)
  const all = [right, ...wrong]
  const shown = rng.shuffle(all.filter((one, i) => all.findIndex((other) => said(other) === said(one)) === i))
  const options = optionsOf(shown.map(({ text }) => text))
  const idOf = (choice: Choice) => options[shown.indexOf(choice)]?.id ?? ''
  return {
    body: { options },
    key: { option: idOf(right) },
    slips: shown.flatMap((one): Slip[] =>
      one.misconception && one !== right
        ? [{ misconception: one.misconception, option: idOf(one), chosen: true }]
        : [],
    ),
    because: Object.fromEntries(shown.flatMap((one) => (one.because ? [[idOf(one), one.because]] : []))),
  }
}
