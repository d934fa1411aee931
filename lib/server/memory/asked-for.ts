import '../server-only'
import type { Prisma, SkillKind } from '@/lib/generated/prisma/client'

/** What a learner has not set aside at that time. */
export function notSetAside(userId: string, at: Date): Prisma.SkillWhereInput {
  return { setAside: { none: { userId, OR: [{ until: null }, { until: { gt: at } }] } } }
}

/** Cards that are due at that time. */
export function dueCardsOf(userId: string, at: Date, kind: SkillKind = 'FAMILY'): Prisma.CardWhereInput {
  return { userId, due: { lte: at }, skill: { kind, retiredAt: null, ...notSetAside(userId, at) } }
}

/** Reviews that were not taken back. */
export const standing = { kind: 'REVIEW', undoneBy: null } as const satisfies Prisma.ReviewWhereInput
