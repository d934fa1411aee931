import type { Allowance, SetTimes, Terms } from '@/lib/classroom/terms'
import { termsOf } from '@/lib/classroom/terms'
import { instantOf, type TimeValue, timeValue } from './time-value'

/** What one learner is allowed, as it is saved. */
export interface Override extends Allowance {
  reason: string
}
/** The same as it is entered; '' is as for everybody. */
export interface OverrideForm {
  opensAt: TimeValue
  closesAt: TimeValue
  extraMinutes: string
  attempts: string
  reason: string
}
export type OverrideField = 'opensAt' | 'closesAt' | 'extraMinutes' | 'attempts'

const NO_TIME: TimeValue = { local: '', isLater: false }

export function overrideForm(override: Override | undefined, timeZone: string): OverrideForm {
  const time = (at: Date | null | undefined) => (at ? timeValue(at, timeZone) : NO_TIME)
  return {
    opensAt: time(override?.opensAt),
    closesAt: time(override?.closesAt),
    extraMinutes: String(override?.extraMinutes ?? 0),
    attempts: String(override?.attempts ?? ''),
    reason: override?.reason ?? '',
  }
}

/** What is to be saved, or the fields that are wrong. */
export function readOverride(
  form: OverrideForm,
  set: SetTimes,
  timeZone: string,
): { override: Override } | { wrong: OverrideField[] } {
  const time = (value: TimeValue) => (value.local === '' ? null : instantOf(value, timeZone))
  const [opensAt, closesAt] = [time(form.opensAt), time(form.closesAt)]
  const extraMinutes = form.extraMinutes.trim() === '' ? 0 : Number(form.extraMinutes)
  const attempts = form.attempts.trim() === '' ? null : Number(form.attempts)
  const isOrdered = (closesAt ?? set.closesAt) > (opensAt ?? set.opensAt)
  const wrong: OverrideField[] = []
  if (opensAt === undefined) wrong.push('opensAt')
  if (closesAt === undefined || (opensAt !== undefined && !isOrdered)) wrong.push('closesAt')
  if (!isWithin(extraMinutes, 0, 600)) wrong.push('extraMinutes')
  if (attempts !== null && !isWithin(attempts, 1, 20)) wrong.push('attempts')
  if (wrong.length > 0 || opensAt === undefined || closesAt === undefined) return { wrong }
  return { override: { opensAt, closesAt, extraMinutes, attempts, reason: form.reason.trim() } }
}

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most

/** What will apply to the learner; undefined while something is wrong. */
export function resultingTerms(
  form: OverrideForm,
  set: SetTimes,
  extraTimePercent: number,
  timeZone: string,
): Terms | undefined {
  const read = readOverride(form, set, timeZone)
  return 'override' in read ? termsOf(set, read.override, extraTimePercent) : undefined
}
