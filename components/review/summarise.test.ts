import { expect, it } from 'vitest'
import { initialSession, itemOf, type SessionState, sessionReducer } from './session'
import { summarise } from './summarise'

const text = { title: 'Belief', text: 'It is not so.' }
const concept = (id: string, area: string) => {
  const words = { title: `Page ${id}`, summary: 'Sum', keyPoints: [] }
  return {
    id,
    area: { id: area, names: { en: `Area ${area}`, ja: '分野' } },
    texts: { en: words, ja: words },
  }
}

/** Answers one question of a family after the other; right is 4. */
function play(...answers: [skill: string, page: string, area: string, value: number][]): SessionState {
  return answers.reduce((state, [skillId, page, area, value], i) => {
    const item = itemOf({
      servedVariantId: String(i),
      ...{ skillId, servedAt: 0, isNew: true, lapses: 0, concept: concept(page, area) },
      nextDue: { again: 1, hard: 2, good: 3, easy: 4 },
      variant: { kind: 'number' },
      key: { body: { min: 0, max: 9 }, key: { value: 4 }, slips: [{ answer: '5', misconception: 'm' }] },
      explanation: { text: { en: { misconceptions: { m: text } } }, scenario: {} },
    })
    const asked = sessionReducer(state, { type: 'loaded', items: [item] })
    const answered = sessionReducer(asked, { type: 'answer', response: { value }, durationMs: 1000 })
    return sessionReducer(answered, { type: 'next', reviewId: String(i) })
  }, initialSession)
}

it('counts by competency, names beliefs, and says what to read and to ask again', () => {
  const { done } = play(
    ['a', 'pod', 'x', 4],
    ['b', 'job', 'y', 5],
    ['c', 'pod', 'x', 3],
    ['b', 'job', 'y', 5],
    ['c', 'pod', 'x', 4],
  )
  expect(summarise(done, 'en')).toEqual({
    right: 2,
    total: 5,
    durationMs: 5000,
    areas: [
      { id: 'y', name: 'Area y', right: 0, total: 2 },
      { id: 'x', name: 'Area x', right: 2, total: 3 },
    ],
    beliefs: [{ id: 'b m', ...text, count: 2 }],
    reading: [
      { id: 'job', title: 'Page job', summary: 'Sum', missed: 2 },
      { id: 'pod', title: 'Page pod', summary: 'Sum', missed: 1 },
    ],
    wrongSkills: ['b'],
  })
})

it('has nothing to say of nothing', () => {
  const nothing = { right: 0, total: 0, durationMs: 0, areas: [], beliefs: [], reading: [], wrongSkills: [] }
  expect(summarise([], 'ja')).toEqual(nothing)
})
