import { beforeAll, describe, expect, it } from 'vitest'
import { clusterWithAgnhost } from '@/lib/cluster/addons/agnhost-fixture'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const at = (version: string) => `/apis/stable.example.com/${version}/namespaces/default/targets`

let base: Cluster
let caBundle = ''

const send = (cluster: Cluster, method: ApiRequest['method'], path: string, body?: object) =>
  cluster.request({ method, path, user, ...(body ? { body } : {}) })

beforeAll(() => {
  ;({ cluster: base, caBundle } = clusterWithAgnhost('convert', ['crd-conversion-webhook'], 9443))
})

function define(service: object): Cluster {
  const cluster = base.fork()
  const text = { type: 'string' }
  const schema = {
    openAPIV3Schema: { type: 'object', properties: { hostPort: text, host: text, port: text } },
  }
  const version = (name: string, storage: boolean) => ({ name, served: true, storage, schema })
  const clientConfig = {
    service: { namespace: 'hooks', name: 'convert', path: '/crdconvert', ...service },
    caBundle,
  }
  const { code, body } = send(cluster, 'POST', DEFINITIONS, {
    metadata: { name: 'targets.stable.example.com' },
    spec: {
      group: 'stable.example.com',
      scope: 'Namespaced',
      names: { plural: 'targets', kind: 'Target' },
      versions: [version('v1', true), version('v2', false)],
      conversion: { strategy: 'Webhook', webhook: { clientConfig, conversionReviewVersions: ['v1'] } },
    },
  })
  if (code !== 201) throw new Error(JSON.stringify(body))
  cluster.settle()
  return cluster
}

const v1 = {
  apiVersion: 'stable.example.com/v1',
  kind: 'Target',
  metadata: { name: 't' },
  hostPort: 'db:5432',
}
const v2 = {
  apiVersion: 'stable.example.com/v2',
  kind: 'Target',
  metadata: { name: 't' },
  host: 'db',
  port: '5432',
}

describe('a conversion webhook', () => {
  it('converts what is read and what is written', () => {
    const cluster = define({})
    expect(send(cluster, 'POST', at('v2'), v2).body).toMatchObject({ host: 'db', port: '5432' })
    expect(send(cluster, 'GET', `${at('v1')}/t`).body).toMatchObject({ hostPort: 'db:5432' })
    const { items } = send(cluster, 'GET', at('v2')).body as { items: KubeObject[] }
    expect(items).toMatchObject([{ apiVersion: 'stable.example.com/v2', host: 'db' }])
  })

  it('says no in its own words', () => {
    const cluster = define({})
    send(cluster, 'POST', at('v1'), { ...v1, hostPort: 'db' })
    const { code, body } = send(cluster, 'GET', `${at('v2')}/t`)
    const message =
      'conversion webhook for stable.example.com/v1, Kind=Target failed: invalid hostPort value "db"'
    expect([code, (body as { message: string }).message]).toEqual([500, message])
  })

  it('is needed by the other version only, and its absence is told', () => {
    const cluster = define({ name: 'gone' })
    expect(send(cluster, 'POST', at('v1'), v1).code).toBe(201)
    expect(send(cluster, 'GET', `${at('v1')}/t`).code).toBe(200)
    const message =
      'conversion webhook for stable.example.com/v1, Kind=Target failed: Post "https://gone.hooks.svc:443/crdconvert?timeout=30s": service "gone" not found'
    for (const path of [`${at('v2')}/t`, at('v2')])
      expect(send(cluster, 'GET', path)).toMatchObject({ code: 500, body: { message } })
    expect(send(cluster, 'POST', at('v2'), { ...v2, metadata: { name: 'u' } }).code).toBe(500)
    send(cluster, 'DELETE', DEFINITIONS.concat('/targets.stable.example.com'))
    cluster.settle()
    expect(send(cluster, 'GET', at('v1')).code).toBe(404)
  })
})
