/** QTI 1.2: how a response becomes a score, and what is said of it. */
import type { Interaction, InteractionOf, Item } from './item'
import { el, type XmlElement } from './xml'

/** Each row of a table to match is a response of its own. */
export const rowName = (interactionId: string, rowId: string) => `${interactionId}_${rowId}`

/** Of one of several lists in a text; several systems take the list's name from it. */
export const blankName = (interactionId: string) => `response_${interactionId}`

const equal = (respident: string, value: string, more: Record<string, string | number> = {}) =>
  el('varequal', { respident, ...more }, value)

const score = (action: 'Set' | 'Add' | 'Subtract', points: number) =>
  el('setvar', { varname: 'SCORE', action }, String(points))
const add = (points: number) => score(points < 0 ? 'Subtract' : 'Add', Math.abs(points))

const when = (tests: XmlElement[], then: XmlElement[]) =>
  el('respcondition', { continue: 'Yes' }, el('conditionvar', {}, tests), then)

/** However it is written: 3 and 3.0. */
function number(respident: string, right: string): XmlElement {
  const between = [el('vargte', { respident }, right), el('varlte', { respident }, right)]
  return el('or', {}, equal(respident, right), el('and', {}, between))
}

const told = (linkrefid: string) => el('displayfeedback', { feedbacktype: 'Response', linkrefid })

export function processing({ interactions: asked, scoring, points, feedback }: Item): XmlElement {
  const nameOf = (id: string) => (asked.length > 1 ? blankName(id) : id)
  const interactions = asked.map((interaction) => ({ ...interaction, id: nameOf(interaction.id) }))
  const bounds = { varname: 'SCORE', vartype: 'Decimal', defaultval: 0, minvalue: 0, maxvalue: points }
  const scored =
    scoring === 'reasoned'
      ? reasoned(interactions, points)
      : interactions.flatMap((interaction) => scoredBy(interaction, points))
  const said = feedback.map(({ interactionId, choiceId }) =>
    when([equal(nameOf(interactionId), choiceId)], [told(`F_${interactionId}_${choiceId}`)]),
  )
  const always = el('respcondition', { continue: 'Yes' }, el('conditionvar', {}, el('other')), told('WHY'))
  return el('resprocessing', {}, el('outcomes', {}, el('decvar', bounds)), scored, said, always)
}

function scoredBy(interaction: Interaction, points: number): XmlElement[] {
  const { id } = interaction
  switch (interaction.kind) {
    case 'choice': {
      const each = Object.entries(interaction.worth).map(([choice, worth]) =>
        when([equal(id, choice)], [add(worth)]),
      )
      return interaction.several ? [...each, exactly(interaction, points)] : each
    }
    case 'order': {
      const places = interaction.right.map((choice, i) => equal(id, choice, { index: i + 1 }))
      return [when([el('and', {}, places)], [add(points)])]
    }
    case 'match':
      return Object.entries(interaction.right).map(([row, { column, points: worth }]) =>
        when([equal(rowName(id, row), column)], [add(worth)]),
      )
    case 'text': {
      const { right, isNumber } = interaction
      return [when([isNumber ? number(id, right) : equal(id, right, { case: 'Yes' })], [add(points)])]
    }
  }
}

/** All right ones and no other: nothing new for who adds up, but where several systems look for what is right. */
function exactly({ id, choices, right }: InteractionOf<'choice'>, points: number): XmlElement {
  const taken = choices.map((choice) => {
    const test = equal(id, choice.id)
    return right.includes(choice.id) ? test : el('not', {}, test)
  })
  return when([el('and', {}, taken)], [score('Set', points)])
}

/** Half for the claim, the other half for the reason with it: tests in a row must all hold, and the first names what is answered. */
function reasoned(interactions: readonly Interaction[], points: number): XmlElement[] {
  const rights = interactions.map((interaction) =>
    equal(interaction.id, interaction.kind === 'choice' ? (interaction.right[0] ?? '') : ''),
  )
  return [when(rights.slice(0, 1), [add(points / 2)]), when(rights.toReversed(), [add(points / 2)])]
}
