import '@/lib/errors/without-eval'
import {
  type AssignmentData,
  type AssignmentDataInput,
  assignmentData,
  settingsProblem,
} from '@/lib/classroom/assignment'
import { isLocalTime } from '@/lib/classroom/zoned-time'
import type { AssignForm } from './form'
import { itemsData } from './form-item'
import { type Field, type Problem, type Problems, problemOf } from './problems'
import { instantOf, type TimeValue } from './time-value'

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
    const { field, reason } = problem
    const ofItems = reason === 'no_points' ? 'noPoints' : 'oneExam'
    const told: Problem = field === 'items' ? ofItems : field
    return { problems: { [field]: told } }
  }
  if (now && data.closesAt <= now) return { problems: { closesAt: 'closesAt' } }
  return { data }
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
