import '../server-only'
import { isDeepStrictEqual } from 'node:util'
import type { AssignmentData, AssignmentItemInput } from '@/lib/classroom/assignment'
import type { AssignmentItem, Prisma } from '@/lib/generated/prisma/client'
import { db } from '../db'
import { type Json, toDb } from '../json'
import { newSeed } from '../practice/serve-variant'
import { type Assignable, findAssignable, levelsOf, usualLevel } from './assignable'
import { drawExam, type ExamItem } from './draw-exam'
import { freshTaskSeed, takeSeed } from './task-seeds'

export type ItemRow = Omit<Prisma.AssignmentItemCreateManyInput, 'assignmentId'>

interface Maker {
  classId: string
  userId: string
}

/**
 * The rows of an assignment's items, with their content version, and with all that has to be the same for everybody drawn
 * now. Rows that are there already (`before`) keep their version, and tasks that were drawn for everybody.
 * @throws NOT_FOUND for a skill that may not be assigned, NO_TASKS
 */
export async function itemRows(
  maker: Maker,
  data: AssignmentData,
  before: readonly AssignmentItem[] = [],
): Promise<ItemRow[]> {
  const present = new Map(before.filter(({ removedAt }) => !removedAt).map((row) => [row.id, row]))
  const taken = new Set<string>()
  for (const { kind, seeds } of present.values())
    if (kind !== 'FAMILY') for (const seed of seeds) takeSeed(seed, taken)
  const rows: ItemRow[] = []
  for (const [position, item] of data.items.entries()) {
    const { id, kind, points } = item
    const old = id ? present.get(id) : undefined
    rows.push({
      ...(id ? { id } : {}),
      kind,
      points,
      position,
      ...(await partOf(maker, item, data, taken, old)),
    })
  }
  return rows
}

type ItemPart = Pick<ItemRow, 'skillId' | 'contentVersionId' | 'seeds' | 'difficulty' | 'examForm'>

async function partOf(
  maker: Maker,
  item: AssignmentItemInput,
  { variants }: AssignmentData,
  taken: Set<string>,
  old: AssignmentItem | undefined,
): Promise<ItemPart> {
  const isSame = variants === 'SAME'
  if (item.kind === 'EXAM') return keptExam(item.form, isSame, old) ?? examPart(item.form, isSame, taken)
  const {
    id: skillId,
    contentVersionId,
    levels,
  } = (await keptSkill(item, old)) ?? (await findAssignable(maker, item.skillId, item.kind))
  const skill = { skillId, contentVersionId }
  if (item.kind === 'DRILL') {
    const kept = old?.skillId === skillId && old.seeds.length > 0 ? old.seeds : [freshTaskSeed(taken)]
    return { ...skill, seeds: isSame ? kept : [] }
  }
  const { seeds, difficulty } = item
  return {
    ...skill,
    seeds: isSame && seeds.length !== 1 ? [seeds[0] ?? newSeed()] : seeds,
    // Whoever draws another variant draws one that is as difficult.
    difficulty: difficulty ?? usualLevel(levels),
  }
}

/** One that is there keeps the version that was pinned, though a newer one is published, or it may be assigned no more. */
async function keptSkill(
  { kind, skillId }: Exclude<AssignmentItemInput, { kind: 'EXAM' }>,
  old: AssignmentItem | undefined,
): Promise<Assignable | undefined> {
  if (old?.kind !== kind || old.skillId !== skillId || !old.contentVersionId) return undefined
  const { id: contentVersionId, data } = await db().contentVersion.findUniqueOrThrow({
    where: { id: old.contentVersionId },
    select: { id: true, data: true },
  })
  return { id: skillId, contentVersionId, levels: levelsOf(data) }
}

function keptExam(
  form: ExamItem['form'],
  isSame: boolean,
  old: AssignmentItem | undefined,
): ItemPart | undefined {
  if (old?.kind !== 'EXAM' || !isSame) return undefined
  const was = old.examForm as unknown as ExamItem
  if (!was.drawn || !isDeepStrictEqual(was.form, form)) return undefined
  return { examForm: toDb(was as unknown as Json), seeds: old.seeds }
}

async function examPart(form: ExamItem['form'], isSame: boolean, taken: Set<string>): Promise<ItemPart> {
  const seed = freshTaskSeed(taken)
  // Drawn in any case: an exam for which there are no tasks is refused now, and not when a learner begins.
  const drawn = await drawExam(form, seed)
  const kept: ExamItem = isSame ? { form, drawn } : { form }
  return { examForm: toDb(kept as unknown as Json), seeds: isSame ? [seed] : [] }
}
