import '../../server-only'
import { z } from 'zod'
import { answerKey, answerWords } from '@/lib/classroom/answer-key'
import { itemScore } from '@/lib/classroom/score'
import { AppError } from '@/lib/errors/app-error'
import type { AnswerPart } from '@/lib/quiz/render'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { fromDb } from '../../json'
import { shownBeliefs } from '../../marking/shown-beliefs'
import { defineOperation } from '../../operation'
import { localeSchema } from '../concepts/list-concepts'

/** Responses that are looked at, and answers that are shown: the most frequent. */
const MOST = { responses: 3_000, answers: 100, words: 400 }

/** What was answered at a place, whatever the variant, and the beliefs that showed: what else might count as right. */
export const listAnswers = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), itemId: z.uuid(), locale: localeSchema }),
  audit: (grant, { itemId }) => whenAdmin(grant, { action: 'listAnswers', details: { itemId } }),
  async run({ assignmentId }, { itemId, locale }) {
    const rows = await load(assignmentId, itemId)
    const answers = new Map<string, { count: number; right: number }>()
    const beliefs = new Map<string, { count: number; title: string }>()
    for (const row of rows) {
      if (row.response === null || !row.servedVariant) continue
      const key = answerKey(row.servedVariant.variant, fromDb(row.response))
      const { count, right } = answers.get(key) ?? { count: 0, right: 0 }
      answers.set(key, { count: count + 1, right: right + ((itemScore(row) ?? 0) >= 1 ? 1 : 0) })
      const { text } = fromDb(row.servedVariant.explanation) as unknown as Partial<AnswerPart>
      for (const name of shownBeliefs(row)) {
        const title = text?.[locale].misconceptions[name]?.title ?? name
        beliefs.set(name, { title, count: (beliefs.get(name)?.count ?? 0) + 1 })
      }
    }
    const byCount = (a: { count: number }, b: { count: number }) => b.count - a.count
    return {
      answers: [...answers]
        .map(([key, counts]) => ({ key, words: answerWords(key, locale).slice(0, MOST.words), ...counts }))
        .sort(byCount)
        .slice(0, MOST.answers),
      misconceptions: [...beliefs].map(([name, belief]) => ({ name, ...belief })).sort(byCount),
    }
  },
})

async function load(assignmentId: string, itemId: string) {
  const item = await db().assignmentItem.findFirst({ where: { id: itemId, assignmentId } })
  if (!item) throw new AppError('NOT_FOUND')
  return db().submissionItem.findMany({
    where: { assignmentItemId: itemId, submission: { gradedAt: { not: null } } },
    take: MOST.responses,
    select: {
      ...{ response: true, score: true, verdict: true },
      marks: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { score: true, graded: true } },
      servedVariant: { select: { variant: true, explanation: true } },
    },
  })
}
