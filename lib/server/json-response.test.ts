import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { jsonResponse } from './json-response'

const from = (headers: Record<string, string>) => new Request('http://localhost/', { headers })
const long = { words: Array.from({ length: 500 }, (_, i) => `word ${i} 語`) }

describe('an answer in JSON', () => {
  it('is compressed for whoever takes that', async () => {
    const response = await jsonResponse(from({ 'accept-encoding': 'gzip, br' }), long)
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(JSON.parse(gunzipSync(await response.arrayBuffer()).toString())).toEqual(long)
  })

  it.each([
    ['nobody asked for it', {}, long],
    ['it is short', { 'accept-encoding': 'gzip' }, { a: 1 }],
  ])('is as it is when %s', async (_, headers, value) => {
    const response = await jsonResponse(from(headers), value, { 'cache-control': 'no-store' })
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual(value)
  })
})
