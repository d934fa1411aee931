import { describe, expect, it } from 'vitest'
import type { Status } from '@/lib/cluster/apimachinery/errors'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const GROUP = '/apis/gateway.networking.k8s.io/v1'

const cluster = () => createCluster({ addons: ['gateway-api'] })

function create(target: Cluster, kind: string, plural: string, spec: object) {
  const namespace = kind === 'GatewayClass' ? '' : '/namespaces/default'
  const body = { apiVersion: 'gateway.networking.k8s.io/v1', kind, metadata: { name: 'x' }, spec }
  return target.request({ method: 'POST', path: `${GROUP}${namespace}/${plural}`, body, user })
}

const listeners = [{ name: 'http', port: 80, protocol: 'HTTP' }]

describe('the gateway-api addon', () => {
  it('establishes its definitions', () => {
    const { body } = cluster().request({ method: 'GET', path: GROUP, user })
    const names = (body as { resources: { name: string }[] }).resources.map(({ name }) => name)
    expect(names.filter((name) => !name.includes('/'))).toEqual([
      'gatewayclasses',
      'gateways',
      'grpcroutes',
      'httproutes',
    ])
  })

  it('is not there by itself', () => {
    expect(createCluster().request({ method: 'GET', path: GROUP, user }).code).toBe(404)
  })

  it('fills in defaults', () => {
    const target = cluster()
    const { code, body } = create(target, 'HTTPRoute', 'httproutes', {
      parentRefs: [{ name: 'web' }],
      rules: [{ backendRefs: [{ name: 'shop', port: 80 }] }],
    })
    expect(code).toBe(201)
    expect((body as { spec: unknown }).spec).toEqual({
      parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'web' }],
      rules: [
        {
          backendRefs: [{ group: '', kind: 'Service', name: 'shop', port: 80, weight: 1 }],
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        },
      ],
    })
  })

  it.each([
    ['Gateway', 'gateways', { gatewayClassName: 'nginx', listeners }, undefined],
    ['Gateway', 'gateways', { gatewayClassName: 'nginx', listeners: [] }, 'should have at least 1 items'],
    [
      'Gateway',
      'gateways',
      {
        gatewayClassName: 'nginx',
        listeners: [{ ...listeners[0], tls: { certificateRefs: [{ name: 'c' }] } }],
      },
      "tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
    ],
    [
      'Gateway',
      'gateways',
      { gatewayClassName: 'nginx', listeners: [listeners[0], { ...listeners[0], name: 'again' }] },
      'Combination of port, protocol and hostname must be unique for each listener',
    ],
    ['GatewayClass', 'gatewayclasses', { controllerName: 'nginx' }, 'should match'],
    [
      'HTTPRoute',
      'httproutes',
      { rules: [{ matches: [{ path: { value: 'no-slash' } }] }] },
      "value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']",
    ],
    [
      'HTTPRoute',
      'httproutes',
      { rules: [{ backendRefs: [{ name: 'shop' }] }] },
      'Must have port for Service reference',
    ],
    [
      'HTTPRoute',
      'httproutes',
      { rules: [{ filters: [{ type: 'URLRewrite' }] }] },
      'filter.urlRewrite must be specified for URLRewrite filter.type',
    ],
  ])('judges a %s', (kind, plural, spec, refusal) => {
    const { code, body } = create(cluster(), kind, plural, spec)
    if (refusal === undefined) expect(code).toBe(201)
    else expect((body as Status).message).toContain(refusal)
  })

  it('refuses addons that do not exist', () => {
    expect(() => createCluster({ addons: ['nope'] })).toThrow('no addon nope')
  })
})
