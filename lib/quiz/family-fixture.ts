/** The smallest family that passes every check, without an engine, for tests that then break one thing. */
import type { Family } from './family'
import { optionsOf } from './kinds/options'
import { defineQuestion, type QuestionDefinition } from './question'
import type { QuestionTexts } from './texts'
import type { Draft } from './variant'

export type ChoiceDraft = Draft<'single-choice'>

export interface FixtureChanges {
  definition?: Partial<QuestionDefinition>
  /** Changes every draft. */
  draft?: (draft: ChoiceDraft, level: number) => ChoiceDraft | undefined
  texts?: Partial<QuestionTexts>
  source?: string
}

const texts: QuestionTexts = {
  title: 'Title',
  summary: 'Summary.',
  messages: { prompt: 'Which is {name}?', rule: 'Because.', observed: 'Seen: {name}.' },
  misconceptions: { other: { title: 'Another', text: 'It is not.' } },
}

export function familyFixture({
  definition,
  draft,
  texts: changed,
  source = '',
}: FixtureChanges = {}): Family {
  const question = defineQuestion({
    id: 'fixture',
    concepts: ['pod'],
    levels: [1, 2],
    kinds: ['single-choice'],
    generate({ rng, difficulty }) {
      const name = `app-${rng.int(1, 99)}`
      const options = optionsOf(
        rng.shuffle([name, ...['web', 'api'].slice(0, difficulty)]).map((code) => ({ code })),
      )
      const right = options.find((o) => 'code' in o.text && o.text.code === name)?.id ?? ''
      const made: ChoiceDraft = {
        kind: 'single-choice',
        prompt: { key: 'prompt', params: { name } },
        exhibits: [],
        body: { options },
        key: { option: right },
        slips: options
          .filter(({ id }) => id !== right)
          .map(({ id }) => ({ misconception: 'other', option: id, chosen: true })),
        explanation: { rule: { key: 'rule' }, facts: [{ key: 'observed', params: { name } }] },
        scenario: { cluster: {}, objects: [], commands: [] },
      }
      return draft ? draft(made, difficulty) : made
    },
    ...definition,
  })
  const all = { ...texts, ...changed }
  return { question, texts: { en: all, ja: all }, source }
}
