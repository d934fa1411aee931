import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { classInstructor } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { findSkill } from '../../practice/serve-variant'

const MAX_QUESTIONS = 40

/**
 * Assigns a quiz. `families` in order, `count` questions of each; the places are fixed here with their content
 * version, so that results align by question and a later change of content does not reach them.
 */
export const createAssignment = defineOperation({
  access: classInstructor,
  input: z.strictObject({
    classId: z.uuid(),
    title: z.string().trim().min(1).max(120),
    families: z
      .array(z.strictObject({ skillId: z.string().max(120), count: z.number().int().min(1).max(10) }))
      .min(1)
      .max(MAX_QUESTIONS),
    opensAt: z.date().optional(),
    closesAt: z.date(),
  }),
  async run({ classId, userId }, { title, families, opensAt = now(), closesAt }) {
    const at = now()
    if (closesAt <= at || closesAt <= opensAt)
      throw new AppError('INVALID_INPUT', { field: 'closesAt', reason: 'too_early' })
    const skills = await Promise.all(families.map((family) => findSkill(family.skillId, 'FAMILY')))
    const places = skills.flatMap((skill, i) => Array.from({ length: families[i]?.count ?? 0 }, () => skill))
    if (places.length > MAX_QUESTIONS)
      throw new AppError('INVALID_INPUT', { field: 'families', reason: 'too_big' })
    const questions = places.map((skill, position) => ({
      position,
      skillId: skill.id,
      contentVersionId: skill.contentVersionId,
    }))
    const made = await db().assignment.create({
      data: {
        ...{ classId, title, opensAt, closesAt, createdAt: at, createdById: userId },
        questions: { create: questions },
      },
      select: { id: true },
    })
    return { assignmentId: made.id }
  },
})
