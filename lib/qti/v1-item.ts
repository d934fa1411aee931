/** QTI 1.2: one question as an item. Texts are HTML in a string. */
import type { Choice, Interaction, Item } from './item'
import { html, inline, plain } from './prose'
import { blankName, processing, rowName } from './v1-processing'
import { el, type XmlElement, type XmlNode } from './xml'

const material = (nodes: readonly XmlNode[]) =>
  el('material', {}, el('mattext', { texttype: 'text/html' }, html(nodes)))

const label = ({ id, content }: Choice) => el('response_label', { ident: id }, material(content))

const words = (text: string) => el('material', {}, el('mattext', { texttype: 'text/plain' }, text))

/** One of several: a list in the text, where its name stands in brackets. */
function dropdown(interaction: Interaction): XmlElement[] {
  if (interaction.kind !== 'choice') return shown(interaction)
  const { id, choices } = interaction
  const offered = choices.map((one) => el('response_label', { ident: one.id }, words(plain(one.content))))
  const about = { ident: blankName(id), rcardinality: 'Single' }
  return [el('response_lid', about, words(id), el('render_choice', { shuffle: 'No' }, offered))]
}

const place = ({ id, prompt }: Interaction) => el('p', {}, inline(prompt ?? ''), ` [${id}]`)

/** The text, and what is answered. */
function presentation({ body, interactions }: Item): XmlElement {
  const isOne = interactions.length === 1
  const text = isOne ? body : [...body, ...interactions.map(place)]
  return el('presentation', {}, material(text), interactions.flatMap(isOne ? shown : dropdown))
}

/** Each row of a table to match is a response of its own. */
function shown(interaction: Interaction): XmlElement[] {
  const { id, prompt } = interaction
  const asked = prompt ? [material(inline(prompt))] : []
  const chosen = (ident: string, rcardinality: string, choices: Choice[], before: XmlElement[]) =>
    el(
      'response_lid',
      { ident, rcardinality },
      before,
      el('render_choice', { shuffle: 'No' }, choices.map(label)),
    )
  switch (interaction.kind) {
    case 'choice':
      return [chosen(id, interaction.several ? 'Multiple' : 'Single', interaction.choices, asked)]
    case 'order':
      return [chosen(id, 'Ordered', interaction.choices, asked)]
    case 'match':
      return interaction.rows.map((row) =>
        chosen(rowName(id, row.id), 'Single', interaction.columns, [material(row.content)]),
      )
    case 'text': {
      const fib = {
        fibtype: interaction.isNumber ? 'Integer' : 'String',
        rows: interaction.lines,
        prompt: 'Box',
      }
      const answer = el('render_fib', fib, el('response_label', { ident: 'ANSWER' }))
      const about = { ident: id, rcardinality: 'Single' }
      return [
        interaction.isNumber
          ? el('response_num', about, asked, answer)
          : el('response_str', about, asked, answer),
      ]
    }
  }
}

const field = (name: string, value: string) =>
  el('qtimetadatafield', {}, el('fieldlabel', {}, name), el('fieldentry', {}, value))

/** What several systems look for before they import a question. */
const TYPES: Record<Interaction['kind'], string> = {
  choice: 'multiple_choice_question',
  order: 'ordering_question',
  match: 'matching_question',
  text: 'short_answer_question',
}

function typeOf([first, second]: readonly Interaction[]): string {
  if (!first || second) return 'multiple_dropdowns_question'
  if (first.kind === 'choice' && first.several) return 'multiple_answers_question'
  return first.kind === 'text' && first.isNumber ? 'numerical_question' : TYPES[first.kind]
}

const feedbackOf = (ident: string, texts: readonly string[]) =>
  el(
    'itemfeedback',
    { ident },
    el(
      'flow_mat',
      {},
      texts.map((text) => material([el('p', {}, inline(text))])),
    ),
  )

export function itemElement(item: Item): XmlElement {
  const { id, title, language, points, interactions, why, feedback } = item
  return el(
    'item',
    { ident: id, title, 'xml:lang': language },
    el(
      'itemmetadata',
      {},
      el('qtimetadata', {}, [
        field('question_type', typeOf(interactions)),
        field('points_possible', String(points)),
      ]),
    ),
    presentation(item),
    processing(item),
    feedbackOf('WHY', why),
    feedback.map(({ interactionId, choiceId, texts }) => feedbackOf(`F_${interactionId}_${choiceId}`, texts)),
  )
}
