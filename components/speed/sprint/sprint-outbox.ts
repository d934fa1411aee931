import { SPRINTS_KEY } from '@/components/outbox/keys'
import { mayPass } from '@/components/outbox/may-pass'
import { Outbox } from '@/components/outbox/outbox'
import type { BrowserStorage } from '@/components/storage/browser-storage'
import type { ActionResult } from '@/lib/errors/app-error'
import type { RecordedRun } from '../speed-actions'
import type { OwedRun, SprintActions } from './sprint-actions'

/** What was done in a sprint and the server does not know yet. */
export type SprintEntry =
  | ({ kind: 'run' } & OwedRun)
  | { kind: 'skip'; id: string; sprintId: string; exerciseId: string }

export interface SprintOutboxTold {
  recorded(exerciseId: string, run: RecordedRun): void
  /** The server does not take it, now or later. */
  refused(exerciseId: string): void
}

type Carrier = Pick<SprintActions, 'record' | 'skip' | 'foreign'>

/** What was done in sprints and waits for the server; told what became of runs. */
export function sprintOutbox(
  storage: BrowserStorage,
  carrier: Carrier,
  told?: SprintOutboxTold,
): Outbox<SprintEntry> {
  const send = async (entry: SprintEntry): Promise<ActionResult<unknown>> => {
    const result = await carry(carrier, entry)
    if (!result.ok && !mayPass(result.code) && entry.kind === 'run') told?.refused(entry.exerciseId)
    return result
  }
  const idsOf = ({ sprintId }: SprintEntry) => [sprintId]
  return new Outbox(SPRINTS_KEY, storage, { send, idsOf, foreign: carrier.foreign }, (entry, data) => {
    if (entry.kind === 'run') told?.recorded(entry.exerciseId, (data as { run: RecordedRun }).run)
  })
}

function carry({ record, skip }: Carrier, entry: SprintEntry): Promise<ActionResult<unknown>> {
  const { sprintId, exerciseId } = entry
  if (entry.kind === 'skip') return skip({ sprintId, exerciseId })
  const { kind: _, ...run } = entry
  // Out of the storage it comes as text.
  return record({ ...run, finishedAt: new Date(run.finishedAt) })
}
