import '../server-only'
import { grouped } from '@/lib/classroom/results/grouped'
import { placeResults } from '@/lib/classroom/results/place-result'
import type { Grading, LearnerResult, Results } from '@/lib/classroom/results/results'
import { workState } from '@/lib/classroom/results/work-state'
import { phaseOf, type Terms, termsOf } from '@/lib/classroom/terms'
import { now } from '../clock'
import { db } from '../db'
import { skillTexts } from '../practice/skill-texts'
import { collectSubmissions } from './collect-submissions'
import { termsOfLearners } from './learner-terms'
import { type AttemptRow, type LearnerAttempts, learnerAttempts, loadAttempts } from './results-attempts'
import { loadLearners, type ResultLearner } from './results-learners'
import { loadParts, type PartRow } from './results-parts'

/** An assignment with its places, in order; those that were taken out only if somebody has them. */
export function findAssignment(assignmentId: string) {
  return db().assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    include: {
      class: { select: { id: true, name: true } },
      items: {
        where: { OR: [{ removedAt: null }, { items: { some: {} } }] },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        include: { contentVersion: { select: { texts: true } } },
      },
    },
  })
}
export type AssignmentRow = Awaited<ReturnType<typeof findAssignment>>

/** What a place is called; '' of an exam, which has no name of its own. */
export const itemTitle = ({ contentVersion }: AssignmentRow['items'][number], locale: string): string =>
  skillTexts(contentVersion, locale).title

/** Results per learner and place. The number of queries does not depend on how many there are. */
export async function loadResults(assignmentId: string, locale: string): Promise<Results> {
  await collectSubmissions(assignmentId)
  const assignment = await findAssignment(assignmentId)
  const [people, rows, terms] = await Promise.all([
    loadLearners(assignment.classId, [assignmentId]),
    loadAttempts([assignmentId]),
    termsOfLearners(assignment),
  ])
  const byLearner = grouped(rows, ({ userId }) => userId)
  const work = people.map((who) => ({
    ...{ who, terms: terms.of(who.userId) },
    done: learnerAttempts(byLearner.get(who.userId) ?? [], assignment.counted),
  }))
  const parts = await loadParts(work.flatMap(({ done }) => done.counted?.id ?? []))
  const bySubmission = grouped(parts, ({ submissionId }) => submissionId)
  const learners = work.map((one) => learnerResult(one, bySubmission.get(one.done.counted?.id ?? '') ?? []))
  return {
    ...{ title: assignment.title, classId: assignment.classId, className: assignment.class.name },
    ...{ opensAt: assignment.opensAt, closesAt: assignment.closesAt },
    phase: phaseOf(termsOf(assignment, undefined, 0), now()),
    items: assignment.items.map((item) => ({
      ...{ id: item.id, title: itemTitle(item, locale), kind: item.kind, points: item.points },
      ...{ dropped: item.droppedAt !== null, mean: meanOf(learners, item.id) },
    })),
    learners,
    mean: mean(learners.flatMap(({ score }) => score ?? [])),
    grading: gradingOf(rows),
  }
}

function gradingOf(rows: readonly AttemptRow[]): Grading | null {
  const handedIn = rows.filter(({ handedInAt }) => handedInAt)
  const done = handedIn.filter(({ gradedAt }) => gradedAt).length
  return done < handedIn.length ? { done, of: handedIn.length } : null
}

interface Work {
  who: ResultLearner
  terms: Terms
  done: LearnerAttempts
}

function learnerResult({ who, terms, done }: Work, parts: readonly PartRow[]): LearnerResult {
  const { attempts, counted, score } = done
  const shown = counted ?? attempts.at(-1)
  return {
    ...who,
    ...{ state: workState(attempts, counted, terms, now()), attempts: attempts.length, score },
    ...{ submissionId: shown?.id ?? null, startedAt: shown?.startedAt ?? null },
    ...{ handedInAt: shown?.handedInAt ?? null, latePercent: shown?.latePercent ?? 0 },
    items: placeResults(parts),
    disputes: parts.reduce((sum, { disputes }) => sum + disputes, 0),
  }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

const meanOf = (learners: readonly LearnerResult[], id: string) =>
  mean(learners.flatMap(({ items }) => items.find(({ itemId }) => itemId === id)?.score ?? []))
