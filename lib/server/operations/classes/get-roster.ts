import '../../server-only'
import { z } from 'zod'
import type { Prisma } from '@/lib/generated/prisma/client'
import { classInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { defineOperation } from '../../operation'

const placeSchema = z.strictObject({
  role: z.enum(['INSTRUCTOR', 'LEARNER']),
  joinedAt: z.date(),
  id: z.uuid(),
})
type Place = z.output<typeof placeSchema>

/**
 * Who is in the class, instructors first, then by when they joined; a page at a time: `next`, where there is more, is
 * the `after` of the next page. `search` looks into names, addresses and numbers.
 */
export const getRoster = defineOperation({
  access: classInstructor,
  input: z.strictObject({
    classId: z.uuid(),
    search: z.string().trim().max(100).default(''),
    limit: z.number().int().min(1).max(500).default(200),
    after: placeSchema.optional(),
  }),
  async run({ classId }, { search, limit, after }) {
    const where = { classId, AND: [matching(search), behind(after)] }
    const rows = await db().membership.findMany({
      where,
      orderBy: [{ role: 'asc' }, { joinedAt: 'asc' }, { id: 'asc' }],
      take: limit + 1,
      include: { user: { select: { name: true, email: true } } },
    })
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      members: page.map(({ user, classId: _, ...row }) => ({ ...row, ...user })),
      next: last ? { role: last.role, joinedAt: last.joinedAt, id: last.id } : null,
    }
  },
  audit: (grant) => whenAdmin(grant, { action: 'getRoster' }),
})

function matching(search: string): Prisma.MembershipWhereInput {
  if (search === '') return {}
  const contains = { contains: search, mode: 'insensitive' as const }
  return { OR: [{ externalId: contains }, { user: { OR: [{ name: contains }, { email: contains }] } }] }
}

function behind(after: Place | undefined): Prisma.MembershipWhereInput {
  if (!after) return {}
  const { role, joinedAt, id } = after
  const sameRole = { role, OR: [{ joinedAt: { gt: joinedAt } }, { joinedAt, id: { gt: id } }] }
  return role === 'INSTRUCTOR' ? { OR: [sameRole, { role: 'LEARNER' }] } : sameRole
}
