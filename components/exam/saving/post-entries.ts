import { postJson } from '@/components/outbox/post-json'
import type { ActionResult } from '@/lib/errors/app-error'
import type { EntriesAcknowledged } from '@/lib/exam/exam'
import type { SealedBatch } from './task-journal'

const PATIENCE_MS = 8_000

export interface SentEntries extends SealedBatch {
  examId: string
  position: number
}

/** Sends a batch; a small one goes on being sent when the page is left. @throws when it cannot be reached */
export function postEntries({ examId, ...batch }: SentEntries): Promise<ActionResult<EntriesAcknowledged>> {
  return postJson(`/api/exams/${examId}/entries`, batch, { patienceMs: PATIENCE_MS, outlives: true })
}
