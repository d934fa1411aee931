import { describe, expect, it } from 'vitest'
import { healthText } from '@/lib/cluster/apiserver/health'

describe('health endpoints', () => {
  it.each([
    ['/healthz', {}, 'ok'],
    ['/livez/ping', {}, 'ok'],
    ['/livez/nope', {}, undefined],
    ['/livez/etcd-readiness', {}, undefined],
    ['/readyz/etcd-readiness', {}, 'ok'],
    ['/metrics', {}, undefined],
  ])('%s', (path, query, expected) => {
    expect(healthText(path, query)).toBe(expected)
  })

  it('lists every check when it is asked to', () => {
    const lines = healthText('/readyz', { verbose: 'true' })?.split('\n') ?? []
    expect(lines[0]).toBe('[+]ping ok')
    expect(lines.slice(-2)).toEqual(['readyz check passed', ''])
  })
})
