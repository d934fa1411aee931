import type { ActionResult } from '@/lib/errors/app-error'
import type { LabLog } from '@/lib/lab/log'
import type { DrillActions, Submitted } from './drill-actions'

/** A log on its way to the server. */
export interface HandIn {
  /** The attempt's. */
  id: string
  skillId: string
  /** The graded attempt that it goes on from: this one is begun when it is handed in. */
  continues?: string
  log: LabLog
  durationMs: number
}

/**
 * Begins the attempt where that has not been done, and hands its log in; both may be done twice.
 * @param begun told once the attempt is there
 * @throws when no answer came
 */
export async function carryHandIn(
  { start, submit }: Pick<DrillActions, 'start' | 'submit'>,
  { id: attemptId, skillId, continues, log, durationMs }: HandIn,
  begun: () => void = () => {},
): Promise<ActionResult<Submitted>> {
  if (continues !== undefined) {
    const started = await start({ attemptId, skillId, continues })
    if (!started.ok) return started
    begun()
  }
  return submit({ attemptId, log, durationMs })
}
