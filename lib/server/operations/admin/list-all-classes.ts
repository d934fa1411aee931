import '../../server-only'
import { z } from 'zod'
import { admin } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Every class, the newest first, a page at a time: pass the last id as `before`. `search` looks into names of classes. */
export const listAllClasses = defineOperation({
  access: admin,
  input: z.strictObject({
    search: z.string().trim().max(100).default(''),
    before: z.uuid().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  async run(_, { search, before, limit }) {
    const rows = await db().class.findMany({
      where: {
        ...(search === '' ? {} : { name: { contains: search, mode: 'insensitive' } }),
        ...(before ? { id: { lt: before } } : {}),
      },
      orderBy: { id: 'desc' },
      take: limit + 1,
      include: {
        memberships: { where: { role: 'INSTRUCTOR' }, select: { user: { select: { name: true } } }, take: 5 },
        _count: { select: { memberships: true, assignments: true } },
      },
    })
    const page = rows.slice(0, limit)
    return {
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      classes: page.map(({ id, name, createdAt, archivedAt, memberships, _count }) => ({
        ...{ id, name, createdAt, archivedAt, members: _count.memberships, assignments: _count.assignments },
        instructors: memberships.map(({ user }) => user.name),
      })),
    }
  },
})
