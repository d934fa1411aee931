import '../server-only'
import { DraftError } from '@/lib/authoring/draft-error'
import { type Folder, publicFiles, UNFINISHED } from '@/lib/authoring/folder'
import { AppError } from '@/lib/errors/app-error'
import type { AuthoredItem, Skill } from '@/lib/generated/prisma/client'
import { db } from '../db'
import { fromDb } from '../json'

export type OwnItem = AuthoredItem & { skill: Pick<Skill, 'kind' | 'currentVersionId'> }

const skill = { select: { kind: true, currentVersionId: true } } as const

/** What somebody has written; that of others does not exist. @throws NOT_FOUND */
export async function findOwned(userId: string, id: string): Promise<OwnItem> {
  const item = await db().authoredItem.findUnique({ where: { id }, include: { skill } })
  if (item?.ownerId !== userId) throw new AppError('NOT_FOUND')
  return item
}

/** One's own, or what is shared with a class that one teaches. @throws NOT_FOUND */
export async function findReadable(userId: string, id: string): Promise<OwnItem> {
  const item = await db().authoredItem.findFirst({
    where: { id, OR: [{ ownerId: userId }, { shares: { some: taughtBy(userId) } }] },
    include: { skill },
  })
  if (!item) throw new AppError('NOT_FOUND')
  return item
}

/** Shares with classes that somebody teaches. */
export const taughtBy = (userId: string) => ({
  class: { memberships: { some: { userId, role: 'INSTRUCTOR' as const } } },
})

export const draftFiles = (item: Pick<AuthoredItem, 'draft'>): Folder => fromDb(item.draft) as Folder

/** The files of a draft that can be used. @throws CONTENT_INVALID while a part of it cannot be written */
export function finishedFiles(item: Pick<AuthoredItem, 'draft'>): Folder {
  const files = draftFiles(item)
  if (UNFINISHED in files) {
    const { at, problem } = JSON.parse(files[UNFINISHED] ?? '{}') as { at?: string; problem?: string }
    throw new AppError('CONTENT_INVALID', { problem: `${at}: ${problem}` })
  }
  return publicFiles(files)
}

/** What is wrong with somebody's content is told in its own words. */
export function toldAsInvalid<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof DraftError)) throw error
    throw new AppError('CONTENT_INVALID', { problem: `${error.at}: ${error.problem}` })
  }
}
