import '../server-only'
import type { Folder } from '@/lib/authoring/folder'
import { AppError } from '@/lib/errors/app-error'
import { now } from '../clock'
import { db } from '../db'
import { toDb } from '../json'
import type { Titles } from './draft-content'

export interface SavedDraft {
  revision: number
  savedAt: Date
}

/** Keeps a draft if nobody has kept another one since. @throws CONFLICT with the time of that */
export async function storeDraft(
  { id, revision }: { id: string; revision: number },
  { files, titles }: { files: Folder; titles: Titles },
): Promise<SavedDraft> {
  const savedAt = now()
  const stored = await db().authoredItem.updateMany({
    where: { id, revision },
    data: { draft: toDb(files), titles: toDb({ ...titles }), revision: { increment: 1 }, savedAt },
  })
  if (stored.count === 1) return { revision: revision + 1, savedAt }
  const item = await db().authoredItem.findUnique({ where: { id }, select: { savedAt: true } })
  throw new AppError('CONFLICT', { savedAt: item?.savedAt.getTime() ?? 0 })
}
