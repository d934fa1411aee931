import { LabError } from '@/lib/lab/log'
import { type Replayed, replayLog } from '@/lib/lab/replay'
import type { LabGiven } from '@/lib/lab/start'
import type { RefusedLog } from './protocol'

interface Attempted {
  /** What the server has kept of the start, or the drill's own. */
  scenario: unknown
  seed: number
  log: unknown
  confirm?: boolean
}

const SHOWN = 200

/** Replays what was handed in; a log that does not hold is told apart from an engine that fails. */
export async function replayAttempt(attempted: Attempted): Promise<Replayed | RefusedLog> {
  const { scenario, seed, log, confirm = false } = attempted
  try {
    return await replayLog({ scenario: scenario as LabGiven, seed, log, confirm })
  } catch (error) {
    return refusalOf(error, log)
  }
}

/** @throws whatever is not the log's fault */
export function refusalOf(error: unknown, log: unknown): RefusedLog {
  if (!(error instanceof LabError)) throw error
  const { code, params } = error
  if (code === 'setup-failed' || code === 'not-loaded' || code === 'engine-stopped') throw error
  const seq = typeof params.seq === 'number' ? params.seq : undefined
  const entry = seq === undefined ? undefined : entryAt(log, seq)
  return { refused: { code, ...(seq === undefined ? {} : { seq }), ...(entry ? { entry } : {}) } }
}

/** What a person would recognise of an entry. */
function entryAt(log: unknown, seq: number): string | undefined {
  const entry = (log as { entries?: { kind?: string; text?: string }[] }).entries?.[seq]
  return (entry?.text ?? entry?.kind)?.slice(0, SHOWN)
}
