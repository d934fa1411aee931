import '../server-only'
import { randomUUID } from 'node:crypto'
import type { Folder } from '@/lib/authoring/folder'
import { AppError } from '@/lib/errors/app-error'
import { now } from '../clock'
import { toDb } from '../json'
import { transaction } from '../transaction'
import type { Titles } from './draft-content'

/** As many as one may have, put away or not. */
const MOST = 500

export interface NewItem {
  kind: 'DRILL' | 'FAMILY'
  files: Folder
  titles: Titles
}

/** A draft of somebody's own. Its skill is retired from the beginning: it is taught nowhere by itself. */
export function makeItem(ownerId: string, { kind, files, titles }: NewItem): Promise<{ id: string }> {
  const at = now()
  return transaction(async (tx) => {
    if ((await tx.authoredItem.count({ where: { ownerId } })) >= MOST)
      throw new AppError('CONTENT_INVALID', { problem: `> ${MOST}` })
    const skill = await tx.skill.create({ data: { id: `own-${randomUUID()}`, kind, retiredAt: at } })
    const item = await tx.authoredItem.create({
      data: {
        ...{ ownerId, skillId: skill.id, draft: toDb(files), titles: toDb({ ...titles }) },
        ...{ savedAt: at, createdAt: at },
      },
    })
    return { id: item.id }
  })
}
