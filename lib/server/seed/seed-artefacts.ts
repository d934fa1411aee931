/** Keeps the built engine: attempts made with it stay replayable after it was replaced. */
import '../server-only'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PrismaClient } from '@/lib/generated/prisma/client'

/** Stores every engine-<hash> file of the folder whose content is not yet in the database. */
export async function seedArtefacts(db: PrismaClient, folder: string): Promise<{ added: number }> {
  let added = 0
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    const hash = /^engine-([0-9a-z]+)\.[cm]?js$/i.exec(file)?.[1]
    if (!hash) continue
    const known = await db.engineArtefact.findUnique({ where: { hash }, select: { size: true } })
    if (known && known.size > 0) continue
    const content = new Uint8Array(readFileSync(path.join(folder, file)))
    const data = { size: content.length, content }
    await db.engineArtefact.upsert({ where: { hash }, create: { hash, ...data }, update: data })
    added++
  }
  return { added }
}
