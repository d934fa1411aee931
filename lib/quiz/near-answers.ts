import { optionLists } from './option-lists'
import type { Variant } from './variant'

type Answer = Record<string, unknown>

function flipped(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]
}

function swapped(order: readonly string[], at: number): string[] {
  const next = [...order]
  ;[next[at], next[at + 1]] = [order[at + 1] as string, order[at] as string]
  return next
}

/** What stands beside the right value of one field of a response; fields that may have several right values have none. */
function beside(field: string, value: unknown, ids: readonly string[]): unknown[] {
  if (typeof value === 'boolean') return [!value]
  if (field === 'option' || field === 'reason') return ids.filter((id) => id !== value)
  if (!Array.isArray(value)) return []
  if (field === 'order') return value.slice(1).map((_, at) => swapped(value, at))
  return field === 'options' ? ids.map((id) => flipped(value, id)) : []
}

/**
 * Responses that differ from the right one in one choice: another option, one option more or less, two steps
 * swapped, true for false. None of them may be right. Typed answers have none.
 */
export function nearAnswers(variant: Variant, right: unknown): Answer[] {
  if (typeof right !== 'object' || right === null) return []
  const lists = optionLists(variant.body)
  return Object.entries(right).flatMap(([field, value]) => {
    const list = lists.find((one) => one.field === field || one.field === `${field}s`) ?? lists[0]
    const ids = list?.options.map((o) => o.id) ?? []
    return beside(field, value, ids).map((other): Answer => ({ ...right, [field]: other }))
  })
}
