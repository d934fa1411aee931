/** Lists. Mirrors: sprig's; a `must…` says by an error what its namesake says by a panic. */

import { toInt } from '@/lib/helm/functions/convert'
import { deepEqual, empty } from '@/lib/helm/functions/defaults'
import { aliases, def, type Functions } from '@/lib/helm/functions/define'
import { kindName } from '@/lib/helm/functions/types'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'

type List = readonly unknown[]

function listOf(value: unknown, verb: string): List {
  if (Array.isArray(value)) return value
  throw new FunctionError(`Cannot ${verb} type ${kindName(value)}`)
}

const includes = (list: List, value: unknown) => list.some((one) => deepEqual(one, value))

const uniq = (list: List) => list.filter((one, index) => !includes(list.slice(0, index), one))

function chunk(size: bigint, list: unknown): unknown[][] {
  const items = listOf(list, 'chunk')
  const length = Math.max(1, Number(size))
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  )
}

function slice(list: unknown, ...bounds: unknown[]): unknown {
  if (!Array.isArray(list))
    throw new FunctionError(`list should be type of slice or array but ${kindName(list)}`)
  if (list.length === 0) return null
  const from = bounds.length > 0 ? Number(toInt(bounds[0])) : 0
  const to = bounds.length > 1 ? Number(toInt(bounds[1])) : list.length
  if (to > list.length || from > to)
    throw new FunctionError(`runtime error: slice bounds out of range [${from}:${to}]`)
  return list.slice(from, to)
}

function has(value: unknown, list: unknown): boolean {
  return list === null || list === undefined ? false : includes(listOf(list, 'find has on'), value)
}

/** A function, and the one that says what is wrong by an error. */
const both = (name: string, one: ReturnType<typeof def>): Functions =>
  aliases(`${name} must${name.charAt(0).toUpperCase()}${name.slice(1)}`, one)

/** nil where a list has nothing. */
const orNil = (list: List, pick: (list: List) => unknown) => (list.length === 0 ? null : pick(list))

export const LISTS: Functions = {
  ...aliases(
    'list tuple',
    def('any...', (...values: unknown[]) => values),
  ),
  ...aliases(
    'append push mustAppend mustPush',
    def('any any', (list: unknown, value: unknown) => [...listOf(list, 'push on'), value]),
  ),
  ...both(
    'prepend',
    def('any any', (list: unknown, value: unknown) => [value, ...listOf(list, 'prepend on')]),
  ),
  ...both(
    'first',
    def('any', (list: unknown) => orNil(listOf(list, 'find first on'), (items) => items[0])),
  ),
  ...both(
    'last',
    def('any', (list: unknown) => orNil(listOf(list, 'find last on'), (items) => items.at(-1))),
  ),
  ...both(
    'rest',
    def('any', (list: unknown) => listOf(list, 'find rest on').slice(1)),
  ),
  ...both(
    'initial',
    def('any', (list: unknown) => listOf(list, 'find initial on').slice(0, -1)),
  ),
  ...both(
    'reverse',
    def('any', (list: unknown) => [...listOf(list, 'find reverse on')].reverse()),
  ),
  ...both(
    'compact',
    def('any', (list: unknown) => listOf(list, 'compact on').filter((one) => !empty(one))),
  ),
  ...both(
    'uniq',
    def('any', (list: unknown) => uniq(listOf(list, 'find uniq on'))),
  ),
  ...both(
    'without',
    def('any any...', (list: unknown, ...values: unknown[]) =>
      listOf(list, 'find without on').filter((one) => !includes(values, one)),
    ),
  ),
  ...both('has', def('any any', has)),
  ...both('slice', def('any any...', slice)),
  ...both('chunk', def('int any', chunk)),
  concat: def('any...', (...lists: unknown[]) =>
    lists.flatMap((one) => {
      if (Array.isArray(one)) return one
      throw new FunctionError(`Cannot concat type ${kindName(one)} as list`)
    }),
  ),
}
