import type { AssignmentData } from '@/lib/classroom/assignment'
import { afterGap, localTime } from '@/lib/classroom/zoned-time'
import { type FormItem, formItems } from './form-item'
import { type TimeValue, timeValue } from './time-value'

type Copied =
  | 'title'
  | 'instructions'
  | 'status'
  | 'counted'
  | 'variants'
  | 'shuffled'
  | 'hints'
  | 'scoresAt'
  | 'solutionsAt'
  | 'boardNames'

/** What the editor holds: numbers as they are typed, '' for none. */
export interface AssignForm extends Pick<AssignmentData, Copied> {
  items: FormItem[]
  opensAt: TimeValue
  closesAt: TimeValue
  /** Null: nothing is taken late. */
  lateUntil: TimeValue | null
  latePercent: string
  minutes: string
  attempts: string
  password: string
}

const DAY = 86_400_000

/** A new assignment: open from now on, for a week, until the end of that day. */
export function newForm(now: Date, timeZone: string): AssignForm {
  const inAWeek = localTime(new Date(now.getTime() + 7 * DAY), timeZone).slice(0, 10)
  return {
    ...{ title: '', instructions: '', status: 'PUBLISHED', items: [] },
    opensAt: { local: localTime(now, timeZone), isLater: false },
    closesAt: { local: afterGap(`${inAWeek}T23:59`, timeZone), isLater: false },
    ...{ lateUntil: null, latePercent: '10', minutes: '', attempts: '1', password: '' },
    ...{ counted: 'HIGHEST', variants: 'OWN', shuffled: false, hints: false },
    ...{ scoresAt: 'HAND_IN', solutionsAt: 'CLOSE', boardNames: true },
  }
}

export function formOf(data: AssignmentData, timeZone: string): AssignForm {
  const { title, instructions, status, counted, variants, shuffled, hints, boardNames } = data
  const { opensAt, closesAt, lateUntil, scoresAt, solutionsAt } = data
  return {
    ...{ title, instructions, status, counted, variants, shuffled, hints, boardNames, scoresAt, solutionsAt },
    items: formItems(data),
    opensAt: timeValue(opensAt, timeZone),
    closesAt: timeValue(closesAt, timeZone),
    lateUntil: lateUntil && timeValue(lateUntil, timeZone),
    latePercent: String(data.latePercent),
    minutes: data.minutes === null ? '' : String(data.minutes),
    attempts: String(data.attempts),
    password: data.password ?? '',
  }
}

/** The same again, to be assigned anew: nothing of who has begun, and times as of a new one. */
export function copiedForm(data: AssignmentData, now: Date, timeZone: string): AssignForm {
  const { opensAt, closesAt } = newForm(now, timeZone)
  const items = data.items.map(({ id: _, ...item }) => item) as AssignmentData['items']
  const form = formOf({ ...data, items }, timeZone)
  // What was only drawn is drawn again.
  const fresh = form.items.map(({ drawn, ...item }) => (drawn ? { ...item, seeds: [] } : item))
  return { ...form, items: fresh, status: 'DRAFT', opensAt, closesAt, lateUntil: null }
}

/** Whether two forms would be sent as the same. */
export function isSameForm(a: AssignForm, b: AssignForm): boolean {
  return plain(a) === plain(b)
}
const plain = (form: AssignForm) =>
  JSON.stringify(form, (name, value) =>
    name === 'key' || name === 'exact' || name === 'drawn' ? null : value,
  )
