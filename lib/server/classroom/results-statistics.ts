import '../server-only'
import {
  type AssignmentStatistics,
  assignmentStatistics,
} from '@/lib/classroom/item-statistics/assignment-statistics'
import { gainedBy, type Place } from '@/lib/classroom/item-statistics/counted-work'
import { type ItemStatistics, itemStatistics } from '@/lib/classroom/item-statistics/item-statistics'
import { grouped } from '@/lib/classroom/results/grouped'
import { isLate } from '@/lib/classroom/results/work-state'
import type { ItemKind } from '@/lib/generated/prisma/enums'
import { loadMessages } from '@/lib/i18n/messages'
import type { Locale } from '@/lib/i18n/routing'
import { collectSubmissions } from './collect-submissions'
import { termsOfLearners } from './learner-terms'
import { placedWork, withAnswers } from './placed-work'
import { findAssignment, itemTitle } from './results'
import { learnerAttempts, loadAttempts } from './results-attempts'
import { loadParts } from './results-parts'
import { type Beliefs, questionReader } from './results-questions'
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

/** Places whose answers are held at a time. */
const AT_ONCE = 4

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
  const [parts, tasks] = await Promise.all([loadParts(ids), loadTasks(ids, locale)])
  const works = [...grouped(parts, ({ submissionId }) => submissionId).values()].map((own) =>
    placedWork(own, tasks),
  )
  const places: Place[] = assignment.items.map(({ id, droppedAt }) => ({ id, counts: droppedAt === null }))
  const totals = gainedBy(works, places)
  const { parts: names } = (await loadMessages(locale)).results
  const reader = questionReader(ids, locale, names)
  const items: ItemFigures[] = []
  for (let from = 0; from < assignment.items.length; from += AT_ONCE) {
    const some = assignment.items.slice(from, from + AT_ONCE)
    const answers = await reader.at(some.flatMap(({ id, kind }) => (kind === 'FAMILY' ? id : [])))
    for (const item of some)
      items.push({
        ...itemStatistics(withAnswers(works, item.id, answers), places, item.id, totals),
        ...{ title: itemTitle(item, locale), kind: item.kind, dropped: item.droppedAt !== null },
      })
  }
  return {
    ...{ title: assignment.title, classId: assignment.classId, className: assignment.class.name },
    late: { count: late.size, counted: withLate },
    ...{ overall: assignmentStatistics(works, places, totals), items, beliefs: await reader.beliefs() },
  }
}
