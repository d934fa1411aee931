import '../server-only'
import type { AssignmentData, AssignmentItemInput } from '@/lib/classroom/assignment'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type Json, toDb } from '../json'
import { newSeed } from '../practice/serve-variant'
import { findAssignable, usualLevel } from './assignable'
import { drawExam, type ExamItem } from './draw-exam'
import { freshTaskSeed } from './task-seeds'

export type ItemRow = Omit<Prisma.AssignmentItemCreateManyInput, 'assignmentId'>

interface Maker {
  classId: string
  userId: string
}

/**
 * The rows of an assignment's items, with their content version, and with all that has to be the same for everybody drawn
 * now. @throws NOT_FOUND for a skill that may not be assigned, NO_TASKS
 */
export async function itemRows(maker: Maker, data: AssignmentData): Promise<ItemRow[]> {
  const taken = new Set<string>()
  const rows: ItemRow[] = []
  for (const [position, item] of data.items.entries()) {
    const { id, kind, points } = item
    rows.push({ ...(id ? { id } : {}), kind, points, position, ...(await partOf(maker, item, data, taken)) })
  }
  return rows
}

async function partOf(
  maker: Maker,
  item: AssignmentItemInput,
  { variants }: AssignmentData,
  taken: Set<string>,
): Promise<Pick<ItemRow, 'skillId' | 'contentVersionId' | 'seeds' | 'difficulty' | 'examForm'>> {
  const isSame = variants === 'SAME'
  if (item.kind === 'EXAM') return examPart(item.form, isSame, taken)
  const { id: skillId, contentVersionId, levels } = await findAssignable(maker, item.skillId, item.kind)
  const skill = { skillId, contentVersionId }
  if (item.kind === 'DRILL') return { ...skill, seeds: isSame ? [freshTaskSeed(taken)] : [] }
  const { seeds, difficulty } = item
  return {
    ...skill,
    seeds: isSame && seeds.length !== 1 ? [seeds[0] ?? newSeed()] : seeds,
    // Whoever draws another variant draws one that is as difficult.
    difficulty: difficulty ?? usualLevel(levels),
  }
}

async function examPart(form: ExamItem['form'], isSame: boolean, taken: Set<string>) {
  const seed = freshTaskSeed(taken)
  // Drawn in any case: an exam for which there are no tasks is refused now, and not when a learner begins.
  const drawn = await drawExam(form, seed)
  const kept: ExamItem = isSame ? { form, drawn } : { form }
  return { examForm: toDb(kept as unknown as Json), seeds: isSame ? [seed] : [] }
}
