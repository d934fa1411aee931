import '@/lib/errors/without-eval'
import {
  type AssignmentData,
  type AssignmentDataInput,
  assignmentData,
  settingsProblem,
} from '@/lib/classroom/assignment'
import { afterGap, instantsOf, isLocalTime, localTime } from '@/lib/classroom/zoned-time'
import { type FormItem, formItems, itemsData } from './form-item'

/** A point in time as it is entered in the class's time zone. */
export interface TimeValue {
  /** As a `datetime-local` field has it; '' while nothing is entered. */
  local: string
  /** Of an hour that comes twice, the second. */
  isLater: boolean
  /** As it was loaded, to the second, until it is changed. */
  exact?: Date
}

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
  return { ...form, status: 'DRAFT', opensAt, closesAt, lateUntil: null }
}

export const FIELDS = [
  'title',
  'instructions',
  'items',
  'opensAt',
  'closesAt',
  'lateUntil',
  'latePercent',
  'minutes',
  'attempts',
  'password',
  'solutionsAt',
] as const
export type Field = (typeof FIELDS)[number]
export type Problem = Field | 'gap' | 'noItems' | 'tooManyItems' | 'oneExam' | 'item' | 'gone'
/** What is wrong, by field; of an item by `items.<its place from 0>`. */
export type Problems = Partial<Record<Field | `items.${number}`, Problem>>

export type Checked = { data: AssignmentData } | { problems: Problems }

/** What is to be sent, or what keeps it from being sent. @param now the closing time of a new one lies after it */
export function checkForm(form: AssignForm, timeZone: string, now?: Date): Checked {
  const times = timeProblems(form, timeZone)
  const parsed = assignmentData.safeParse(inputOf(form, timeZone))
  if (!parsed.success) {
    const found = parsed.error.issues.map(({ path, code }) => problemOf(path, code))
    return { problems: { ...Object.fromEntries(found), ...times } }
  }
  const { data } = parsed
  const problem = settingsProblem(data)
  if (problem) {
    const { field } = problem
    const told: Problem = field === 'items' ? 'oneExam' : field
    return { problems: { [field]: told } }
  }
  if (now && data.closesAt <= now) return { problems: { closesAt: 'closesAt' } }
  return { data }
}

/** The field and the words for a refusal of the server: `data.items.2.points` is about the third item. */
export function refusedField(field: string, reason: string): Problems {
  const path = field.replace(/^data\./, '').split('.')
  const [name] = path
  if (!FIELDS.some((one) => one === name)) return {}
  const [key, problem] = problemOf(
    path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    reason,
  )
  return { [key]: problem }
}

function problemOf(path: readonly PropertyKey[], reason: string): [keyof Problems, Problem] {
  const [field, place] = path
  if (field !== 'items') return [field as Field, field as Field]
  if (typeof place === 'number') return [`items.${place}`, 'item']
  return ['items', reason === 'too_small' ? 'noItems' : 'tooManyItems']
}

function timeProblems(form: AssignForm, timeZone: string): Problems {
  const names = ['opensAt', 'closesAt', 'lateUntil'] as const
  return Object.fromEntries(
    names.flatMap((name): [Field, Problem][] => {
      const value = form[name]
      if (!value || instantOf(value, timeZone)) return []
      return [[name, isLocalTime(value.local) ? 'gap' : name]]
    }),
  )
}

function inputOf(form: AssignForm, timeZone: string): AssignmentDataInput {
  const { items, opensAt, closesAt, lateUntil, latePercent, minutes, attempts, password, ...same } = form
  const at = (value: TimeValue) => instantOf(value, timeZone) ?? new Date(Number.NaN)
  const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
  return {
    ...same,
    items: itemsData(items, form.variants),
    ...{ opensAt: at(opensAt), closesAt: at(closesAt), lateUntil: lateUntil && at(lateUntil) },
    // What is not shown is not looked at either.
    latePercent: lateUntil ? number(latePercent) : 0,
    minutes: minutes.trim() === '' ? null : number(minutes),
    attempts: number(attempts),
    password: password === '' ? null : password,
  }
}

/** Whether two forms would be sent as the same. */
export function isSameForm(a: AssignForm, b: AssignForm): boolean {
  return plain(a) === plain(b)
}
const plain = (form: AssignForm) =>
  JSON.stringify(form, (name, value) =>
    name === 'key' || name === 'exact' || name === 'drawn' ? null : value,
  )
