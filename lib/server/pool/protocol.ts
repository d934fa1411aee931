import type { Proposals } from '@/lib/authoring/propose-checks'
import type { RecordedLine } from '@/lib/authoring/recorded-line'
import type { TrialRun } from '@/lib/authoring/trials'
import type { CheckMoments } from '@/lib/classroom/check-moments'
import type { DrillDefinition, DrillTexts } from '@/lib/drill/definition'
import type { DrillResults } from '@/lib/drill/grade'
import type { DrillFiles } from '@/lib/drill/parse-drill'
import type { LabErrorCode } from '@/lib/lab/log'
import type { RunGradable } from '@/lib/quiz/check'
import type { CitedAnswer } from '@/lib/quiz/cited-answer'
import type { PublicVariant } from '@/lib/quiz/render'
import type { Verdict } from '@/lib/quiz/variant'
import type { SpeedExercise } from '@/lib/speed/exercise'

/** How a drill is solved: shown after it was passed or given up. */
export interface DrillSolution {
  script: string
  texts: Record<'en' | 'ja', string>
}

/** What the server asks a worker to do, and what comes back. Structured-clone data only. */
export interface Jobs {
  serve: {
    input: { skill: string; seed: number; difficulty?: number }
    output: { question: PublicVariant; answer: CitedAnswer }
  }
  /** For kinds whose responses are run. */
  'grade-response': { input: { question: RunGradable; response: unknown }; output: Verdict }
  'start-drill': { input: DrillInput & { seed: number }; output: { scenario: unknown } }
  'start-exam-task': { input: { scenario: unknown; seed: number }; output: { snapshot: string } }
  'grade-drill': { input: GradeDrillInput; output: GradedDrill | RefusedLog }
  'check-moments': {
    input: DrillInput & { seed: number; scenario: unknown; log: unknown }
    output: CheckMoments | RefusedLog
  }
  'solve-drill': { input: DrillInput; output: DrillSolution }
  /** Drafts of instructors: as far as they are there. */
  'open-draft': { input: { files: DrillFiles }; output: { scenario: unknown } }
  'record-draft': {
    input: { files: DrillFiles; seed: number; log: unknown }
    output: { lines: RecordedLine[] }
  }
  'propose-draft': { input: { files: DrillFiles }; output: Proposals }
  'try-draft': { input: { files: DrillFiles; script: string }; output: TrialRun }
  /** All of it: what is published. */
  'read-draft': {
    input: { files: DrillFiles }
    output: Pick<DrillDefinition, 'concepts' | 'level' | 'minutes'> & {
      texts: Record<'en' | 'ja', DrillTexts>
    }
  }
  'list-speed': { input: Record<string, never>; output: SpeedExercise[] }
  'grade-speed': {
    input: { exercise: string; seed: number; log: unknown; confirm: boolean }
    output: { reached: boolean } | RefusedLog
  }
}

/** Which drill. */
interface DrillInput {
  skill: string
  /** What is in its folder, where the artefact does not have it. */
  files?: DrillFiles | undefined
}

export interface GradeDrillInput extends DrillInput {
  seed: number
  log: unknown
  /** What the attempt started from; absent: what the drill starts from now. */
  scenario?: unknown
  /** Whether the replay has to show what the log says that the learner saw. */
  confirm?: boolean
  /** Whether the cluster comes to rest before it is graded. */
  settled?: boolean
}

/** A log that could not be replayed, or whose replay showed something else. */
export interface RefusedLog {
  refused: {
    code: Exclude<LabErrorCode, 'setup-failed' | 'not-loaded' | 'engine-stopped'>
    /** The entry of the log at which it shows. */
    seq?: number
    /** What was done there. */
    entry?: string
  }
}

/** Results with what each check wants, in both languages. */
export interface GradedDrill extends DrillResults {
  texts: Record<'en' | 'ja', Record<string, string>>
}

export type JobName = keyof Jobs

/** Errors that are the asker's, not the worker's. */
export type JobErrorCode = 'UNKNOWN_SKILL' | 'INVALID_CONTENT' | 'INTERNAL'

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
