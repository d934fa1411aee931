import type { DrillResults } from '@/lib/drill/grade'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'

/** A family or drill as content has it now. */
export interface SkillEntry {
  id: string
  kind: 'FAMILY' | 'DRILL'
  concepts: string[]
  texts: Record<'en' | 'ja', { title: string; summary: string }>
  /** SHA-256 over all files of its folder. */
  contentHash: string
  data: {
    /** Difficulties, ascending. */
    levels: number[]
    /** Kinds of question; empty for a drill. */
    kinds: string[]
    /** Time that a drill should take. */
    minutes?: number
    /** A drill's task in both languages, Markdown. */
    task?: Record<'en' | 'ja', string>
  }
}

/** How a drill is solved: shown after it was passed or given up. */
export interface DrillSolution {
  script: string
  texts: Record<'en' | 'ja', string>
}

/** What the server asks a worker to do, and what comes back. Structured-clone data only. */
export interface Jobs {
  catalogue: { input: Record<string, never>; output: SkillEntry[] }
  serve: {
    input: { skill: string; seed: number; difficulty?: number }
    output: { question: PublicVariant; answer: AnswerPart }
  }
  'start-drill': { input: { skill: string; seed: number }; output: { scenario: unknown } }
  'grade-drill': { input: { skill: string; seed: number; log: unknown }; output: GradedDrill }
  'solve-drill': { input: { skill: string }; output: DrillSolution }
}

/** Results with what each check wants, in both languages. */
export interface GradedDrill extends DrillResults {
  texts: Record<'en' | 'ja', Record<string, string>>
}

export type JobName = keyof Jobs

/** Errors that are the asker's, not the worker's. */
export type JobErrorCode = 'UNKNOWN_SKILL' | 'INVALID_LOG' | 'INTERNAL'

export interface JobRequest {
  id: number
  name: JobName
  input: Jobs[JobName]['input']
}

export type JobResponse =
  | { id: number; ok: true; output: unknown }
  | { id: number; ok: false; code: JobErrorCode; message: string }

export class JobError extends Error {
  constructor(
    readonly code: JobErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'JobError'
  }
}
