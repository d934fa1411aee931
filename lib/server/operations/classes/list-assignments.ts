import '../../server-only'
import { z } from 'zod'
import { classMember } from '../../access'
import { assignmentPhase } from '../../classroom/assignment-phase'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** The quizzes of a class, the last to close first; a learner sees how their own stands. */
export const listAssignments = defineOperation({
  access: classMember,
  input: z.strictObject({ classId: z.uuid(), limit: z.number().int().min(1).max(200).default(100) }),
  async run({ classId, userId, role }, { limit }) {
    const at = now()
    const rows = await db().assignment.findMany({
      where: { classId },
      orderBy: [{ closesAt: 'desc' }, { id: 'desc' }],
      take: limit,
      include: {
        _count: { select: { questions: true, submissions: { where: { handedInAt: { not: null } } } } },
        submissions: { where: { userId }, select: { handedInAt: true, score: true } },
      },
    })
    return rows.map((row) => ({
      id: row.id,
      title: row.title,
      opensAt: row.opensAt,
      closesAt: row.closesAt,
      phase: assignmentPhase(row, at),
      questions: row._count.questions,
      handedIn: role === 'INSTRUCTOR' ? row._count.submissions : null,
      mine: role === 'LEARNER' ? (row.submissions[0] ?? null) : null,
    }))
  },
})
