import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import type { Matcher } from './matcher-fields'

export const shown = (value: unknown): string =>
  value === undefined ? '<none>' : typeof value === 'object' ? JSON.stringify(value) : String(value)

/** In words that are the same in every language. */
export function matcherWords(m: Matcher): string {
  const words = [
    m.equals === undefined ? '' : shown(m.equals),
    m.oneOf ? m.oneOf.map(shown).join(' | ') : '',
    m.atLeast === undefined ? '' : `>= ${m.atLeast}`,
    m.atMost === undefined ? '' : `<= ${m.atMost}`,
    m.quantity ?? '',
    m.contains === undefined ? '' : `… ${shown(m.contains)} …`,
    m.lacks === undefined ? '' : `no ${shown(m.lacks)}`,
    m.present === undefined ? '' : m.present ? '<any>' : '<none>',
  ]
  return words.filter(Boolean).join(', ')
}

const has = (value: unknown, part: unknown): boolean =>
  Array.isArray(value)
    ? value.includes(part)
    : typeof value === 'string'
      ? value.includes(String(part))
      : value === part

function isQuantity(value: unknown, wanted: string): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  try {
    return compareQuantities(value, wanted) === 0
  } catch {
    return false
  }
}

/** @param values those at the path: none when the field is absent */
export function matches(values: readonly unknown[], m: Matcher): boolean {
  const each = (holds: (value: unknown) => boolean) => values.length > 0 && values.every(holds)
  return (
    (m.equals === undefined || each((v) => v === m.equals)) &&
    (!m.oneOf || each((v) => m.oneOf?.includes(v as string) === true)) &&
    (m.atLeast === undefined || each((v) => Number(v) >= Number(m.atLeast))) &&
    (m.atMost === undefined || values.every((v) => Number(v) <= Number(m.atMost))) &&
    (m.quantity === undefined || each((v) => isQuantity(v, m.quantity ?? ''))) &&
    (m.contains === undefined || values.some((v) => has(v, m.contains))) &&
    (m.lacks === undefined || !values.some((v) => has(v, m.lacks))) &&
    (m.present === undefined || values.length > 0 === m.present)
  )
}
