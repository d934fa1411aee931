import { instantsOf, localTime } from '@/lib/classroom/zoned-time'

/** A point in time as it is entered in the class's time zone. */
export interface TimeValue {
  /** As a `datetime-local` field has it; '' while nothing is entered. */
  local: string
  /** Of an hour that comes twice, the second. */
  isLater: boolean
  /** As it was loaded, to the second, until it is changed. */
  exact?: Date
}

export function timeValue(at: Date, timeZone: string): TimeValue {
  const local = localTime(at, timeZone)
  const all = instantsOf(local, timeZone)
  const isLater = all.length > 1 && at.getTime() >= (all[1]?.getTime() ?? 0)
  return { local, isLater, exact: at }
}

/** Undefined while it is none, or one that the clocks leave out. */
export function instantOf({ local, isLater, exact }: TimeValue, timeZone: string): Date | undefined {
  if (exact) return exact
  const all = instantsOf(local, timeZone)
  return isLater ? all.at(-1) : all[0]
}
