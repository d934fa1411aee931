import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { SkillKind } from '@/lib/generated/prisma/client'
import { db } from '../db'

export interface Assignable {
  id: string
  contentVersionId: string
  /** Of a family, ascending. */
  levels: number[]
}

/** What a content version says of the levels of its questions. */
export const levelsOf = (data: unknown): number[] => (data as { levels?: number[] }).levels ?? []

/** How difficult the questions of a family are where nobody has chosen: the same for all who get one. */
export const usualLevel = (levels: readonly number[]): number | null =>
  levels[Math.floor((levels.length - 1) / 2)] ?? null

/**
 * A skill that may be assigned in a class: one that is published for everybody, or an instructor's own that is shared
 * with the class or belongs to whoever asks. @throws NOT_FOUND
 */
export async function findAssignable(
  { classId, userId }: { classId: string; userId: string },
  skillId: string,
  kind: SkillKind,
): Promise<Assignable> {
  const skill = await db().skill.findUnique({
    where: { id: skillId },
    include: {
      currentVersion: { select: { id: true, data: true } },
      authored: { select: { ownerId: true, archivedAt: true, shares: { where: { classId } } } },
    },
  })
  const own = skill?.authored
  const isOwn = own ? own.archivedAt === null && (own.ownerId === userId || own.shares.length > 0) : false
  const isOffered = own ? isOwn : skill?.retiredAt === null
  if (!skill?.currentVersion || skill.kind !== kind || !isOffered)
    throw new AppError('NOT_FOUND', { skillId })
  const { id: contentVersionId, data } = skill.currentVersion
  return { id: skill.id, contentVersionId, levels: levelsOf(data) }
}
