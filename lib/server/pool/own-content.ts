/** What instructors have published themselves: in the database, not in the artefact. */
import '../server-only'
import { z } from 'zod'
import { type QuestionDraft, questionDraft } from '@/lib/authoring/question-draft'
import { AppError } from '@/lib/errors/app-error'
import { db } from '../db'

/** As they are made; a family of the site's may be called `own-time`. */
const OWN = /^own-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A drill: what is in its folder. */
const ownDrill = z.object({ files: z.record(z.string(), z.string()) })

/** A question: variants of a family that were chosen. */
const ownQuestion = z.object({ question: questionDraft })

interface Asked {
  skill: string
  seed: number
  difficulty?: number
  /** Said instead of the family's title, and before its question. */
  texts?: QuestionDraft['texts']
}

/** Versions never change: the last used are kept, the oldest of them in front. */
const cache = new Map<string, unknown>()
const KEPT = 30

/** The files of a drill of somebody's own; undefined: the artefact has it. @throws AppError NOT_FOUND */
export async function ownFiles(
  skillId: string,
  contentVersionId?: string,
): Promise<Record<string, string> | undefined> {
  if (!OWN.test(skillId)) return undefined
  return ownDrill.parse(await dataOf(skillId, contentVersionId)).files
}

/** What is really asked by a question of somebody's own. @throws AppError NOT_FOUND */
export async function pinnedVariant(
  asked: { skill: string; seed: number; difficulty?: number | undefined },
  contentVersionId?: string,
): Promise<Asked> {
  const { skill, seed, difficulty } = asked
  if (!OWN.test(skill)) return { skill, seed, ...(difficulty === undefined ? {} : { difficulty }) }
  const { question } = ownQuestion.parse(await dataOf(skill, contentVersionId))
  const { family, seeds, texts } = question
  const pinned = seeds[Math.abs(seed) % seeds.length] as number
  const level = question.difficulty
  return { skill: family, seed: pinned, texts, ...(level === undefined ? {} : { difficulty: level }) }
}

async function dataOf(skillId: string, contentVersionId: string | undefined): Promise<unknown> {
  const id = contentVersionId ?? (await currentVersionOf(skillId))
  const key = `${skillId} ${id}`
  const data = cache.get(key) ?? (await read(skillId, id))
  cache.delete(key)
  cache.set(key, data)
  for (const old of [...cache.keys()].slice(0, -KEPT)) cache.delete(old)
  return data
}

async function currentVersionOf(skillId: string): Promise<string> {
  const skill = await db().skill.findUnique({ where: { id: skillId }, select: { currentVersionId: true } })
  if (!skill?.currentVersionId) throw new AppError('NOT_FOUND')
  return skill.currentVersionId
}

async function read(skillId: string, id: string): Promise<unknown> {
  const version = await db().contentVersion.findUnique({
    where: { id },
    select: { skillId: true, data: true },
  })
  if (version?.skillId !== skillId) throw new AppError('NOT_FOUND')
  return version.data
}
