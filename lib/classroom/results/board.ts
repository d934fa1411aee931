import type { Phase } from '../terms'
import type { WorkState } from './work-state'

/** Where one learner is at this moment. */
export interface BoardLearner {
  /** Stands for the learner in this assignment, and for nobody elsewhere. */
  letter: string
  /** null: this board shows none. */
  name: string | null
  state: WorkState
  /** What was last worked on, from 1; null: nothing yet. */
  at: number | null
  items: number
  answered: number
  /** Hands-on tasks, and those of them that were opened. */
  tasks: number
  opened: number
  lastSeenAt: Date | null
  dueAt: Date | null
  handedInAt: Date | null
  /** 0..1; null: not graded, or not asked for. */
  score: number | null
}

export interface Board {
  /** Of the assignment. */
  title: string
  classId: string
  opensAt: Date
  /** The server's time. */
  now: Date
  phase: Phase
  closesAt: Date
  named: boolean
  learners: readonly BoardLearner[]
}

/** 0 → A, 25 → Z, 26 → AA, … */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

/** Who works first, by how far they are; then who has not begun; then who is done. */
const ORDER: readonly WorkState[] = [
  ...(['working', 'not-begun', 'upcoming', 'missing', 'grading'] as const),
  ...(['handed-in', 'late', 'collected'] as const),
]

export const BOARD_ORDERS = ['state', 'name', 'answered', 'seen'] as const
export type BoardOrder = (typeof BOARD_ORDERS)[number]

const time = (at: Date | null) => at?.getTime() ?? 0

/** @param named whether names may decide: an order by names would tell them */
export function orderBoard(
  learners: readonly BoardLearner[],
  order: BoardOrder,
  { named, locale }: { named: boolean; locale: string },
): BoardLearner[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const byWho = (a: BoardLearner, b: BoardLearner) =>
    (named ? compare(a.name ?? '', b.name ?? '') : 0) ||
    a.letter.length - b.letter.length ||
    (a.letter < b.letter ? -1 : 1)
  const first = {
    name: () => 0,
    state: (a: BoardLearner, b: BoardLearner) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.answered - b.answered,
    answered: (a: BoardLearner, b: BoardLearner) => a.answered - b.answered,
    seen: (a: BoardLearner, b: BoardLearner) => time(a.lastSeenAt) - time(b.lastSeenAt),
  }[order]
  return [...learners].sort((a, b) => first(a, b) || byWho(a, b))
}
