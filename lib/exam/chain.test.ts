import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { batchHash, type ChainBatch, canonicalJson, chainStart } from './chain'

const head = { seq: 0, at: 1_700_000_000_000, tty: 0, seen: '0123456789abcdef' }
const batch: ChainBatch = {
  entries: [{ ...head, kind: 'line', text: 'kubectl get pods' }],
  until: 1_700_000_001_000,
  seen: 'fedcba9876543210',
}

describe('canonicalJson', () => {
  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('leaves out what is undefined, as the wire does', () => {
    expect(canonicalJson({ b: 1, a: undefined, c: [{ z: null, y: 'é' }] })).toBe(
      '{"b":1,"c":[{"y":"é","z":null}]}',
    )
  })
})

describe('batchHash', () => {
  it('is the SHA-256 of the previous hash, a line end and the batch', async () => {
    const previous = await chainStart('e', 1)
    const text = `${previous}\n${canonicalJson(batch)}`
    expect(await batchHash(previous, batch)).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('is the same where there is no WebCrypto', async () => {
    const expected = await batchHash('p', { ...batch, entries: [{ ...head, kind: 'line', text: '名前 é' }] })
    vi.stubGlobal('crypto', {})
    try {
      expect(await batchHash('p', { ...batch, entries: [{ ...head, kind: 'line', text: '名前 é' }] })).toBe(
        expected,
      )
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('differs by what came before, by each entry, and by where the session stood', async () => {
    const start = await chainStart('e', 1)
    const hashes = await Promise.all([
      batchHash(start, batch),
      batchHash(await chainStart('e', 2), batch),
      batchHash(await chainStart('f', 1), batch),
      batchHash(start, { ...batch, until: batch.until + 1 }),
      batchHash(start, { ...batch, seen: '' }),
      batchHash(start, { ...batch, entries: [] }),
      batchHash(start, { ...batch, entries: [{ ...head, kind: 'line', text: 'kubectl get po' }] }),
    ])
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('says nothing of fields that are not the batch’s', async () => {
    const more = { ...batch, passed: true } as ChainBatch
    expect(await batchHash('', more)).toBe(await batchHash('', batch))
  })
})
