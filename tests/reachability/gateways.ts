import type { Row, Section } from './world'

const PAGE = 'https://gateway-api.sigs.k8s.io'
const SPEC = `${PAGE}/reference/spec/`
const VIA = '192.168.56.11'

const GATEWAY = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  gatewayClassName: nginx
  listeners:
  - {name: http, port: 80, protocol: HTTP}
  - {name: apps, port: 8080, protocol: HTTP, hostname: "*.apps.example.com", allowedRoutes: {namespaces: {from: All}}}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: shop, labels: {app: api}}
spec: {containers: [{name: c, image: registry.k8s.io/e2e-test-images/agnhost:2.53, args: [netexec, --http-port=80]}]}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{port: 80}]}
`

const route = (rules: string, { hostnames = '', namespace = 'shop', parent = '', name = 'site' } = {}) =>
  `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  parentRefs: [{name: edge, namespace: shop${parent}}]
  ${hostnames ? `hostnames: [${hostnames}]` : ''}
  rules: [${rules}]
`

const to = (name: string, rest = '') => `backendRefs: [{name: ${name}, port: 80${rest}}]`
const get = (url: string, more: Row['options'] = {}) => ({
  from: 'ops/client',
  to: url,
  options: { via: VIA, ...more },
})
const nobody = { outcome: 404, code: 'no rule' } as const
const object = { kind: 'HTTPRoute', name: 'site', namespace: 'shop' }

const GRANT = `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: let, namespace: shop}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: ops}]
  to: [{group: "", kind: Service, name: api}]
`

const rows: Row[] = [
  {
    title: 'A route without hostnames takes all',
    page: `${PAGE}/guides/simple-gateway/`,
    given: [route(`{${to('api')}}`)],
    ...get('http://any.example.com/'),
    outcome: 200,
  },
  {
    title: 'No route at all',
    page: `${PAGE}/api-types/gateway/`,
    ...get('http://any.example.com/'),
    ...nobody,
    cause: { object: { kind: 'Gateway', name: 'edge', namespace: 'shop' }, why: 'nobody' },
  },
  {
    title: 'Another hostname than that of the route',
    page: `${PAGE}/api-types/httproute/#hostnames`,
    given: [route(`{${to('api')}}`, { hostnames: 'shop.example.com' })],
    ...get('http://blog.example.com/'),
    ...nobody,
    cause: { object, field: 'spec' },
  },
  {
    title: 'A wildcard of a route covers several labels',
    page: `${SPEC}#httproutespec`,
    given: [route(`{${to('api')}}`, { hostnames: '"*.example.com"' })],
    ...get('http://a.b.example.com/'),
    outcome: 200,
  },
  {
    title: 'A path exactly',
    page: `${SPEC}#httppathmatch`,
    given: [route(`{matches: [{path: {type: Exact, value: /a}}], ${to('api')}}`)],
    ...get('http://x.example.com/a/b'),
    ...nobody,
  },
  {
    title: 'A prefix by its elements',
    page: `${SPEC}#httppathmatch`,
    given: [route(`{matches: [{path: {type: PathPrefix, value: /a}}], ${to('api')}}`)],
    ...get('http://x.example.com/ab'),
    ...nobody,
  },
  {
    title: 'A path by a pattern',
    page: `${SPEC}#httppathmatch`,
    given: [route(`{matches: [{path: {type: RegularExpression, value: "/v[0-9]+/.*"}}], ${to('api')}}`)],
    ...get('http://x.example.com/v2/items'),
    outcome: 200,
  },
  {
    title: 'By a header',
    page: `${PAGE}/guides/http-routing/`,
    given: [route(`{matches: [{headers: [{name: env, value: canary}]}], ${to('api')}}`)],
    ...get('http://x.example.com/', { headers: { env: 'canary' } }),
    outcome: 200,
  },
  {
    title: 'Without the header',
    page: `${PAGE}/guides/http-routing/`,
    given: [route(`{matches: [{headers: [{name: env, value: canary}]}], ${to('api')}}`)],
    ...get('http://x.example.com/'),
    ...nobody,
  },
  {
    title: 'By a query parameter and a method',
    page: `${SPEC}#httproutematch`,
    given: [route(`{matches: [{method: GET, queryParams: [{name: page, value: "2"}]}], ${to('api')}}`)],
    ...get('http://x.example.com/list?page=2'),
    outcome: 200,
  },
  {
    title: 'The longer prefix comes first: /web is the web server’s, whose answer is 404',
    page: `${SPEC}#httprouterule`,
    given: [route(`{${to('api')}}, {matches: [{path: {type: PathPrefix, value: /web}}], ${to('web')}}`)],
    ...get('http://x.example.com/web'),
    outcome: 404,
  },
  {
    title: 'A weight of 0 takes nothing',
    page: `${PAGE}/guides/traffic-splitting/`,
    given: [route('{backendRefs: [{name: api, port: 80, weight: 1}, {name: nothere, port: 80, weight: 0}]}')],
    ...get('http://x.example.com/'),
    outcome: 200,
  },
  {
    title: 'The backend is not there',
    page: `${SPEC}#httproutespec`,
    given: [route(`{${to('apis')}}`)],
    ...get('http://x.example.com/'),
    outcome: 500,
    code: 'no backend',
    cause: {
      object,
      said: { in: 'condition', type: 'ResolvedRefs', status: 'False', reason: 'BackendNotFound' } as never,
    },
  },
  {
    title: 'The backend has no endpoint',
    page: `${SPEC}#httproutespec`,
    given: ['create service clusterip empty -n shop --tcp=80', route(`{${to('empty')}}`)],
    ...get('http://x.example.com/'),
    outcome: 503,
    code: 'no backend',
    cause: { object: { kind: 'Service', name: 'empty', namespace: 'shop' } },
  },
  {
    title: 'A redirection to HTTPS',
    page: `${PAGE}/guides/http-redirect-rewrite/`,
    given: [route('{filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]}')],
    ...get('http://x.example.com/a'),
    outcome: 301,
  },
  {
    title: 'A prefix is replaced',
    page: `${PAGE}/guides/http-redirect-rewrite/`,
    given: [
      route(
        `{matches: [{path: {type: PathPrefix, value: /shop}}], filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}], ${to('web')}}`,
      ),
    ],
    ...get('http://x.example.com/shop/index.html'),
    outcome: 200,
  },
  {
    title: 'A route of another namespace, where only the own one is let in',
    page: `${PAGE}/guides/multiple-ns/`,
    given: [
      route(`{${to('api', ', namespace: shop')}}`, { namespace: 'ops', parent: ', sectionName: http' }),
      GRANT,
    ],
    ...get('http://x.example.com/'),
    ...nobody,
    cause: {
      object: { ...object, namespace: 'ops' },
      said: { in: 'condition', type: 'Accepted', status: 'False', reason: 'NotAllowedByListeners' } as never,
    },
  },
  {
    title: 'A route of another namespace at a listener for all, whose reference is granted',
    page: `${PAGE}/api-types/referencegrant/`,
    given: [
      route(`{${to('api', ', namespace: shop')}}`, { namespace: 'ops', parent: ', sectionName: apps' }),
      GRANT,
    ],
    ...get('http://x.apps.example.com:8080/'),
    outcome: 200,
  },
  {
    title: 'The same without a grant',
    page: `${PAGE}/api-types/referencegrant/`,
    given: [
      route(`{${to('api', ', namespace: shop')}}`, { namespace: 'ops', parent: ', sectionName: apps' }),
    ],
    ...get('http://x.apps.example.com:8080/'),
    outcome: 500,
    code: 'no backend',
    cause: {
      said: { in: 'condition', type: 'ResolvedRefs', status: 'False', reason: 'RefNotPermitted' } as never,
    },
  },
  {
    title: 'A hostname that the listener does not take',
    page: `${SPEC}#listener`,
    given: [route(`{${to('api')}}`, { hostnames: 'shop.example.org', parent: ', sectionName: apps' })],
    ...get('http://shop.example.org:8080/'),
    ...nobody,
    cause: {
      said: {
        in: 'condition',
        type: 'Accepted',
        status: 'False',
        reason: 'NoMatchingListenerHostname',
      } as never,
    },
  },
  {
    title: 'No listener is on that port',
    page: `${PAGE}/api-types/gateway/`,
    given: [route(`{${to('api')}}`)],
    ...get('http://x.example.com:8081/'),
    outcome: 'refused',
    code: 'not listening',
  },
]

export const gateways: Section = {
  name: 'Gateways, through NGINX Gateway Fabric',
  addons: ['gateway-api', 'gateway-controller'],
  given: [GATEWAY],
  rows,
}
