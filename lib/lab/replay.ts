import type { Cluster } from '@/lib/cluster/create-cluster'
import { LabError, type LabLog, labLog } from '@/lib/lab/log'
import { awaitAll } from '@/lib/lab/rest'
import { type LabLimits, LabSession } from '@/lib/lab/session'
import type { LabGiven, LabStart } from '@/lib/lab/start'
import type { Workplace } from '@/lib/shell/workplace'

export interface ReplayInput {
  scenario: LabGiven
  seed: number
  /** From a browser: checked here. */
  log: unknown
  limits?: LabLimits
  /** Whether all has to look as the log says that it looked to the learner. */
  confirm?: boolean
}

export interface Replayed {
  cluster: Cluster
  workplace: Workplace
  /** All as it was handed over; fork it before a change. */
  start: LabStart
  log: LabLog
}

/**
 * Does again what a learner did, on any machine. End the thread it runs in when it takes too long: a line
 * is bounded by counts, not by this machine's time.
 * @throws LabError log-invalid, log-unconfirmed, log-full, time-spent, setup-failed
 */
export async function replayLog({ scenario, seed, log, limits, confirm }: ReplayInput): Promise<Replayed> {
  const parsed = labLog.safeParse(log)
  if (!parsed.success) throw new LabError('log-invalid', { message: parsed.error.issues[0]?.message ?? '' })
  // Whoever replays looks into the cluster next, by whatever means.
  await awaitAll()
  const session = await LabSession.open({ scenario, seed, ...(limits ? { limits } : {}) })
  await session.replay(parsed.data, confirm ? { confirm } : {})
  return {
    cluster: session.cluster,
    workplace: session.workplace,
    start: session.start,
    log: session.log(),
  }
}
