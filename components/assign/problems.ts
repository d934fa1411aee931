import type { AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'
import type { AssignForm } from './form'

const FIELDS = [
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
export type Problem =
  | Field
  | 'gap'
  | 'noItems'
  | 'tooManyItems'
  | 'oneExam'
  | 'noPoints'
  | 'item'
  | 'gone'
  | 'noTasks'
/** What is wrong, by field; of an item by `items.<its place from 0>`. */
export type Problems = Partial<Record<Field | `items.${number}`, Problem>>

/** What the server said no with. */
export interface Refusal {
  code: AppErrorCode
  params: AppErrorParams
}

/** Where in the form the server's refusal belongs; nowhere: it is told beside the button. */
export function refusedProblems({ code, params }: Refusal, { items }: AssignForm): Problems {
  if (code === 'INVALID_INPUT') return refusedField(String(params.field ?? ''), String(params.reason ?? ''))
  const wrong = items.flatMap((item, index): [`items.${number}`, Problem][] => {
    if (item.kind === 'EXAM') return code === 'NO_TASKS' ? [[`items.${index}`, 'noTasks']] : []
    return code === 'NOT_FOUND' && item.skillId === params.skillId ? [[`items.${index}`, 'gone']] : []
  })
  return Object.fromEntries(wrong)
}

/** The field and the words for a refusal of the server: `data.items.2.points` is about the third item. */
function refusedField(field: string, reason: string): Problems {
  const path = field.replace(/^data\./, '').split('.')
  const [name] = path
  if (!FIELDS.some((one) => one === name)) return {}
  const [key, problem] = problemOf(
    path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    reason,
  )
  return { [key]: problem }
}

const ITEM_PROBLEMS: Partial<Record<string, Problem>> = { too_small: 'noItems', no_points: 'noPoints' }

/** A field of the data, and the words for it. */
export function problemOf(path: readonly PropertyKey[], reason: string): [keyof Problems, Problem] {
  const [field, place] = path
  if (field !== 'items') return [field as Field, field as Field]
  if (typeof place === 'number') return [`items.${place}`, 'item']
  return ['items', ITEM_PROBLEMS[reason] ?? 'tooManyItems']
}
