import '../server-only'
import { randomUUID } from 'node:crypto'
import { examHostOf } from '@/lib/drill/exam-host'
import { apportion } from '@/lib/exam/apportion'
import { chainStart } from '@/lib/exam/chain'
import type { AssignmentItem, Prisma } from '@/lib/generated/prisma/client'
import { db } from '../db'
import { toDb } from '../json'
import { recordArtefact } from '../practice/serve-variant'
import { banks } from '../question-bank'
import { type DrawnDrill, drawExam, type ExamItem } from './draw-exam'
import { freshTaskSeed, seedsFrom } from './task-seeds'

/** A task that an item of an assignment leads to. */
interface Task extends DrawnDrill {
  assignmentItemId: string
  part: number
  seed: number
  /** Of the assignment. */
  points: number
}

export interface PreparedExam {
  id: string
  artefactHash: string
  tasks: Prisma.ExamTaskCreateManyExamInput[]
  /** One for each task, in the same order. */
  items: { assignmentItemId: string; part: number; points: number; examTaskId: string }[]
}

/** The exam in which the drills of an attempt are done; undefined where there are none. */
export async function prepareExam(items: readonly AssignmentItem[]): Promise<PreparedExam | undefined> {
  const tasks = await tasksOf(items.filter(({ kind }) => kind !== 'FAMILY'))
  if (tasks.length === 0) return undefined
  const id = randomUUID()
  const { drills } = await banks()
  const weights = apportion(
    100,
    tasks.map(({ points }) => points || 1),
  )
  const rows: Prisma.ExamTaskCreateManyExamInput[] = []
  let artefactHash = ''
  for (const [at, { skillId, contentVersionId, domainId, minutes, seed }] of tasks.entries()) {
    const started = await drills.start(skillId, seed, contentVersionId)
    artefactHash = started.artefactHash
    const [position, host] = [at + 1, examHostOf(seed)]
    rows.push({
      ...{ id: randomUUID(), position, skillId, contentVersionId, domainId, minutes, seed, host },
      ...{ weight: weights[at] ?? 0, scenario: toDb({ ...Object(started.scenario), examHost: host }) },
      lastHash: await chainStart(id, position),
    })
  }
  await recordArtefact(artefactHash)
  const placed = tasks.map(({ assignmentItemId, part, points }, at) => ({
    ...{ assignmentItemId, part, points, examTaskId: rows[at]?.id ?? '' },
  }))
  return { id, artefactHash, tasks: rows, items: placed }
}

async function tasksOf(items: readonly AssignmentItem[]): Promise<Task[]> {
  const taken = new Set<string>()
  const tasks: Task[] = []
  for (const item of items) {
    const seed = item.seeds[0] ?? freshTaskSeed(taken)
    const drawn = item.kind === 'EXAM' ? await drawnOf(item, seed) : [await drillOf(item)]
    const seeds = seedsFrom(seed, drawn.length)
    tasks.push(
      ...drawn.map((drill, part) => ({
        ...{ ...drill, assignmentItemId: item.id, part, seed: seeds[part] ?? seed },
        points: (item.points * drill.weight) / 100,
      })),
    )
  }
  return tasks
}

function drawnOf({ examForm }: AssignmentItem, seed: number): Promise<DrawnDrill[]> | DrawnDrill[] {
  const { form, drawn } = examForm as unknown as ExamItem
  return drawn ?? drawExam(form, seed)
}

/** What the seed keeps of a drill's version; an instructor's own may have no page. */
async function drillOf({ skillId, contentVersionId }: AssignmentItem): Promise<DrawnDrill> {
  const version = await db().contentVersion.findUniqueOrThrow({
    where: { id: contentVersionId ?? '' },
    select: { data: true },
  })
  const { concepts = [], minutes = 5 } = version.data as { concepts?: string[]; minutes?: number }
  const concept = await db().concept.findUnique({
    where: { id: concepts[0] ?? '' },
    select: { domainId: true },
  })
  return {
    ...{ skillId: skillId ?? '', contentVersionId: contentVersionId ?? '' },
    ...{ domainId: concept?.domainId ?? '', minutes, weight: 100 },
  }
}
