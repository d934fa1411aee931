import '../../server-only'
import type { Prisma } from '@/lib/generated/prisma/client'

/** Families of pages that I have read and never answered. */
export function newSkillsOf(userId: string): Prisma.SkillWhereInput {
  return {
    kind: 'FAMILY',
    retiredAt: null,
    currentVersionId: { not: null },
    cards: { none: { userId } },
    concepts: { some: { concept: { reads: { some: { userId } } } } },
  }
}
