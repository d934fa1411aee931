import { expect, it } from 'vitest'
import { answerGroups } from './answer-groups'
import type { Answer } from './counted-work'
import type { Sample } from './item-statistics'

const answer = (text: string | undefined, right: boolean, misconception?: string): Answer => ({
  ...{ part: '', text, code: true, right },
  ...(misconception ? { misconception } : {}),
})

function sample(answers: Answer[], offered: Answer[] = []): Sample {
  const item = {
    ...{ itemId: 'i', points: 1, score: 1, answered: true, spentMs: 1, answers, offered },
    ...{ misconceptions: [], tasks: [] },
  }
  return { item, score: 1, total: { points: 1, of: 1 }, rest: 0.5, best: 0 }
}

const told = (samples: Sample[]) =>
  answerGroups(samples).map(({ text, right, misconception, count, offered }) => [
    ...[text ?? `(${misconception ?? 'others'})`, right, count],
    ...[offered],
  ])

it('numbers that are each learner’s own are told by what they show', () => {
  const samples = [
    sample([answer('3', true)]),
    sample([answer('7', true)]),
    sample([answer('4', false, 'counts the control plane')]),
    sample([answer('8', false, 'counts the control plane')]),
    sample([answer('99', false)]),
    sample([]),
  ]
  expect(told(samples)).toEqual([
    ['(others)', true, 2, 5],
    ['(counts the control plane)', false, 2, 5],
    ['(others)', false, 1, 5],
  ])
})

it('an option that several had is told by its text, with how many had it; right for some and wrong for others', () => {
  const pending = (right: boolean) => answer('Pending', right)
  const samples = [
    sample([pending(true)], [pending(true), answer('web-1', false)]),
    sample([pending(true)], [pending(true), answer('web-2', false)]),
    sample([pending(false)], [pending(false), answer('Running', true)]),
    sample([answer('Running', true)], [pending(false), answer('Running', true)]),
    sample([answer('web-5', false)], [pending(true), answer('web-5', false)]),
  ]
  expect(told(samples)).toEqual([
    ['Pending', true, 2, 3],
    ['Running', true, 1, 2],
    ['Pending', false, 1, 2],
    ['(others)', false, 1, 5],
  ])
})

it('long texts are not told apart, and a single learner’s answer is shown as it is', () => {
  expect(told([sample([answer(undefined, true)]), sample([answer(undefined, true)])])).toEqual([
    ['(others)', true, 2, 2],
  ])
  expect(told([sample([answer('kubectl get pods', false)])])).toEqual([['kubectl get pods', false, 1, 1]])
})
