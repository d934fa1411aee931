/** Conditions of `deny` and `preconditions`. Mirrors: kyverno pkg/engine/variables/operator. */
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { Condition, Conditions } from '@/lib/cluster/kubelet/images/policy-engine/policy'
import { compareAmounts, matchesWildcard } from '@/lib/cluster/kubelet/images/policy-engine/scalar'
import { substitute } from '@/lib/cluster/kubelet/images/policy-engine/variables'

const textOf = (value: unknown) => (value === null || value === undefined ? '' : String(value))

function isEqual(key: unknown, value: unknown): boolean {
  if (isObject(key) || isObject(value) || Array.isArray(key) || Array.isArray(value))
    return deepEqual(key, value)
  if (typeof key === 'boolean' || typeof value === 'boolean') return textOf(key) === textOf(value)
  const [left, right] = [textOf(key), textOf(value)]
  return matchesWildcard(right, left) || (left !== '' && compareAmounts(left, right) === 0)
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]

const contains = (list: readonly unknown[], item: unknown) =>
  list.some((one) => isEqual(item, one) || isEqual(one, item))

const order = (key: unknown, value: unknown) => compareAmounts(textOf(key), textOf(value))

const compared = (holds: (order: number) => boolean) => (key: unknown, value: unknown) => {
  const found = order(key, value)
  return found !== undefined && holds(found)
}

const anyIn = (key: unknown, value: unknown) => listOf(key).some((one) => contains(listOf(value), one))
const allIn = (key: unknown, value: unknown) => listOf(key).every((one) => contains(listOf(value), one))

export const OPERATORS: Readonly<Record<string, (key: unknown, value: unknown) => boolean>> = {
  Equals: isEqual,
  Equal: isEqual,
  NotEquals: (key, value) => !isEqual(key, value),
  NotEqual: (key, value) => !isEqual(key, value),
  In: allIn,
  AnyIn: anyIn,
  AllIn: allIn,
  NotIn: (key, value) => !anyIn(key, value),
  AnyNotIn: (key, value) => !allIn(key, value),
  AllNotIn: (key, value) => !anyIn(key, value),
  GreaterThan: compared((found) => found > 0),
  GreaterThanOrEquals: compared((found) => found >= 0),
  LessThan: compared((found) => found < 0),
  LessThanOrEquals: compared((found) => found <= 0),
}

/** @throws VariableError */
export function holds(conditions: Conditions | undefined, root: unknown): boolean {
  const one = ({ key, operator = '', value }: Condition) =>
    OPERATORS[operator]?.(substitute(key, root), substitute(value, root)) ?? false
  if (!conditions) return true
  if (Array.isArray(conditions)) return conditions.every(one)
  const { any, all } = conditions
  return (!any?.length || any.some(one)) && (all ?? []).every(one)
}
