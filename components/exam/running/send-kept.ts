import type { TaskMark } from '@/lib/exam/exam'
import type { ExamActions } from '../exam-actions'
import type { SaveOutcome } from '../saving/autosave'
import { mayBeSaved } from '../saving/may-be-saved'

/** What the server keeps with an exam beside its entries: the value as it is now, so that sending it twice does no harm. */
export type KeptItem = { notes: string } | { position: number; mark: TaskMark; set: boolean }

/** Sends one. */
export async function sendKept(
  { note, mark }: Pick<ExamActions, 'note' | 'mark'>,
  examId: string,
  item: KeptItem,
): Promise<SaveOutcome> {
  const call = 'notes' in item ? note({ examId, ...item }) : mark({ examId, ...item })
  const result = await call.catch(() => undefined)
  if (!result || (!result.ok && mayBeSaved(result.code))) return 'unreachable'
  return result.ok ? 'stored' : 'refused'
}
