/** What the operations of lib/server/operations/exams answer. */
import type { Finding } from '@/lib/goal/finding'
import type { LabLog } from '@/lib/lab/log'
import type { SatForm } from './form'

/** A text in both languages. */
export interface Pair {
  en: string
  ja: string
}

/** RUNNING until it is handed in or its time is over; then its tasks are graded one by one. */
export type ExamStatus = 'RUNNING' | 'GRADING' | 'GRADED'

export interface ExamSummary {
  id: string
  form: SatForm
  status: ExamStatus
  startedAt: Date
  closesAt: Date
  endedAt: Date | null
  /** How many there are. */
  tasks: number
  /** Whole percent, 0 to 100; null until all is graded. */
  score: number | null
  passed: boolean | null
}

/** What one may start, and what there is for it. */
export interface ExamOffers {
  /** Domains with drills. `weight`: percent of the exam, 0 outside of it. */
  domains: { id: string; names: Pair; weight: number; drills: number }[]
  /** Drills that an exam of weak spots would draw from. */
  weak: number
}

export interface ExamList {
  /** To be gone on with; one at a time. */
  running: ExamSummary | null
  /** The newest first. */
  past: ExamSummary[]
  /** `before` for the next page; null: there is none. */
  next: ExamCursor | null
  offers: ExamOffers
}

/** The last row of a page. */
export interface ExamCursor {
  startedAt: Date
  id: string
}

/** The attempt at an assignment whose tasks an exam holds. */
export interface ExamSubmission {
  id: string
  assignmentId: string
  classId: string
  title: string
  /** Its questions without an answer. */
  unanswered: number
}

export interface ExamView extends ExamSummary {
  /** null: a mock exam. */
  submission: ExamSubmission | null
  /** By the server's clock; 0 when the time is over. */
  remainingMs: number
  serverNow: Date
  notes: string
  list: ExamTaskView[]
}

export interface ExamTaskView extends ChainHead {
  /** From 1. */
  position: number
  /** Markdown in `task`. */
  texts: Record<'en' | 'ja', { title: string; task: string }>
  /** Whole percent of the exam. */
  weight: number
  minutes: number
  /** Where one logs in from `base`: cka4107. */
  host: string
  flagged: boolean
  /** Ticked off by the learner; counts for nothing. */
  done: boolean
  opened: boolean
}

/** What a learner puts on a task for their own eyes. */
export type TaskMark = 'flagged' | 'done'

/** How far the server has a task's entries. */
export interface ChainHead {
  /** The `seq` of the entry that comes next. */
  nextSeq: number
  /** Hash of the last batch; before the first one that of the task: `previous` of the next batch. */
  lastHash: string
}

/** All that a browser needs to begin a task or to go on with it. */
export interface ExamTaskStart extends ChainHead {
  position: number
  /** For `unpackStart`. */
  snapshot: string
  seed: number
  host: string
  /** What the server has of the learner's log, in order. */
  log: LabLog
}

/** What an accepted batch is answered with, and one that had been accepted before. */
export interface EntriesAcknowledged extends ChainHead {
  /** It came when the exam was over: kept, and not graded. */
  late: boolean
}

export interface GradingProgress {
  status: ExamStatus
  graded: number
  of: number
}

export interface ExamReview {
  exam: ExamSummary
  /** Percent. */
  passLine: number
  regrade: ExamRegrade | null
  domains: DomainScore[]
  list: ExamTaskReview[]
}

/** An exam of which a task was graded again: its score is the new one. */
export interface ExamRegrade {
  /** The last time. */
  at: Date
  /** Whole percent, as it was at first. */
  firstScore: number
  firstPassed: boolean
}

export interface DomainScore {
  id: string
  names: Pair
  tasks: number
  /** Percent of the exam that its tasks were worth. */
  weight: number
  /** Whole percent of these. */
  score: number
}

export interface ExamTaskReview {
  position: number
  texts: Record<'en' | 'ja', { title: string; task: string }>
  /** The drill, to do it again. */
  skillId: string
  domainId: string
  /** To read, the main one first. */
  concepts: string[]
  weight: number
  minutes: number
  host: string
  flagged: boolean
  opened: boolean
  /** About. */
  spentMs: number
  /** Entries that came too late to count. */
  lateEntries: number
  /** null until it is graded. */
  result: ExamTaskResult | null
}

export interface ExamTaskResult {
  /** 0..1 */
  score: number
  /** Percent of the exam, of `weight`. */
  points: number
  lost: number
  /** When it was graded again: the points of the first time. */
  firstPoints: number | null
  checks: ReviewedCheck[]
  /** What was changed or deleted without need: `resource/name -n namespace`. */
  damage: string[]
  /** Why the log could not be graded: the replay did not confirm it, or took too long. No checks then. */
  refused: { code: string; seq?: number; entry?: string } | null
  /** The grader failed, not the learner: the task counts for nothing, and the others for more. */
  ungraded: boolean
}

export interface ReviewedCheck extends Finding {
  id: string
  names: Pair
  /** Against the task's other checks. */
  weight: number
  /** A command that shows what the check looked at. */
  show: string
}

export interface ExamReplay {
  snapshot: string
  seed: number
  host: string
  /** What the learner did in time. */
  log: LabLog
  /** What solves it from `base`, a line at a time. */
  reference: string[]
  /** Why that is right. */
  why: Pair
}
