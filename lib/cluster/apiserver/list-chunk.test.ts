import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { ADMIN } from '@/lib/shell/admin'

const PATH = '/api/v1/namespaces/default/configmaps'

function clusterWith(names: string[]) {
  const cluster = createCluster({ seed: 1 })
  for (const name of names)
    cluster.request({ method: 'POST', path: PATH, body: { metadata: { name } }, user: ADMIN })
  const get = (query: Record<string, string>, path = PATH) =>
    cluster.request({ method: 'GET', path, query, user: ADMIN })
  return { cluster, get }
}

interface List {
  metadata: { continue?: string; remainingItemCount?: number; resourceVersion: string }
  items: { metadata: { name: string } }[]
}
const namesOf = (body: unknown) => (body as List).items.map(({ metadata }) => metadata.name)

describe('lists in pieces', () => {
  it('gives every object once, over namespaces too', () => {
    const { get } = clusterWith(['a', 'b', 'c'])
    const whole = namesOf(get({}, '/api/v1/configmaps').body)
    const pieces: string[] = []
    let next: string | undefined
    do {
      const list = get({ limit: '2', ...(next ? { continue: next } : {}) }, '/api/v1/configmaps').body as List
      expect(list.items.length).toBeLessThanOrEqual(2)
      pieces.push(...namesOf(list))
      next = list.metadata.continue
    } while (next)
    expect(pieces).toEqual(whole)
    expect(whole.length).toBeGreaterThan(6)
  })

  it('goes on with the list as it was', () => {
    const { cluster, get } = clusterWith(['a', 'b', 'c'])
    const first = get({ limit: '1' }).body as List
    cluster.request({ method: 'DELETE', path: `${PATH}/b`, user: ADMIN })
    cluster.request({ method: 'POST', path: PATH, body: { metadata: { name: 'ab' } }, user: ADMIN })
    const second = get({ limit: '5', continue: first.metadata.continue ?? '' }).body as List
    expect(namesOf(second)).toEqual(['b', 'c', 'kube-root-ca.crt'])
    expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion)
    const exact = get({ resourceVersionMatch: 'Exact', resourceVersion: first.metadata.resourceVersion })
    expect(namesOf(exact.body)).toEqual(['a', 'b', 'c', 'kube-root-ca.crt'])
  })

  it('counts what is left only without selectors', () => {
    const { get } = clusterWith(['a', 'b'])
    expect((get({ limit: '1' }).body as List).metadata.remainingItemCount).toBe(2)
    const { metadata } = get({ limit: '1', fieldSelector: 'metadata.name!=a' }).body as List
    expect(metadata.continue).toBeDefined()
    expect(metadata.remainingItemCount).toBeUndefined()
  })

  it('offers to go on with what there is now when the list is too old', () => {
    const { cluster, get } = clusterWith(['a', 'b'])
    const first = get({ limit: '1' }).body as List
    for (let i = 0; i < 8200; i++)
      cluster.request({
        method: 'PATCH',
        path: `${PATH}/b`,
        contentType: 'merge-patch',
        body: { data: { i: String(i) } },
        user: ADMIN,
      })
    const late = get({ limit: '1', continue: first.metadata.continue ?? '' })
    expect(late.code).toBe(410)
    const { metadata, reason } = late.body as { metadata: { continue: string }; reason: string }
    expect(reason).toBe('Expired')
    expect(namesOf(get({ continue: metadata.continue }).body)).toEqual(['b', 'kube-root-ca.crt'])
  })

  it.each([
    ['abc', "continue key is not valid: invalid character 'i' looking for beginning of value"],
    ['a$', 'continue key is not valid: illegal base64 data at input byte 1'],
    ['e30', 'continue key is not valid: server does not recognize this encoded version '],
    [token({ v: 'meta.k8s.io/v1', rv: 0, start: 'a' }), /incorrect encoded start resourceVersion/],
    [token({ v: 'meta.k8s.io/v1', rv: 5 }), /encoded start key empty/],
    [token({ v: 'meta.k8s.io/v1', rv: 5, start: '../secrets/a' }), 'continue key is not valid: ../secrets/a'],
  ])('refuses the token %s', (given, message) => {
    const { get } = clusterWith([])
    const answer = get({ continue: given })
    expect(answer.code).toBe(400)
    expect((answer.body as { message: string }).message).toMatch(message)
  })
})

function token(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
