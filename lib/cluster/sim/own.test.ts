import { expect, it } from 'vitest'
import { isInherited, own } from '@/lib/cluster/sim/own'

it.each(['constructor', '__proto__', 'toString'])('%s is no entry until somebody makes it one', (key) => {
  const record: Record<string, number> = { a: 1 }
  expect([own(record, key), isInherited(record, key), own(undefined, key)]).toEqual([
    undefined,
    true,
    undefined,
  ])
  Object.defineProperty(record, key, { value: 2, enumerable: true })
  expect([own(record, key), isInherited(record, key), own(record, 'a')]).toEqual([2, false, 1])
})
