import type { ActionResult, AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'
import type { EntriesAcknowledged } from '@/lib/exam/exam'
import type { SealedBatch } from './task-journal'

/** A request that has not been answered for so long is lost. */
const PATIENCE_MS = 8_000
/** Browsers let no more than 64 KiB outlive their page. */
const OUTLIVES = 60_000

export interface SentEntries extends SealedBatch {
  examId: string
  position: number
}

/** Sends a batch; a small one goes on being sent when the page is left. @throws when it cannot be reached */
export async function postEntries({
  examId,
  ...batch
}: SentEntries): Promise<ActionResult<EntriesAcknowledged>> {
  const body = JSON.stringify(batch)
  const response = await fetch(`/api/exams/${examId}/entries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    keepalive: body.length < OUTLIVES,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (response.ok) return { ok: true, data: (await response.json()) as EntriesAcknowledged }
  const { code, params } = (await response.json()) as { code: AppErrorCode; params: AppErrorParams }
  return { ok: false, code, params }
}
