import { describe, expect, it } from 'vitest'
import { nextInt, type RngState } from '@/lib/cluster/sim/rng'
import { SortedKeys } from '@/lib/cluster/storage/sorted-keys'

const all = (keys: SortedKeys, prefix = '') => {
  const out: string[] = []
  keys.each(prefix, (key) => out.push(key))
  return out
}

describe('SortedKeys', () => {
  it('is as a sorted list, whatever comes and goes', () => {
    const rng: RngState = { s: 7 }
    const model = new Set(Array.from({ length: 300 }, (_, i) => `n${i % 3}/${i}`))
    let keys = SortedKeys.of(model)
    for (let step = 0; step < 4000; step++) {
      const key = `n${nextInt(rng, 3)}/${nextInt(rng, 900)}`
      const comes = nextInt(rng, step < 2000 ? 3 : 2) > 0
      keys = comes ? keys.with(key) : keys.without(key)
      if (comes) model.add(key)
      else model.delete(key)
      if (step % 1000 === 999) expect(all(keys)).toEqual([...model].sort())
    }
    const sorted = [...model].sort()
    expect(all(keys)).toEqual(sorted)
    expect(all(keys, 'n1/')).toEqual(sorted.filter((key) => key.startsWith('n1/')))
    expect(all(keys, 'n1/5')).toEqual(sorted.filter((key) => key.startsWith('n1/5')))
    expect(all(keys, 'x')).toEqual([])
    for (const key of sorted) keys = keys.without(key)
    expect(keys.isEmpty).toBe(true)
  })

  it('leaves what it was made from as it is', () => {
    const before = SortedKeys.of(['a', 'c'])
    expect(all(before.with('b').without('a'))).toEqual(['b', 'c'])
    expect(all(before)).toEqual(['a', 'c'])
  })

  it('stays itself when nothing changes', () => {
    const keys = SortedKeys.of(['a'])
    expect(all(keys.with('a'))).toEqual(['a'])
    expect(keys.without('b')).toBe(keys)
    expect(keys.without('')).toBe(keys)
  })
})
