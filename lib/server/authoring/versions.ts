import '../server-only'
import type { Folder } from '@/lib/authoring/folder'
import { AppError } from '@/lib/errors/app-error'
import { db } from '../db'
import { fromDb } from '../json'
import type { OwnItem } from './own-item'

export interface AuthoredVersion {
  id: string
  createdAt: Date
  isCurrent: boolean
  /** Files that are otherwise than in the version before; of the first one none. */
  changed: string[]
}

const MOST = 50

export const filesOfData = (data: unknown): Folder =>
  (fromDb(data as never) as { files?: Folder }).files ?? {}

/** What was published of it, the newest first. */
export async function listVersions({ skillId, skill }: OwnItem): Promise<AuthoredVersion[]> {
  const rows = await db().contentVersion.findMany({
    where: { skillId },
    select: { id: true, createdAt: true, data: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  })
  return rows.map(({ id, createdAt, data }, at) => {
    const before = rows[at + 1]
    const changed = before ? differing(filesOfData(before.data), filesOfData(data)) : []
    return { id, createdAt, isCurrent: id === skill.currentVersionId, changed }
  })
}

/** Paths whose text is not the same in both, in order. */
export function differing(a: Folder, b: Folder): string[] {
  const paths = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return paths.filter((path) => a[path] !== b[path])
}

/** @throws NOT_FOUND for a version of something else */
export async function versionFiles({ skillId }: OwnItem, versionId: string): Promise<Folder> {
  const version = await db().contentVersion.findUnique({ where: { id: versionId } })
  if (version?.skillId !== skillId) throw new AppError('NOT_FOUND')
  return filesOfData(version.data)
}
