import '../server-only'
import { createHash } from 'node:crypto'
import type { Folder } from '@/lib/authoring/folder'
import { now } from '../clock'
import { type Json, toDb } from '../json'
import { type Tx, transaction } from '../transaction'

export interface Publication {
  skillId: string
  files: Folder
  /** In their order: the first is what it is mainly about. */
  concepts: string[]
  texts: Json
  /** What it needs to be run. */
  data: { [key: string]: Json }
}

/** Adds a version, or takes one up again that has the same text. @returns its id */
export function publishVersion(id: string, publication: Publication): Promise<string> {
  return transaction((tx) => publishIn(tx, id, publication))
}

async function publishIn(tx: Tx, id: string, publication: Publication): Promise<string> {
  const { skillId, files, concepts, texts, data } = publication
  const contentHash = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  const key = { skillId, contentHash }
  const whole = { ...data, concepts, files }
  const version =
    (await tx.contentVersion.findUnique({ where: { skillId_contentHash: key } })) ??
    (await tx.contentVersion.create({
      data: { ...key, texts: toDb(texts), data: toDb(whole), createdAt: now() },
    }))
  await tx.skill.update({ where: { id: skillId }, data: { currentVersionId: version.id } })
  const known = await tx.concept.findMany({ where: { id: { in: concepts } }, select: { id: true } })
  await tx.skillConcept.deleteMany({ where: { skillId } })
  await tx.skillConcept.createMany({ data: known.map((concept) => ({ skillId, conceptId: concept.id })) })
  await tx.authoredItem.update({ where: { id }, data: { publishedAt: now() } })
  return version.id
}
