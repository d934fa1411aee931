import '../../server-only'
import { registered } from '../../access'
import { db } from '../../db'
import { defineOperation, noInput } from '../../operation'

/** The classes that I teach or learn in, with those that are put away. */
export const listClasses = defineOperation({
  access: registered,
  input: noInput,
  async run({ userId }) {
    const memberships = await db().membership.findMany({
      where: { userId },
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      take: 200,
      include: {
        class: {
          include: {
            _count: { select: { assignments: { where: { status: 'PUBLISHED' } }, memberships: true } },
          },
        },
      },
    })
    return memberships.map(({ role, class: { id, name, archivedAt, _count } }) => ({
      ...{ id, name, role, archivedAt },
      members: _count.memberships,
      assignments: _count.assignments,
    }))
  },
})
