import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { assignmentDataOf } from '../../classroom/assignment-version'
import { collectSubmissions } from '../../classroom/collect-submissions'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { skillTitles } from '../../practice/skill-titles'
import { localeSchema } from '../concepts/list-concepts'

/** An assignment with everything that is set, for its editor; with what each learner is allowed beyond the others. */
export const getAssignment = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), locale: localeSchema }),
  async run({ assignmentId, classId, capacity, isArchived }, { locale }) {
    await collectSubmissions(assignmentId)
    const found = await db().assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: {
        items: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
        class: { select: { id: true, name: true, timeZone: true } },
        overrides: {
          include: {
            user: {
              select: {
                name: true,
                memberships: { where: { classId, role: 'LEARNER' }, select: { extraTimePercent: true } },
              },
            },
          },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        },
        _count: { select: { submissions: true } },
      },
    })
    const titles = await skillTitles(
      found.items.flatMap(({ skillId }) => skillId ?? []),
      locale,
    )
    return {
      ...{ id: found.id, class: found.class, version: found.version, releasedAt: found.releasedAt },
      ...{ capacity, isArchived, begun: found._count.submissions },
      data: assignmentDataOf(found),
      titles: Object.fromEntries([...titles].map(([id, { title }]) => [id, title])),
      overrides: found.overrides.map(
        ({ user, userId, opensAt, closesAt, extraMinutes, attempts, reason }) => ({
          ...{ userId, name: user.name, opensAt, closesAt, extraMinutes, attempts, reason },
          /** Null: no learner of the class any more. */
          extraTimePercent: user.memberships[0]?.extraTimePercent ?? null,
        }),
      ),
    }
  },
})
