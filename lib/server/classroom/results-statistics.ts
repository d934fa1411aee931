import '../server-only'
import {
  type AssignmentStatistics,
  assignmentStatistics,
} from '@/lib/classroom/item-statistics/assignment-statistics'
import {
  gainedBy,
  type Place,
  type WorkedItem,
  type WorkedTask,
  workOf,
} from '@/lib/classroom/item-statistics/counted-work'
import { type ItemStatistics, itemStatistics } from '@/lib/classroom/item-statistics/item-statistics'
import { grouped } from '@/lib/classroom/results/grouped'
import { type PlaceResult, placeResults } from '@/lib/classroom/results/place-result'
import { isLate } from '@/lib/classroom/results/work-state'
import type { ItemKind } from '@/lib/generated/prisma/enums'
import { loadMessages } from '@/lib/i18n/messages'
import type { Locale } from '@/lib/i18n/routing'
import { collectSubmissions } from './collect-submissions'
import { termsOfLearners } from './learner-terms'
import { findAssignment, itemTitle } from './results'
import { learnerAttempts, loadAttempts } from './results-attempts'
import { loadParts, type PartRow } from './results-parts'
import { type Beliefs, loadQuestionAnswers, type QuestionAnswers } from './results-questions'
import { loadTasks } from './results-tasks'

export interface ItemFigures extends ItemStatistics {
  title: string
  kind: ItemKind
  dropped: boolean
}

export interface Statistics {
  title: string
  classId: string
  className: string
  /** Learners whose counted attempt came late, and whether it is among the others here. */
  late: { count: number; counted: boolean }
  overall: AssignmentStatistics
  items: readonly ItemFigures[]
  beliefs: Beliefs
}

/** How an assignment and its places did, by the attempt of each learner that counts; with late ones, or without them. */
export async function loadStatistics(
  assignmentId: string,
  locale: Locale,
  withLate = true,
): Promise<Statistics> {
  await collectSubmissions(assignmentId)
  const assignment = await findAssignment(assignmentId)
  const [attempts, terms] = await Promise.all([loadAttempts([assignmentId]), termsOfLearners(assignment)])
  const counted = [...grouped(attempts, ({ userId }) => userId).values()].flatMap(
    (own) => learnerAttempts(own, assignment.counted).counted ?? [],
  )
  const late = new Set(counted.filter((one) => isLate(one, terms.of(one.userId).closesAt)))
  const ids = counted.flatMap((one) => (withLate || !late.has(one) ? one.id : []))
  const { parts: names } = (await loadMessages(locale)).results
  const [parts, { answers, beliefs }, tasks] = await Promise.all([
    loadParts(ids),
    loadQuestionAnswers(ids, locale, names),
    loadTasks(ids, locale),
  ])
  const works = [...grouped(parts, ({ submissionId }) => submissionId).values()].map((own) => {
    const byPlace = grouped(own, ({ itemId }) => itemId)
    return workOf(
      placeResults(own).map((place) => workedItem(place, byPlace.get(place.itemId) ?? [], answers, tasks)),
    )
  })
  const places: Place[] = assignment.items.map(({ id, droppedAt }) => ({ id, counts: droppedAt === null }))
  const totals = gainedBy(works, places)
  return {
    ...{ title: assignment.title, classId: assignment.classId, className: assignment.class.name },
    late: { count: late.size, counted: withLate },
    ...{ overall: assignmentStatistics(works, places, totals), beliefs },
    items: assignment.items.map((item) => ({
      ...itemStatistics(works, places, item.id, totals),
      ...{ title: itemTitle(item, locale), kind: item.kind, dropped: item.droppedAt !== null },
    })),
  }
}

function workedItem(
  { itemId, points, score, answered }: PlaceResult,
  parts: readonly PartRow[],
  answers: ReadonlyMap<string, QuestionAnswers>,
  tasks: ReadonlyMap<string, Omit<WorkedTask, 'points'>>,
): WorkedItem {
  const spentMs = parts.reduce((sum, part) => sum + part.spentMs, 0)
  const said = answers.get(parts[0]?.id ?? '') ?? { answers: [], offered: [], misconceptions: [] }
  return {
    ...{ itemId, points, score, answered, ...said },
    spentMs: spentMs > 0 ? spentMs : null,
    tasks: parts.flatMap(({ examTaskId, points: worth }) => {
      const task = tasks.get(examTaskId ?? '')
      return task ? [{ ...task, points: worth }] : []
    }),
  }
}
