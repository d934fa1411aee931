import '../../server-only'
import { registered } from '../../access'
import { db } from '../../db'
import { defineOperation, noInput } from '../../operation'

/** The classes that I teach or learn in. */
export const listClasses = defineOperation({
  access: registered,
  input: noInput,
  async run({ userId }) {
    const memberships = await db().membership.findMany({
      where: { userId },
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      take: 200,
      include: { class: { include: { _count: { select: { assignments: true, memberships: true } } } } },
    })
    return memberships.map(({ role, class: { id, name, _count } }) => ({
      id,
      name,
      role,
      members: _count.memberships,
      assignments: _count.assignments,
    }))
  },
})
