import '../server-only'
import type { Folder } from '@/lib/authoring/folder'
import type { QuestionDraft } from '@/lib/authoring/question-draft'
import { AppError } from '@/lib/errors/app-error'
import { db } from '../db'
import { fromDb, type Json } from '../json'
import { banks } from '../question-bank'
import type { Publication } from './publish-version'

/** A drill, read as a whole. @throws CONTENT_INVALID */
export async function drillPublication(skillId: string, files: Folder): Promise<Publication> {
  const { concepts, level, minutes, texts } = await (await banks()).drafts.read(files)
  return { skillId, files, concepts, texts: texts as unknown as Json, data: { level, minutes } }
}

/** A question whose variants are all there. @throws NOT_FOUND, CONTENT_INVALID */
export async function questionPublication(
  skillId: string,
  files: Folder,
  question: QuestionDraft,
): Promise<Publication> {
  const { family, seeds, difficulty, texts } = question
  const skill = await db().skill.findUnique({
    where: { id: family },
    include: { currentVersion: true, concepts: true },
  })
  if (!skill?.currentVersion || skill.kind !== 'FAMILY' || skill.retiredAt) throw new AppError('NOT_FOUND')
  const { questions } = await banks()
  for (const seed of seeds) await questions.serve(family, seed, difficulty)
  const { concepts = skill.concepts.map(({ conceptId }) => conceptId), ...data } = fromDb(
    skill.currentVersion.data,
  ) as { concepts?: string[] } & { [key: string]: Json }
  const known = fromDb(skill.currentVersion.texts) as { [locale: string]: { [key: string]: Json } }
  const titled = Object.entries(texts).map(([locale, { title }]) => [
    locale,
    { ...known[locale], ...(title ? { title } : {}) },
  ])
  return {
    ...{ skillId, files, concepts, texts: Object.fromEntries(titled) },
    data: { ...data, question: question as unknown as Json },
  }
}
