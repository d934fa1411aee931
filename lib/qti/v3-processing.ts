/** QTI 3.0: how a response becomes a score, and what is said of it. */
import type { Interaction, Item } from './item'
import { el, type XmlElement, type XmlNode } from './xml'

export const feedbackName = (interactionId: string, choiceId: string) => `F_${interactionId}_${choiceId}`

const variable = (identifier: string) => el('qti-variable', { identifier })
const base = (type: string, value: string | number) =>
  el('qti-base-value', { 'base-type': type }, String(value))
const isRight = (id: string) => el('qti-match', {}, variable(id), el('qti-correct', { identifier: id }))
const set = (identifier: string, value: XmlElement) => el('qti-set-outcome-value', { identifier }, value)
const when = (test: XmlElement, ...then: XmlNode[]) =>
  el('qti-response-condition', {}, el('qti-response-if', {}, test, ...then))

export function processing(item: Item): XmlElement {
  const { interactions, scoring, points, feedback } = item
  const score = scoring === 'reasoned' ? reasoned(interactions, points) : added(interactions, points)
  const said = feedback.map(({ interactionId, choiceId }) => {
    const interaction = interactions.find(({ id }) => id === interactionId)
    const isSeveral = interaction?.kind === 'choice' && interaction.several
    const taken = [base('identifier', choiceId), variable(interactionId)]
    return when(
      el(isSeveral ? 'qti-member' : 'qti-match', {}, taken),
      tell(feedbackName(interactionId, choiceId)),
    )
  })
  return el('qti-response-processing', {}, score, set('FEEDBACK', multiple(base('identifier', 'WHY'))), said)
}

const multiple = (...all: XmlElement[]) => el('qti-multiple', {}, all)
const tell = (name: string) => set('FEEDBACK', multiple(variable('FEEDBACK'), base('identifier', name)))

/** What is mapped is added up; what is right as a whole, or not at all, is compared. */
function added(interactions: readonly Interaction[], points: number): XmlElement {
  const [only] = interactions
  if (only && (only.kind === 'order' || only.kind === 'text'))
    return when(isRight(only.id), set('SCORE', base('float', points)))
  const maps = interactions.map(({ id }) => el('qti-map-response', { identifier: id }))
  return set('SCORE', el('qti-sum', {}, maps))
}

/** Half for the claim, all with its reason. */
function reasoned([claim, reason]: readonly Interaction[], points: number): XmlElement {
  const [first, second] = [isRight(claim?.id ?? ''), isRight(reason?.id ?? '')]
  return el(
    'qti-response-condition',
    {},
    el('qti-response-if', {}, el('qti-and', {}, first, second), set('SCORE', base('float', points))),
    el('qti-response-else-if', {}, first, set('SCORE', base('float', points / 2))),
  )
}
