import { expect, it } from 'vitest'
import type { ExamReview } from '@/lib/exam/exam'
import { renderedHtml } from '@/tests/render/rendered-html'
import { ScoreCard } from './score-card'

const review: Pick<ExamReview, 'exam' | 'passLine' | 'regrade'> = {
  exam: {
    ...{ id: 'e', form: { kind: 'full' }, status: 'GRADED', tasks: 17, score: 70, passed: true },
    ...{ startedAt: new Date(0), closesAt: new Date(1), endedAt: new Date(1) },
  },
  passLine: 66,
  regrade: null,
}

it.each([
  ['en', 'Graded again on January 2, 1970. The first result was 60% (Not passed).'],
  ['ja', '1970年1月2日に再採点しました。最初の結果は60%（不合格）でした。'],
] as const)('tells what the result was before it was graded again: %s', async (locale, words) => {
  const show = (regrade: ExamReview['regrade']) =>
    renderedHtml(<ScoreCard review={{ ...review, regrade }} timeZone="UTC" names={{}} />, locale)
  const at = new Date(86_400_000)
  const shown = await show({ at, firstScore: 60, firstPassed: false })
  expect(shown).toContain(words)
  expect(shown).toContain('data-exam-score="70"')
  expect(await show(null)).not.toContain('60')
})
