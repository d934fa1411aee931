import '../server-only'
import type { z } from 'zod'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { classSchema } from './schemas/class'
import { timeOf } from './schemas/fields'

export const classParts = {
  memberships: { where: { role: 'INSTRUCTOR' }, select: { id: true } },
  _count: { select: { memberships: true, assignments: true } },
} as const satisfies Prisma.ClassInclude

type Row = Prisma.ClassGetPayload<{ include: typeof classParts }>

export function classOf({ memberships, _count, ...row }: Row): z.output<typeof classSchema> {
  return {
    ...{ id: row.id, name: row.name, time_zone: row.timeZone },
    ...{ created_at: row.createdAt.toISOString(), archived_at: timeOf(row.archivedAt) },
    ...{ instructors: memberships.length, learners: _count.memberships - memberships.length },
    assignments: _count.assignments,
  }
}
