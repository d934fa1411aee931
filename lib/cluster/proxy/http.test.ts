import { describe, expect, it } from 'vitest'
import { routeHttp } from '@/lib/cluster/proxy/http-route'
import { routeIngress } from '@/lib/cluster/proxy/ingress'
import { testLister } from '@/lib/cluster/proxy/test-lister'

const to = (name: string) => ({ service: { name, port: { number: 80 } } })
const path = (value: string, pathType: string, name: string) => ({ path: value, pathType, backend: to(name) })

describe('Ingress', () => {
  const lister = testLister({
    'ingresses.networking.k8s.io': [
      {
        metadata: { name: 'shop', namespace: 'shop' },
        spec: {
          ingressClassName: 'nginx',
          rules: [
            {
              host: 'shop.example.com',
              http: {
                paths: [
                  path('/', 'Prefix', 'front'),
                  path('/api', 'Prefix', 'api'),
                  path('/api/v1', 'Exact', 'v1'),
                ],
              },
            },
            { host: '*.example.com', http: { paths: [path('/', 'Prefix', 'wild')] } },
          ],
        },
      },
      {
        metadata: {
          name: 'any',
          namespace: 'shop',
          annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/' },
        },
        spec: { ingressClassName: 'nginx', rules: [{ http: { paths: [path('/open', 'Prefix', 'any')] } }] },
      },
    ],
  })

  it.each([
    ['shop.example.com', '/', 'front'],
    ['shop.example.com', '/apis', 'front'],
    ['shop.example.com', '/api/', 'api'],
    ['shop.example.com:8080', '/api?x=1', 'api'],
    ['shop.example.com', '/api/v1', 'v1'],
    ['shop.example.com', '/api/v1/x', 'api'],
    ['blog.example.com', '/', 'wild'],
    ['a.b.example.com', '/', undefined],
    ['example.com', '/open/x', 'any'],
    ['example.com', '/', undefined],
  ])('%s%s', (host, target, expected) => {
    expect(routeIngress(lister, { host, path: target }, 'nginx')?.service).toBe(expected)
  })

  it('belongs to its class, and rewrites', () => {
    expect(routeIngress(lister, { host: 'x', path: '/open/a' }, 'traefik')).toBeUndefined()
    expect(routeIngress(lister, { host: 'x', path: '/open/a' })?.path).toBe('/')
  })
})

describe('HTTPRoute', () => {
  const route = (name: string, namespace: string, spec: object) => ({
    kind: 'HTTPRoute',
    metadata: { name, namespace },
    spec: { parentRefs: [{ name: 'gw', namespace: 'infra' }], ...spec },
  })
  const backendRefs = (name: string, weight = 1) => [{ name, port: 80, weight }]
  const lister = testLister({
    'gateways.gateway.networking.k8s.io': [
      {
        metadata: { name: 'gw', namespace: 'infra' },
        spec: {
          listeners: [
            { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } },
            { name: 'own', port: 8080, protocol: 'HTTP' },
          ],
        },
      },
    ],
    'httproutes.gateway.networking.k8s.io': [
      route('shop', 'shop', {
        hostnames: ['shop.example.com'],
        rules: [
          { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: backendRefs('front') },
          { matches: [{ path: { type: 'PathPrefix', value: '/api' } }], backendRefs: backendRefs('api') },
          { matches: [{ path: { type: 'Exact', value: '/a' } }], backendRefs: backendRefs('exact') },
          {
            matches: [
              {
                path: { type: 'PathPrefix', value: '/api' },
                headers: [{ name: 'X-Canary', type: 'RegularExpression', value: '[0-9]+' }],
              },
            ],
            backendRefs: [...backendRefs('canary'), ...backendRefs('off', 0)],
          },
        ],
      }),
      route('any', 'shop', { rules: [{ backendRefs: backendRefs('any') }] }),
    ],
  })
  const request = (host: string, target: string, headers = {}) => ({
    method: 'GET',
    host,
    path: target,
    headers,
    body: '',
    tls: false,
  })

  it.each<[string, string, object, number, string | undefined]>([
    ['shop.example.com', '/x', {}, 80, 'front'],
    ['shop.example.com', '/api/x', {}, 80, 'api'],
    ['shop.example.com', '/a', {}, 80, 'exact'],
    ['shop.example.com', '/api', { 'x-canary': '7' }, 80, 'canary'],
    ['shop.example.com', '/api', { 'x-canary': 'no' }, 80, 'api'],
    ['other.example.com', '/', {}, 80, 'any'],
    ['shop.example.com', '/', {}, 8080, undefined],
    ['shop.example.com', '/', {}, 81, undefined],
  ])('%s%s %o %d', (host, target, headers, port, expected) => {
    const choice = routeHttp(lister, 'infra/gw', request(host, target, headers), port)
    expect(choice?.backends.map(({ service }) => service)).toEqual(expected && [expected])
  })
})
