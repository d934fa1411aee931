import { describe, expect, it } from 'vitest'
import { skippedResponse } from '@/lib/quiz/check'
import {
  allows,
  initialSession,
  itemOf,
  runnableOf,
  type SessionEvent,
  type SessionState,
  sessionReducer,
} from './session'

const nextDue = { again: 1, hard: 2, good: 3, easy: 4 }

function item(id: string) {
  return itemOf({
    servedVariantId: id,
    skillId: `skill-${id}`,
    servedAt: 0,
    isNew: true,
    lapses: 0,
    concept: null,
    nextDue,
    variant: { kind: 'number' },
    key: {
      body: { min: 0, max: 9 },
      key: { value: 4 },
      slips: [{ answer: '5', misconception: 'off-by-one' }],
    },
    explanation: { text: {}, scenario: {} },
  })
}

/** A question whose answer is run. */
function runItem(id: string) {
  const key = { goal: [], solution: 'kubectl get pods', wrong: 'ls' }
  const { concept } = item(id)
  return itemOf({
    ...{ servedVariantId: id, skillId: `skill-${id}`, servedAt: 0, isNew: true, lapses: 0, concept, nextDue },
    variant: { kind: 'command', body: {} },
    key: { body: {}, key, slips: [] },
    explanation: { text: {}, scenario: {} },
  })
}

it('keeps where an answer stands', () => {
  const citation = [{ title: 'Docs', url: 'https://kubernetes.io/docs/' }]
  const { variant, key } = { variant: { kind: 'number' }, key: {} }
  const rest = {
    servedVariantId: '1',
    skillId: 's',
    servedAt: 0,
    isNew: true,
    lapses: 0,
    concept: null,
    nextDue,
  }
  const explanation = { text: {}, scenario: {}, citation }
  expect(itemOf({ ...rest, variant, key, explanation }).answer.citation).toEqual(citation)
  expect(item('1').answer).not.toHaveProperty('citation')
})

const play = (...events: SessionEvent[]): SessionState => events.reduce(sessionReducer, initialSession)
const answer = (value: unknown): SessionEvent => ({ type: 'answer', response: value, durationMs: 5000 })
const loaded = (...ids: string[]): SessionEvent => ({ type: 'loaded', items: ids.map(item) })

describe('sessionReducer', () => {
  it('grades at once, suggests a rating and names the belief', () => {
    const right = play(loaded('1'), answer({ value: 4 }))
    expect(right).toMatchObject({
      phase: 'answered',
      current: { verdict: { correct: true }, suggested: 'good' },
    })
    const wrong = play(loaded('1'), answer({ value: 5 }))
    expect(wrong.current).toMatchObject({ verdict: { misconceptions: ['off-by-one'] }, rating: 'again' })
  })

  it('lets the rating be chosen, but not a better one than a wrong answer deserves', () => {
    const right = play(loaded('1'), answer({ value: 4 }), { type: 'rate', rating: 'easy' })
    expect(right.current?.rating).toBe('easy')
    const skipped = play(loaded('1'), answer(skippedResponse), { type: 'rate', rating: 'good' })
    expect(skipped.current).toMatchObject({ rating: 'again', skipped: true })
    expect(allows(skipped.current!, 'again')).toBe(true)
  })

  it('takes hints off the score and the rating, and keeps them with the answer through an undo', () => {
    const hint: SessionEvent = { type: 'hint', hint: 'clue' }
    const helped = play(loaded('1', '2'), { type: 'hint', hint: 'concept' }, hint, hint, answer({ value: 4 }))
    const current = { hints: ['concept', 'clue'], score: 0.5, suggested: 'hard', verdict: { correct: true } }
    expect(helped.current).toMatchObject(current)
    expect(sessionReducer(helped, { type: 'rate', rating: 'good' }).current?.rating).toBe('hard')
    const next = sessionReducer(helped, { type: 'next', reviewId: 'r1' })
    expect(next.hints).toEqual([])
    expect(sessionReducer(next, { type: 'undo' })).toMatchObject({ hints: ['concept', 'clue'], current })
    expect(sessionReducer(helped, hint)).toBe(helped)
  })

  it('goes on, loads more when the queue is empty, and ends when there is nothing more', () => {
    const one = play(loaded('1', '2'), answer({ value: 4 }), { type: 'next', reviewId: 'r1' })
    expect(one).toMatchObject({ phase: 'question', done: [{ reviewId: 'r1' }] })
    const two = [one].map((s) =>
      sessionReducer(sessionReducer(s, answer({ value: 1 })), { type: 'next', reviewId: 'r2' }),
    )[0]!
    expect(two.phase).toBe('loading')
    expect(sessionReducer(two, loaded('3')).phase).toBe('question')
    expect(sessionReducer(two, { type: 'loaded', items: [] }).phase).toBe('ended')
    expect(sessionReducer(two, { type: 'failed' }).phase).toBe('failed')
  })

  it('brings the last question back on undo, answered and open for another rating', () => {
    const state = play(
      loaded('1', '2'),
      answer({ value: 4 }),
      { type: 'next', reviewId: 'r1' },
      { type: 'undo' },
    )
    expect(state).toMatchObject({
      phase: 'answered',
      undone: true,
      done: [],
      current: { item: { servedVariantId: '1' } },
    })
    expect(state.queue.map((i) => i.servedVariantId)).toEqual(['1', '2'])
  })

  it('never holds a question twice', () => {
    expect(play(loaded('1'), loaded('1', '2')).queue).toHaveLength(2)
  })

  describe('a response that is run', () => {
    const right = { correct: true, score: 1, misconceptions: [] }
    const typed = { text: 'kubectl get pods' }
    const start = play({ type: 'loaded', items: [runItem('1'), runItem('2')] }, answer(typed))
    const graded = (verdict: typeof right | undefined, servedVariantId = '1'): SessionEvent => ({
      ...{ type: 'graded', servedVariantId, verdict },
    })

    it('is checked first, and answered when the verdict is there', () => {
      expect(start).toMatchObject({ phase: 'checking', pending: { response: typed, durationMs: 5000 } })
      expect(runnableOf(start.queue[0]!)).toMatchObject({ kind: 'command', scenario: {} })
      const done = sessionReducer(start, graded(right))
      expect(done).toMatchObject({ phase: 'answered', current: { verdict: right, response: typed } })
      expect(done.pending).toBeUndefined()
    })

    it('cannot be answered again or taken back meanwhile, nor graded for another question', () => {
      for (const event of [answer(typed), { type: 'undo' } as const, graded(right, '2')])
        expect(sessionReducer(start, event)).toBe(start)
    })

    it('may be tried again when it could not be run; the first time counts', () => {
      const failed = sessionReducer(start, graded(undefined))
      expect(failed).toMatchObject({ phase: 'question', pending: { response: typed } })
      const again = sessionReducer(failed, { type: 'answer', response: typed, durationMs: 90_000 })
      expect(again).toMatchObject({ phase: 'checking', pending: { durationMs: 5000 } })
      expect(sessionReducer(failed, answer(skippedResponse))).toMatchObject({
        ...{ phase: 'answered', pending: undefined, current: { skipped: true, verdict: { score: 0 } } },
      })
    })
  })
})
