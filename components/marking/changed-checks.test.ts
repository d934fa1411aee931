import { expect, it } from 'vitest'
import type { ReviewedCheck } from '@/lib/exam/exam'
import { changedChecks } from './changed-checks'

const check = (id: string, passed: boolean): ReviewedCheck => ({
  ...{ id, passed, weight: 1, show: '', expected: '', found: '', names: { en: id, ja: id } },
})
const grade = (checks: ReviewedCheck[], damage: string[] = []) => ({ checks, damage })

it('tells what turned, what is new, and what is no longer looked at', () => {
  const first = grade(
    [check('same', true), check('turned', false), check('gone', true)],
    ['nodes/a', 'nodes/b'],
  )
  const now = grade([check('new', false), check('turned', true), check('same', true)], ['nodes/b'])
  expect(changedChecks(first, now).map((one) => [one.id, one.first, one.now])).toEqual([
    ['check new', 'none', 'unmet'],
    ['check turned', 'unmet', 'met'],
    ['check gone', 'met', 'none'],
    ['damage nodes/a', 'damaged', 'none'],
  ])
})

it('tells nothing where nothing differs', () => {
  const one = grade([check('a', true)], ['nodes/a'])
  expect(changedChecks(one, one)).toEqual([])
})
