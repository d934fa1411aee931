/** What one learner is allowed, and until when: pure functions of rows. */
const MINUTE = 60_000
const DAY = 86_400_000

/** So long after the end a save is taken that was written before it: a network has its troubles. */
export const GRACE_MS = 60_000

export interface SetTimes {
  opensAt: Date
  closesAt: Date
  lateUntil: Date | null
  /** Of an attempt. */
  minutes: number | null
  attempts: number
  latePercent: number
}

export interface Allowance {
  opensAt: Date | null
  closesAt: Date | null
  extraMinutes: number
  attempts: number | null
}

/** An assignment as it is for one learner. */
export interface Terms extends SetTimes {
  /** The last moment at which anything is taken. */
  endsAt: Date
}

const latest = (a: Date, b: Date) => (a < b ? b : a)

/** @param extraTimePercent of the learner in this class, on every time limit */
export function termsOf(set: SetTimes, allowed: Allowance | undefined, extraTimePercent: number): Terms {
  const closesAt = allowed?.closesAt ?? set.closesAt
  const lateUntil = set.lateUntil && latest(set.lateUntil, closesAt)
  const limit =
    set.minutes === null
      ? null
      : Math.ceil(set.minutes * (1 + extraTimePercent / 100)) + (allowed?.extraMinutes ?? 0)
  return {
    opensAt: allowed?.opensAt ?? set.opensAt,
    ...{ closesAt, lateUntil, minutes: limit, latePercent: set.latePercent },
    attempts: allowed?.attempts ?? set.attempts,
    endsAt: lateUntil ?? closesAt,
  }
}

/** When an attempt that begins now is collected. */
export function dueAt({ minutes, endsAt }: Terms, startedAt: Date): Date {
  if (minutes === null) return endsAt
  const limit = startedAt.getTime() + minutes * MINUTE
  return new Date(Math.min(limit, endsAt.getTime()))
}

/** Percent of the points that work of this moment loses; each day begun counts. */
export function latenessOf({ closesAt, latePercent }: Terms, workedUntil: Date): number {
  const over = workedUntil.getTime() - closesAt.getTime()
  return over <= 0 ? 0 : Math.min(100, Math.ceil(over / DAY) * latePercent)
}

export type Phase = 'upcoming' | 'open' | 'late' | 'closed'

/** The closing instant itself is closed. */
export function phaseOf({ opensAt, closesAt, endsAt }: Terms, at: Date): Phase {
  if (at < opensAt) return 'upcoming'
  if (at < closesAt) return 'open'
  return at < endsAt ? 'late' : 'closed'
}

/**
 * When nobody can hand in anything any more, the grace included: what everybody may see of the answers is seen from then
 * on, also by those who were done long before.
 */
export function overAt(
  { closesAt, lateUntil }: Pick<SetTimes, 'closesAt' | 'lateUntil'>,
  allowed: readonly Pick<Allowance, 'closesAt'>[],
): Date {
  const ends = [lateUntil ?? closesAt, ...allowed.flatMap((one) => one.closesAt ?? [])]
  return new Date(Math.max(...ends.map((end) => end.getTime())) + GRACE_MS)
}
