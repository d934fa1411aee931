import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'

export type Operator = '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt'

export interface Requirement {
  key: string
  operator: Operator
  values: string[]
}

/** All requirements must hold; an empty list selects everything. */
export type Selector = readonly Requirement[]

export type Labels = Readonly<Record<string, string>>

const own = (labels: Labels, key: string) => (Object.hasOwn(labels, key) ? labels[key] : undefined)

function satisfies({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = own(labels, key)
  switch (operator) {
    case '=':
    case '==':
    case 'in':
      return value !== undefined && values.includes(value)
    case '!=':
    case 'notin':
      return value === undefined || !values.includes(value)
    case 'exists':
      return value !== undefined
    case '!':
      return value === undefined
    case 'gt':
    case 'lt': {
      if (value === undefined || !/^-?\d+$/.test(value)) return false
      const difference = Number(value) - Number(values[0])
      return operator === 'gt' ? difference > 0 : difference < 0
    }
  }
}

/** True when every requirement holds for the labels. */
export function matches(selector: Selector, labels: Labels | undefined): boolean {
  return selector.every((requirement) => satisfies(requirement, labels ?? {}))
}

/** A map selector such as a Service's: every pair must be there. */
export function selectorFromSet(set: Labels | undefined): Selector {
  return Object.keys(set ?? {})
    .sort()
    .map((key) => ({ key, operator: '=' as const, values: [set?.[key] ?? ''] }))
}

const EXPRESSION_OPERATORS: Record<string, Operator> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
}

/**
 * metav1.LabelSelectorAsSelector. A null selector selects nothing: undefined is returned;
 * an empty one selects everything.
 */
export function selectorFromLabelSelector(selector: ILabelSelector | undefined | null): Selector | undefined {
  if (!selector) return undefined
  const known = selectors.get(selector)
  if (known) return known
  const made = readSelector(selector)
  // Only what is stored is immutable, and so may be remembered.
  if (Object.isFrozen(selector)) selectors.set(selector, made)
  return made
}

const selectors = new WeakMap<object, Selector>()

function readSelector(selector: ILabelSelector): Selector {
  const expressions = (selector.matchExpressions ?? []).map(({ key, operator, values }) => ({
    key,
    operator: EXPRESSION_OPERATORS[operator] ?? ('in' as const),
    values: [...(values ?? [])].sort(),
  }))
  return [...selectorFromSet(selector.matchLabels), ...expressions].sort((a, b) =>
    a.key < b.key ? -1 : a.key > b.key ? 1 : 0,
  )
}

/** True when the labels have every pair of a map selector. */
export function matchesSet(set: Labels | undefined, labels: Labels | undefined): boolean {
  for (const key in set) if (labels === undefined || own(labels, key) !== set[key]) return false
  return true
}

/** True when a metav1.LabelSelector selects the labels. */
export function matchesLabelSelector(
  selector: ILabelSelector | undefined | null,
  labels: Labels | undefined,
): boolean {
  if (!selector) return false
  const { matchLabels, matchExpressions } = selector
  if (!matchExpressions?.length) return matchesSet(matchLabels, labels)
  return matches(selectorFromLabelSelector(selector) ?? [], labels)
}

/** The selector as kubectl shows it: `app=web,tier in (a,b),!legacy`. */
export function formatSelector(selector: Selector): string {
  return selector
    .map(({ key, operator, values }) => {
      switch (operator) {
        case 'exists':
          return key
        case '!':
          return `!${key}`
        case 'in':
        case 'notin':
          return `${key} ${operator} (${values.join(',')})`
        case 'gt':
          return `${key}>${values[0]}`
        case 'lt':
          return `${key}<${values[0]}`
        default:
          return `${key}${operator}${values[0]}`
      }
    })
    .join(',')
}
