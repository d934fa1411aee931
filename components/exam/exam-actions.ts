import type { ActionResult } from '@/lib/errors/app-error'
import type {
  EntriesAcknowledged,
  ExamReplay,
  ExamTaskStart,
  ExamView,
  GradingProgress,
  TaskMark,
} from '@/lib/exam/exam'
import type { SentEntries } from './saving/post-entries'

interface OfTask {
  examId: string
  position: number
}

/** What a running exam asks of the server. */
export interface ExamActions {
  get(input: { examId: string }): Promise<ActionResult<ExamView>>
  open(input: OfTask): Promise<ActionResult<ExamTaskStart>>
  append(input: SentEntries): Promise<ActionResult<EntriesAcknowledged>>
  note(input: { examId: string; notes: string }): Promise<ActionResult<unknown>>
  mark(input: OfTask & { mark: TaskMark; set: boolean }): Promise<ActionResult<unknown>>
  handIn(input: { examId: string }): Promise<ActionResult<unknown>>
}

/** What comes after it. */
export interface ReviewActions {
  append: ExamActions['append']
  grade(input: { examId: string }): Promise<ActionResult<GradingProgress>>
  replay(input: OfTask): Promise<ActionResult<ExamReplay>>
}
