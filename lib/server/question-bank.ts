import './server-only'
import type { Folder } from '@/lib/authoring/folder'
import type { Proposals } from '@/lib/authoring/propose-checks'
import type { RecordedLine } from '@/lib/authoring/recorded-line'
import type { TrialRun } from '@/lib/authoring/trials'
import type { CheckMoments } from '@/lib/classroom/check-moments'
import type { DrillDefinition, DrillTexts } from '@/lib/drill/definition'
import type { SpeedExercise } from '@/lib/speed/exercise'
import type { Json } from './json'

/** A question ready to be shown; stored whole. Nothing in it depends on a language. */
export interface ServedQuestion {
  /** What the learner may see: kind, parameters, scenario, options in order. */
  variant: Json
  key: Json
  explanation: Json
  /** The engine that computed the key. */
  artefactHash: string
}

export interface StoredQuestion extends ServedQuestion {
  skillId: string
  seed: number
}

export interface Verdict {
  correct: boolean
  /** 0 to 1 */
  score: number
  /** What may be shown after answering: per option or part, misconceptions met. */
  details: Json
}

/** Makes and grades questions. Throws AppError INVALID_INPUT for a response of the wrong shape. */
export interface QuestionBank {
  /** @param contentVersionId of a skill of an instructor's own; absent: its current one */
  serve(
    skillId: string,
    seed: number,
    difficulty?: number,
    contentVersionId?: string,
  ): Promise<ServedQuestion>
  /** @param today what has to be run is run on the engine of today, and not on that of the question */
  grade(served: StoredQuestion, response: Json, today?: boolean): Promise<Verdict>
}

export interface DrillStart {
  /** What a browser starts its lab from: no checks, no solution. */
  scenario: Json
  artefactHash: string
}

export interface DrillResult {
  passed: boolean
  /** 0 to 1 */
  score: number
  checks: Json
  /** The engine that graded: the attempt's own, as long as it is kept. */
  artefactHash: string
}

/** A log that its replay did not confirm: the first difference. */
export interface DrillRefusal {
  refused: { code: string; seq?: number; entry?: string }
}

export interface DrillWork extends DrillStart {
  skillId: string
  /** Of a drill of an instructor's own, what is in its folder; absent: its current version. */
  contentVersionId?: string
  seed: number
  log: Json
  /** Whether the replay has to show what the log says that the learner saw; absent: when its engine is still there. */
  confirm?: boolean
  /** Whether the cluster comes to rest before it is looked at: in an exam nobody waits for it. */
  settled?: boolean
}

/** How a drill is solved: a bash script, and why it is right, by language. */
export interface DrillSolution {
  script: string
  texts: Record<string, string>
}

/** Starts drills and grades them by replaying the command log. */
export interface DrillBank {
  start(skillId: string, seed: number, contentVersionId?: string): Promise<DrillStart>
  /** The start of a scenario as a situation, without the way there: what assessed work gets. For `unpackStart`. */
  pack(scenario: Json, seed: number): Promise<string>
  grade(work: DrillWork): Promise<DrillResult | DrillRefusal>
  /** By the checks, the content and the engine of today; what was seen then need not be seen again. */
  regrade(work: DrillWork): Promise<DrillResult | DrillRefusal>
  /** When each check turned true, on the engine of the attempt as far as that is kept. */
  moments(work: DrillWork): Promise<CheckMoments | DrillRefusal>
  /** As it was in the engine of the attempt, as far as that is kept. */
  solution(asked: Pick<DrillWork, 'skillId' | 'contentVersionId' | 'artefactHash'>): Promise<DrillSolution>
}

export interface SpeedWork {
  exerciseId: string
  /** The engine that the run began with. */
  artefactHash: string
  seed: number
  log: Json
}

/** Whether the replay of a run reached the state, on which engine. */
export type SpeedResult = { artefactHash: string } & ({ reached: boolean } | DrillRefusal)

/** The exercises of speed practice, and their runs. */
export interface SpeedBank {
  /** All there are, with the engine that holds them. */
  list(): Promise<{ exercises: readonly SpeedExercise[]; artefactHash: string }>
  grade(work: SpeedWork): Promise<SpeedResult>
}

/** Tries what instructors draft. Throws AppError CONTENT_INVALID with what is wrong with it. */
export interface DraftBank {
  /** The scenario that a drill starts from, as far as it is there. */
  open(files: Folder): Promise<Json>
  /** What was done in a lab on it, as lines of a script. */
  record(files: Folder, seed: number, log: Json): Promise<RecordedLine[]>
  /** Checks drafted from what the solution changes. */
  propose(files: Folder): Promise<Proposals>
  /** What the checks say of a script; an empty one does nothing. */
  attempt(files: Folder, script: string): Promise<TrialRun>
  /** All of a drill, as it is published. */
  read(
    files: Folder,
  ): Promise<
    Pick<DrillDefinition, 'concepts' | 'level' | 'minutes'> & { texts: Record<'en' | 'ja', DrillTexts> }
  >
}

export interface Banks {
  drafts: DraftBank
  questions: QuestionBank
  drills: DrillBank
  speed: SpeedBank
}

const holder = globalThis as unknown as { kubekataBanks?: Banks }

/** The banks of this process: the worker pool, or what a test has put in its place. */
export async function banks(): Promise<Banks> {
  if (!holder.kubekataBanks) {
    const [{ questionBank, drillBank, draftBank }, { speedBank }] = await Promise.all([
      import('./pool/bank'),
      import('./pool/speed-bank'),
    ])
    holder.kubekataBanks ??= {
      questions: questionBank,
      drills: drillBank,
      drafts: draftBank,
      speed: speedBank,
    }
  }
  return holder.kubekataBanks
}

/** For tests. */
export function setBanks(value: Banks): void {
  holder.kubekataBanks = value
}
