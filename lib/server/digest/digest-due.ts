import '../server-only'
import type { StudySettings } from '@/lib/generated/prisma/client'
import { localTime } from '../memory/local-time'

export interface Subscription extends Pick<StudySettings, 'digest' | 'digestHour' | 'digestSentAt'> {
  timeZone: string
}

const MONDAY = 0

/** At least this long lies between two digests, whatever becomes of hour and time zone in between. */
export const MIN_GAP_MS = 12 * 3_600_000

/**
 * Whether a digest is to go out: once on a day of the learner's calendar (weekly: on a Monday), from the chosen hour
 * on. An hour that the clocks skip counts as come when the next one has; one that they repeat has come the first time.
 */
export function digestDueAt({ digest, digestHour, digestSentAt, timeZone }: Subscription, at: Date): boolean {
  if (digest === 'OFF') return false
  const here = localTime(at, timeZone)
  if (here.hour < digestHour || (digest === 'WEEKLY' && here.weekday !== MONDAY)) return false
  if (!digestSentAt) return true
  if (at.getTime() - digestSentAt.getTime() < MIN_GAP_MS) return false
  return localTime(digestSentAt, timeZone).day !== here.day
}
