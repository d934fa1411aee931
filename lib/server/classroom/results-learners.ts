import '../server-only'
import { db } from '../db'

export interface ResultLearner {
  userId: string
  name: string
  email: string | null
  externalId: string | null
  left: boolean
}

/** Everybody who is in the class as a learner, and whoever handed in one of these assignments and has left since. */
export async function loadLearners(
  classId: string,
  assignmentIds: readonly string[],
): Promise<ResultLearner[]> {
  const users = await db().user.findMany({
    where: {
      OR: [
        { memberships: { some: { classId, role: 'LEARNER' } } },
        {
          submissions: { some: { assignmentId: { in: [...assignmentIds] }, handedInAt: { not: null } } },
          memberships: { none: { classId } },
        },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, name: true, email: true },
      memberships: { where: { classId }, select: { externalId: true } },
    },
  })
  return users.map(({ id, name, email, memberships: [membership] }) => ({
    ...{ userId: id, name, email, left: !membership, externalId: membership?.externalId ?? null },
  }))
}
