import type { AssignmentData, AssignmentItemInput } from '@/lib/classroom/assignment'
import { type ExamForm, examMinutes, taskCount } from '@/lib/exam/form'
import type { AssignableSkill } from './assignable'

export type ItemData = AssignmentData['items'][number]

/** A place of the assignment in the editor. Points are NaN while nothing is entered. */
export type FormItem = ItemData & {
  /** Tells places apart while they move. */
  key: string
  /** Its only variant was drawn when the assignment was made, and not chosen by anybody. */
  drawn?: true
}
export type FamilyItem = Extract<FormItem, { kind: 'FAMILY' }>

let keys = 0
export const newKey = (): string => `new-${++keys}`

/** Another place for a skill; of a drill there is one only. */
export function itemOf({ id: skillId, kind }: Pick<AssignableSkill, 'id' | 'kind'>): FormItem {
  const base = { key: newKey(), skillId }
  return kind === 'FAMILY' ? { ...base, kind, points: 1, seeds: [] } : { ...base, kind, points: 5 }
}

export const newExam = (): FormItem => ({ key: newKey(), kind: 'EXAM', points: 100, form: { kind: 'full' } })

/** The places of an assignment that exists. */
export function formItems({ items, variants }: Pick<AssignmentData, 'items' | 'variants'>): FormItem[] {
  return items.map((item) => {
    const key = item.id ?? newKey()
    const isDrawn = item.kind === 'FAMILY' && variants === 'SAME' && item.seeds.length === 1
    return isDrawn ? { ...item, key, drawn: true } : { ...item, key }
  })
}

/** What is sent of them: a variant that only was drawn for all is nobody's choice once each learner gets their own. */
export function itemsData(
  items: readonly FormItem[],
  variants: AssignmentData['variants'],
): AssignmentItemInput[] {
  return items.map(({ key: _, drawn, ...item }) =>
    item.kind === 'FAMILY' && drawn && variants === 'OWN' ? { ...item, seeds: [] } : item,
  )
}

/** The list with one of them a place further up (-1) or down (1). */
export function moveItem(items: readonly FormItem[], key: string, by: -1 | 1): FormItem[] {
  const from = items.findIndex((item) => item.key === key)
  const to = from + by
  const moved = items[from]
  if (!moved || to < 0 || to >= items.length) return [...items]
  return items.toSpliced(from, 1).toSpliced(to, 0, moved)
}

export interface Removed {
  item: FormItem
  index: number
}

export function removeItem(
  items: readonly FormItem[],
  key: string,
): { items: FormItem[]; removed?: Removed } {
  const index = items.findIndex((item) => item.key === key)
  const item = items[index]
  return item ? { items: items.toSpliced(index, 1), removed: { item, index } } : { items: [...items] }
}

/** Where it was, or at the end of what is left. */
export const putBack = (items: readonly FormItem[], { item, index }: Removed): FormItem[] =>
  items.toSpliced(Math.min(index, items.length), 0, item)

export interface Totals {
  questions: number
  /** Drills, and what an exam will have at most. */
  tasks: number
  /** That the tasks are meant to take. */
  minutes: number
  points: number
}

export function totalsOf(
  items: readonly FormItem[],
  skills: ReadonlyMap<string, Pick<AssignableSkill, 'minutes'>>,
): Totals {
  const totals: Totals = { questions: 0, tasks: 0, minutes: 0, points: 0 }
  for (const item of items) {
    totals.points += item.points || 0
    if (item.kind === 'FAMILY') totals.questions++
    else if (item.kind === 'DRILL') {
      totals.tasks++
      totals.minutes += skills.get(item.skillId)?.minutes ?? 0
    } else {
      totals.tasks += tasksOf(item.form)
      totals.minutes += examMinutes(item.form)
    }
  }
  return totals
}

/** A domain's exam has about one task for six minutes. */
const tasksOf = (form: ExamForm) => taskCount(form)?.usual ?? Math.round(examMinutes(form) / 6)
