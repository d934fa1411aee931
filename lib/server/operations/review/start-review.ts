import '../../server-only'
import { z } from 'zod'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { type PracticeQuestion, practiceQuestion } from '../../practice/practice-question'
import { questionConcept } from '../../practice/question-concept'
import { memoryFields } from '../../practice/refold-card'
import { findSkill, serveVariant } from '../../practice/serve-variant'
import { newSkillsOf } from './new-skills'

/**
 * The next questions of a session: a fresh variant for each due card, then new skills of pages that were read.
 * A browser asks again with `exclude` (skills it still holds) before it runs out.
 */
export const startReview = defineOperation({
  access: someone,
  input: z.strictObject({
    limit: z.number().int().min(1).max(10).default(3),
    newLimit: z.number().int().min(0).max(10).default(3),
    exclude: z.array(z.string().max(120)).max(50).default([]),
  }),
  async run({ userId }, { limit, newLimit, exclude }): Promise<PracticeQuestion[]> {
    const due = await db().card.findMany({
      where: {
        userId,
        due: { lte: now() },
        skillId: { notIn: exclude },
        skill: { kind: 'FAMILY', retiredAt: null },
      },
      orderBy: [{ due: 'asc' }, { id: 'asc' }],
      take: limit,
      select: { skillId: true },
    })
    const fresh = await db().skill.findMany({
      where: { ...newSkillsOf(userId), id: { notIn: exclude } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      take: Math.min(newLimit, limit - due.length),
      select: { id: true },
    })
    const skillIds = [...due.map((card) => card.skillId), ...fresh.map((skill) => skill.id)]
    const questions: PracticeQuestion[] = []
    for (const skillId of skillIds) questions.push(await servePractice(userId, skillId))
    return questions
  },
})

/** One fresh practice question with what each rating would mean for its card. */
export async function servePractice(userId: string, skillId: string): Promise<PracticeQuestion> {
  const skill = await findSkill(skillId, 'FAMILY')
  const [card, user] = await Promise.all([
    db().card.findUnique({ where: { userId_skillId: { userId, skillId: skill.id } } }),
    db().user.findUniqueOrThrow({ where: { id: userId }, select: memoryFields }),
  ])
  const served = await serveVariant({ userId, skill, mode: 'PRACTICE' })
  return practiceQuestion(served, card, user, await questionConcept(served))
}
