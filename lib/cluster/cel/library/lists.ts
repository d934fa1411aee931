/** Lists and sets. Mirrors: k8s.io/apiserver/pkg/cel/library/lists.go and cel-go/ext/sets.go, lists.go. */

import { celEqual, compareValues } from '@/lib/cluster/cel/library/compare'
import { CelFunctionError, functions, type Library, namespaceOf } from '@/lib/cluster/cel/library/library'

const includes = (list: readonly unknown[], value: unknown) => list.some((item) => celEqual(item, value))

function extreme(list: readonly unknown[], name: string, wanted: -1 | 1): unknown {
  const [first, ...rest] = list
  if (list.length === 0) throw new CelFunctionError(`${name} called on empty list`)
  return rest.reduce((best, item) => (compareValues(item, best) === wanted ? item : best), first)
}

function sum(list: readonly unknown[]): unknown {
  if (list.length === 0) return 0n
  if (list.every((item) => typeof item === 'bigint')) return (list as bigint[]).reduce((a, b) => a + b, 0n)
  return list.reduce<number>((total, item) => total + Number(item), 0)
}

function distinct(list: readonly unknown[]): unknown[] {
  const out: unknown[] = []
  for (const item of list) if (!includes(out, item)) out.push(item)
  return out
}

function flatten(list: readonly unknown[], depth: number): unknown[] {
  return list.flatMap((item) => (Array.isArray(item) && depth > 0 ? flatten(item, depth - 1) : [item]))
}

function slice(list: readonly unknown[], start: bigint, end: bigint): unknown[] {
  if (start < 0n || end < 0n) {
    throw new CelFunctionError(`cannot slice(${start}, ${end}), negative indexes not supported`)
  }
  if (start > end)
    throw new CelFunctionError(
      `cannot slice(${start}, ${end}), start index must be less than or equal to end index`,
    )
  if (end > BigInt(list.length)) {
    throw new CelFunctionError(`cannot slice(${start}, ${end}), list is length ${list.length}`)
  }
  return list.slice(Number(start), Number(end))
}

export const lists: Library = (env) => {
  functions(env, {
    'list.isSorted(): bool': (list: unknown[]) =>
      list.every((item, index) => index === 0 || compareValues(list[index - 1], item) <= 0),
    'list.sum(): dyn': sum,
    'list.min(): dyn': (list: unknown[]) => extreme(list, 'min', -1),
    'list.max(): dyn': (list: unknown[]) => extreme(list, 'max', 1),
    'list.indexOf(dyn): int': (list: unknown[], value: unknown) =>
      BigInt(list.findIndex((item) => celEqual(item, value))),
    'list.lastIndexOf(dyn): int': (list: unknown[], value: unknown) =>
      BigInt(list.findLastIndex((item) => celEqual(item, value))),
    'list.distinct(): list': distinct,
    'list.flatten(): list': (list: unknown[]) => flatten(list, 1),
    'list.flatten(int): list': (list: unknown[], depth: bigint) => flatten(list, Number(depth)),
    'list.reverse(): list': (list: unknown[]) => [...list].reverse(),
    'list.sort(): list': (list: unknown[]) => [...list].sort(compareValues),
    'list.slice(int, int): list': slice,
  })
}

export const sets: Library = (env) => {
  const name = namespaceOf(env, 'sets')
  const contains = (list: unknown[], sub: unknown[]) => sub.every((item) => includes(list, item))
  functions(env, {
    [`${name}.contains(list, list): bool`]: (_: unknown, list: unknown[], sub: unknown[]) =>
      contains(list, sub),
    [`${name}.equivalent(list, list): bool`]: (_: unknown, a: unknown[], b: unknown[]) =>
      contains(a, b) && contains(b, a),
    [`${name}.intersects(list, list): bool`]: (_: unknown, a: unknown[], b: unknown[]) =>
      a.some((item) => includes(b, item)),
  })
}
