import '../server-only'
import { randomInt } from 'node:crypto'
import type { AssignmentItem, ServedVariant } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { fromDb, toDb } from '../json'
import { newSeed, serveVariant } from '../practice/serve-variant'
import { findServed } from './find-served'

/** A learner's own copy of the question at a place of an assignment. */
export async function serveItem(userId: string, item: AssignmentItem): Promise<ServedVariant> {
  const { skillId, contentVersionId, seeds, difficulty } = item
  if (!skillId || !contentVersionId) throw new Error(`item ${item.id} is no question`)
  const seed = seeds.length > 0 ? (seeds[randomInt(seeds.length)] ?? newSeed()) : newSeed()
  const known = seeds.length > 0 ? await findServed(item, seed) : undefined
  if (known) return copyServed(userId, known)
  return serveVariant({
    ...{ userId, skill: { id: skillId, contentVersionId }, mode: 'ASSESSED', seed },
    ...(difficulty === null ? {} : { difficulty }),
  })
}

function copyServed(userId: string, served: ServedVariant): Promise<ServedVariant> {
  const { skillId, contentVersionId, artefactHash, seed, difficulty, mode } = served
  return db().servedVariant.create({
    data: {
      ...{ userId, skillId, contentVersionId, artefactHash, seed, difficulty, mode, servedAt: now() },
      variant: toDb(fromDb(served.variant)),
      key: toDb(fromDb(served.key)),
      explanation: toDb(fromDb(served.explanation)),
    },
  })
}
