import type { ActionResult } from '@/lib/errors/app-error'
import type { EntriesAcknowledged } from '@/lib/exam/exam'
import { mayBeSaved } from './may-be-saved'
import type { Sent } from './task-journal'

/** What an answer, or none, means for the batch. */
export async function sentBy(call: Promise<ActionResult<EntriesAcknowledged>>): Promise<Sent> {
  const result = await call.catch(() => undefined)
  if (!result) return { kind: 'unreachable' }
  if (result.ok) return { kind: 'stored', late: result.data.late }
  if (mayBeSaved(result.code)) return { kind: 'unreachable' }
  return { kind: result.code === 'CONFLICT' ? 'elsewhere' : 'refused' }
}
