import '../server-only'
import { randomInt } from 'node:crypto'
import { AppError } from '@/lib/errors/app-error'
import type { Mode, ServedVariant } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { toDb } from '../json'
import { banks } from '../question-bank'

export const MAX_SEED = 2 ** 31 - 1

/** Seeds of assessed work must not be guessable: anyone can run the generator. */
export function newSeed(): number {
  return randomInt(1, MAX_SEED)
}

/** The skill and its published version; an alias leads to the skill that it became. */
export async function findSkill(idOrAlias: string, kind: 'FAMILY' | 'DRILL') {
  const skill =
    (await db().skill.findUnique({ where: { id: idOrAlias } })) ??
    (await db().skillAlias.findUnique({ where: { alias: idOrAlias }, include: { skill: true } }))?.skill
  if (!skill?.currentVersionId || skill.retiredAt || skill.kind !== kind) throw new AppError('NOT_FOUND')
  return { id: skill.id, contentVersionId: skill.currentVersionId }
}

/** The engine that a row refers to must be on record. */
export async function recordArtefact(hash: string): Promise<void> {
  await db().engineArtefact.createMany({ data: [{ hash, size: 0 }], skipDuplicates: true })
}

/** Makes a fresh question and stores it whole, before anyone sees it. */
export async function serveVariant(o: {
  userId: string
  skill: { id: string; contentVersionId: string }
  mode: Mode
  difficulty?: number
  /** Absent: a fresh one. */
  seed?: number
  /** See ServedVariant. */
  placements?: number[]
  paceMs?: number
}): Promise<ServedVariant> {
  const seed = o.seed ?? newSeed()
  const { id, contentVersionId } = o.skill
  const served = await (await banks()).questions.serve(id, seed, o.difficulty, contentVersionId)
  await recordArtefact(served.artefactHash)
  return db().servedVariant.create({
    data: {
      userId: o.userId,
      skillId: o.skill.id,
      contentVersionId: o.skill.contentVersionId,
      artefactHash: served.artefactHash,
      seed,
      difficulty: o.difficulty ?? null,
      mode: o.mode,
      variant: toDb(served.variant),
      key: toDb(served.key),
      explanation: toDb(served.explanation),
      placements: o.placements ?? [],
      paceMs: o.paceMs ?? null,
      servedAt: now(),
    },
  })
}
