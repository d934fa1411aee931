import '../../server-only'
import { z } from 'zod'
import { AHEAD_MS } from '@/lib/srs/queue'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { dueCardsOf } from '../../memory/asked-for'
import { findOutlook } from '../../memory/outlook'
import { defineOperation } from '../../operation'
import { type PracticeQuestion, practiceQuestion } from '../../practice/practice-question'
import { questionConcept } from '../../practice/question-concept'
import { findSkill, serveVariant } from '../../practice/serve-variant'

/**
 * What has come due since the queue was read, and what does within minutes: a fresh variant for each. A browser asks
 * for it at the end of its queue, with `exclude` (skills it still holds).
 */
export const startReview = defineOperation({
  access: someone,
  input: z.strictObject({
    limit: z.number().int().min(1).max(10).default(3),
    exclude: z.array(z.string().max(120)).max(50).default([]),
  }),
  async run({ userId }, { limit, exclude }): Promise<PracticeQuestion[]> {
    const at = now()
    const ahead = { due: { lte: new Date(at.getTime() + AHEAD_MS) } }
    const due = await db().card.findMany({
      where: { ...dueCardsOf(userId, at), ...ahead, skillId: { notIn: exclude } },
      orderBy: [{ due: 'asc' }, { id: 'asc' }],
      take: limit,
      select: { skillId: true },
    })
    const questions: PracticeQuestion[] = []
    for (const { skillId } of due) questions.push(await servePractice(userId, skillId))
    return questions
  },
})

/** One fresh practice question with what each rating would mean for its card. */
export async function servePractice(userId: string, skillId: string): Promise<PracticeQuestion> {
  const skill = await findSkill(skillId, 'FAMILY')
  const { owner, card, pace, placements } = await findOutlook(userId, skill.id)
  const served = await serveVariant({ userId, skill, mode: 'PRACTICE', placements, paceMs: pace })
  return practiceQuestion(served, card, owner, await questionConcept(served))
}
