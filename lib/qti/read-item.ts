import type { Locale } from '@/lib/i18n/routing'
import type { AnswerPart, AnswerText, PublicVariant, ShownExhibit } from '@/lib/quiz/render'
import { choiceName } from './choices'
import type { ChoiceFeedback, Item } from './item'
import { inline, paragraphs, preformatted } from './prose'
import { type Read, readers } from './read-interactions'
import { wordsOf } from './words'
import { el, type XmlNode } from './xml'

/** A variant as it is stored: what was shown, and what belongs to its answer. */
export interface StoredVariant {
  variant: PublicVariant
  answer: Pick<AnswerPart, 'key' | 'slips' | 'text'>
}

/**
 * A variant as QTI can say it.
 * @param id an XML name, the same for the same variant
 * @returns undefined for a kind that QTI cannot say
 */
export function readItem(
  { variant, answer }: StoredVariant,
  { id, points, locale }: { id: string; points: number; locale: Locale },
): Item | undefined {
  const text = variant.text[locale]
  // The record pairs each kind with its own types; the variant's kind picks the pair.
  const reader = readers[variant.kind] as ((asked: unknown) => Read | undefined) | undefined
  const read = reader?.({ shown: variant.body, key: answer.key, text, words: wordsOf(locale), points })
  if (!read) return undefined
  const { body = [], interactions, scoring } = read
  const said = answer.text[locale]
  return {
    ...{ id, points, interactions, scoring, title: text.title, language: locale },
    body: [...paragraphs(text.prompt), ...text.exhibits.flatMap(exhibit), ...body],
    why: [said.rule, ...said.facts],
    feedback: feedbackOf(interactions, answer.slips, said),
  }
}

function exhibit({ title, text }: ShownExhibit): XmlNode[] {
  return [...(title ? [el('p', {}, el('strong', {}, inline(title)))] : []), preformatted(text)]
}

/** What is said of each choice: why it is right or wrong, and the belief that taking it shows. */
function feedbackOf(
  interactions: Item['interactions'],
  slips: AnswerPart['slips'],
  { because, misconceptions }: AnswerText,
): ChoiceFeedback[] {
  const about = new Map<string, string[]>()
  const say = (id: string, ...texts: string[]) => about.set(id, [...(about.get(id) ?? []), ...texts])
  for (const [id, text] of Object.entries(because)) say(choiceName(id), text)
  for (const slip of slips) {
    const option = 'option' in slip && slip.chosen ? slip.option : 'answer' in slip ? slip.answer : undefined
    const belief = misconceptions[slip.misconception]
    if (option !== undefined && belief) say(choiceName(option), `**${belief.title}**`, belief.text)
  }
  return interactions.flatMap((interaction) => {
    if (interaction.kind !== 'choice') return []
    return interaction.choices.flatMap(({ id: choiceId }) => {
      const texts = about.get(choiceId)
      return texts ? [{ interactionId: interaction.id, choiceId, texts }] : []
    })
  })
}
