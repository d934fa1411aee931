/** QTI 3.0: one question as an assessment item. */
import type { Choice, Interaction, Item } from './item'
import { inline } from './prose'
import { bracesApart } from './v3-braces'
import { feedbackName, processing } from './v3-processing'
import { el, toXml, type XmlElement } from './xml'

export const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'

const values = (all: readonly string[]) =>
  el(
    'qti-correct-response',
    {},
    all.map((value) => el('qti-value', {}, value)),
  )

function mapping(entries: [string, number][], lowerBound?: number): XmlElement {
  const bounds: Record<string, number> = lowerBound === undefined ? {} : { 'lower-bound': lowerBound }
  const entry = ([key, value]: [string, number]) =>
    el('qti-map-entry', { 'map-key': key, 'mapped-value': value })
  return el('qti-mapping', { 'default-value': 0, ...bounds }, entries.map(entry))
}

function declaration(interaction: Interaction): XmlElement {
  const declare = (cardinality: string, type: string, ...children: XmlElement[]) =>
    el('qti-response-declaration', { identifier: interaction.id, cardinality, 'base-type': type }, children)
  switch (interaction.kind) {
    case 'choice': {
      const { several, right, worth } = interaction
      return declare(
        several ? 'multiple' : 'single',
        'identifier',
        values(right.slice(0, several ? undefined : 1)),
        mapping(Object.entries(worth), several ? 0 : undefined),
      )
    }
    case 'order':
      return declare('ordered', 'identifier', values(interaction.right))
    case 'match': {
      const pairs = Object.entries(interaction.right).map(([row, { column, points }]): [string, number] => [
        `${row} ${column}`,
        points,
      ])
      return declare('multiple', 'directedPair', values(pairs.map(([pair]) => pair)), mapping(pairs))
    }
    case 'text':
      return declare('single', interaction.isNumber ? 'integer' : 'string', values([interaction.right]))
  }
}

function shown(interaction: Interaction): XmlElement {
  const { id, prompt } = interaction
  const about = { 'response-identifier': id }
  const asked = prompt ? [el('qti-prompt', {}, inline(prompt))] : []
  const simple = (choice: Choice) => el('qti-simple-choice', { identifier: choice.id }, choice.content)
  const set = (choices: Choice[], most: number) =>
    el(
      'qti-simple-match-set',
      {},
      choices.map(({ id: identifier, content }) =>
        el('qti-simple-associable-choice', { identifier, 'match-max': most }, content),
      ),
    )
  switch (interaction.kind) {
    case 'choice': {
      const most = { 'max-choices': interaction.several ? 0 : 1, shuffle: 'false' }
      return el('qti-choice-interaction', { ...about, ...most }, asked, interaction.choices.map(simple))
    }
    case 'order':
      return el(
        'qti-order-interaction',
        { ...about, shuffle: 'false' },
        asked,
        interaction.choices.map(simple),
      )
    case 'match': {
      const { rows, columns } = interaction
      const most = { 'max-associations': rows.length, shuffle: 'false' }
      return el('qti-match-interaction', { ...about, ...most }, asked, set(rows, 1), set(columns, 0))
    }
    case 'text':
      return interaction.lines > 1
        ? el('qti-extended-text-interaction', { ...about, 'expected-lines': interaction.lines }, asked)
        : el('p', {}, el('qti-text-entry-interaction', about))
  }
}

const modal = (identifier: string, texts: readonly string[]) =>
  el(
    'qti-modal-feedback',
    { 'outcome-identifier': 'FEEDBACK', identifier, 'show-hide': 'show' },
    el('qti-content-body', {}, bracesApart(texts.map((text) => el('p', {}, inline(text))))),
  )

export function itemXml(item: Item): string {
  const { id, title, language, points, body, interactions, why, feedback } = item
  const score = el(
    'qti-outcome-declaration',
    { identifier: 'SCORE', cardinality: 'single', 'base-type': 'float', 'normal-maximum': points },
    el('qti-default-value', {}, el('qti-value', {}, '0')),
  )
  const said = { identifier: 'FEEDBACK', cardinality: 'multiple', 'base-type': 'identifier' }
  const attributes = {
    ...{ identifier: id, title, 'xml:lang': language, adaptive: 'false', 'time-dependent': 'false' },
    ...{ 'tool-name': 'Kubekata', 'tool-version': '1' },
  }
  return toXml(
    NAMESPACE,
    el(
      'qti-assessment-item',
      attributes,
      interactions.map(declaration),
      score,
      el('qti-outcome-declaration', said),
      el('qti-item-body', {}, bracesApart([el('div', {}, body), ...interactions.map(shown)])),
      processing(item),
      modal('WHY', why),
      feedback.map(({ interactionId, choiceId, texts }) =>
        modal(feedbackName(interactionId, choiceId), texts),
      ),
    ),
  )
}
