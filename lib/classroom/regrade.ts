/** What a regrade of an assignment does to items and learners. Pure. */
import type { CountedAttempt, MarkSource, RegradeKind } from '@/lib/generated/prisma/enums'
import { countedScore, itemScore, type ScoredItem, submissionScore } from './score'
import type { Regraded } from './standing-grade'

/** What an item is given: null as it was graded; with what was found if it was graded again. Or why it stays as it is. */
export type Decision =
  | { mark: number | null; graded?: Regraded | undefined }
  | { kept: true }
  | { failed: string }

export interface ItemChange {
  itemId: string
  /** 0..1; null: it is not graded, or could not be. */
  before: number | null
  after: number | null
  /** Why it could not be graded again; its score stays. */
  failed?: string
  /** Somebody has marked it by hand: that stays. */
  kept?: true
}

export interface LearnerChange {
  userId: string
  /** The counted score, 0..1. */
  before: number | null
  after: number | null
  /** Those that change, and those that were to and could not. */
  items: ItemChange[]
}

export interface RegradeReport {
  state: 'working' | 'done'
  /** The last learner that is done. */
  cursor: string | null
  of: number
  learners: LearnerChange[]
}

export interface RegradedItem extends ScoredItem {
  id: string
  assignmentItemId: string
}

export interface RegradedAttempt {
  ordinal: number
  latePercent: number
  items: readonly RegradedItem[]
}

export interface GivenMark {
  score: number | null
  source: MarkSource
  regrade: { kind: RegradeKind } | null
}

/** Whether a person has decided about an item: grading it again leaves it alone. */
export function isDecided(marks: readonly GivenMark[]): boolean {
  const last = marks.at(-1)
  if (!last || last.score === null) return false
  return last.source !== 'REGRADE' || last.regrade?.kind === 'FULL' || last.regrade?.kind === 'ACCEPT'
}

export const isSame = (a: number | null, b: number | null) =>
  a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-9)

/** @param drop the item whose place counts for nobody afterwards (`to`), or no more */
export function learnerChange(
  userId: string,
  attempts: readonly RegradedAttempt[],
  decisions: ReadonlyMap<string, Decision>,
  { counted, drop }: { counted: CountedAttempt; drop?: { itemId: string; to: boolean } },
): LearnerChange {
  const scoreOf = (after: boolean) =>
    countedScore(
      attempts.map(({ ordinal, latePercent, items }) => ({
        ordinal,
        score: submissionScore(
          items.map((item) => itemThen(item, after ? decisions.get(item.id) : undefined, drop, after)),
          latePercent,
        ),
      })),
      counted,
    )
  const items = attempts
    .flatMap((attempt) => attempt.items)
    .flatMap((item) => changeOf(item, decisions.get(item.id)))
  return { userId, before: scoreOf(false), after: scoreOf(true), items }
}

function itemThen(
  item: RegradedItem,
  decision: Decision | undefined,
  drop: { itemId: string; to: boolean } | undefined,
  after: boolean,
): ScoredItem {
  const isPlace = item.assignmentItemId === drop?.itemId
  const dropped = isPlace ? drop?.to === after : item.dropped
  if (!decision || !('mark' in decision)) return { ...item, dropped }
  return { ...item, dropped, marks: [...item.marks, { score: decision.mark }] }
}

function changeOf(item: RegradedItem, decision: Decision | undefined): ItemChange[] {
  if (!decision) return []
  const before = itemScore(item)
  const common = { itemId: item.id, before }
  if ('failed' in decision) return [{ ...common, after: before, failed: decision.failed }]
  if ('kept' in decision) return [{ ...common, after: before, kept: true }]
  const after = decision.mark ?? item.score
  return isSame(before, after) ? [] : [{ ...common, after }]
}

export interface RegradeSummary {
  /** Learners. */
  up: number
  down: number
  same: number
  /** Items. */
  failed: number
  kept: number
}

export function regradeSummary(learners: readonly LearnerChange[]): RegradeSummary {
  const directions = learners.map(({ before, after }) =>
    isSame(before, after) ? 0 : Math.sign((after ?? 0) - (before ?? 0)),
  )
  const items = learners.flatMap((learner) => learner.items)
  return {
    up: directions.filter((direction) => direction > 0).length,
    down: directions.filter((direction) => direction < 0).length,
    same: directions.filter((direction) => direction === 0).length,
    failed: items.filter((item) => item.failed !== undefined).length,
    kept: items.filter((item) => item.kept).length,
  }
}
