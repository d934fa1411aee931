import { DOCS, type Row, type Section } from './world'

const PAGE = `${DOCS}/concepts/services-networking/ingress/`
const NGINX = 'https://kubernetes.github.io/ingress-nginx'

const VIA = '10.96.0.200'

const CONTROLLER = `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
spec: {controller: k8s.io/ingress-nginx}
---
apiVersion: v1
kind: Pod
metadata: {name: controller, namespace: ops, labels: {app: controller}}
spec: {containers: [{name: c, image: "registry.k8s.io/ingress-nginx/controller:v1.13.0"}]}
---
apiVersion: v1
kind: Service
metadata: {name: ingress, namespace: ops}
spec: {clusterIP: ${VIA}, selector: {app: controller}, ports: [{name: http, port: 80}, {name: https, port: 443}]}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: shop, labels: {app: api}}
spec: {containers: [{name: c, image: registry.k8s.io/e2e-test-images/agnhost:2.53, args: [netexec, --http-port=80]}]}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{name: main, port: 80}]}
`

const path = (value: string, type: string, name: string, port = 'number: 80') =>
  `{path: "${value}", pathType: ${type}, backend: {service: {name: ${name}, port: {${port}}}}}`

const ingress = (
  host: string,
  paths: string,
  { spec = 'ingressClassName: nginx, ', meta = '', name = 'site' } = {},
) =>
  `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, namespace: shop${meta}}
spec: {${spec}rules: [{${host ? `host: "${host}", ` : ''}http: {paths: [${paths}]}}]}
`

const annotated = (key: string, value: string) =>
  `, annotations: {nginx.ingress.kubernetes.io/${key}: "${value}"}`

const get = (to: string) => ({ from: 'shop/client', to, options: { via: VIA } })
const nobody = { outcome: 404, code: 'no rule' } as const
const object = { kind: 'Ingress', name: 'site', namespace: 'shop' }

/** A row of the table of path types: does the path fit? */
const typed = (type: string, rule: string, asked: string, fits: boolean): Row => ({
  title: `${type} ${rule}, asked for ${asked}`,
  page: `${PAGE}#examples`,
  given: [ingress('shop.example.com', path(rule, type, 'api'))],
  ...get(`http://shop.example.com${asked}`),
  ...(fits ? { outcome: 200 } : nobody),
})

const rows: Row[] = [
  typed('Prefix', '/', '/anything', true),
  typed('Exact', '/foo', '/foo', true),
  typed('Exact', '/foo', '/bar', false),
  typed('Exact', '/foo', '/foo/', false),
  typed('Exact', '/foo/', '/foo', false),
  typed('Prefix', '/foo', '/foo/', true),
  typed('Prefix', '/foo/', '/foo', true),
  typed('Prefix', '/aaa/bb', '/aaa/bbb', false),
  typed('Prefix', '/aaa/bbb', '/aaa/bbb/ccc', true),
  typed('Prefix', '/aaa/bbb', '/aaa/bbbxyz', false),
  {
    title: 'The longest path wins: /api is the agent’s, whose answer is 200, not the web server’s 404',
    page: `${PAGE}#multiple-matches`,
    given: [
      ingress('shop.example.com', [path('/', 'Prefix', 'web'), path('/api', 'Prefix', 'api')].join(', ')),
    ],
    ...get('http://shop.example.com/api'),
    outcome: 200,
  },
  {
    title: 'The answer of a backend is its own',
    page: `${PAGE}#simple-fanout`,
    given: [ingress('shop.example.com', path('/', 'Prefix', 'web'))],
    ...get('http://shop.example.com/none'),
    outcome: 404,
  },
  {
    title: 'A wildcard covers one label',
    page: `${PAGE}#hostname-wildcards`,
    given: [ingress('*.foo.com', path('/', 'Prefix', 'api'))],
    ...get('http://bar.foo.com/'),
    outcome: 200,
  },
  {
    title: 'A wildcard does not cover two labels',
    page: `${PAGE}#hostname-wildcards`,
    given: [ingress('*.foo.com', path('/', 'Prefix', 'api'))],
    ...get('http://baz.bar.foo.com/'),
    ...nobody,
  },
  {
    title: 'A wildcard does not cover none',
    page: `${PAGE}#hostname-wildcards`,
    given: [ingress('*.foo.com', path('/', 'Prefix', 'api'))],
    ...get('http://foo.com/'),
    ...nobody,
  },
  {
    title: 'Another host than that of the rule',
    page: `${PAGE}#name-based-virtual-hosting`,
    given: [ingress('shop.example.com', path('/', 'Prefix', 'api'))],
    ...get('http://blog.example.com/'),
    ...nobody,
    cause: { object, field: 'spec.rules', found: ['shop.example.com/ Prefix'] },
  },
  {
    title: 'A rule without a host is for all',
    page: `${PAGE}#ingress-rules`,
    given: [ingress('', path('/', 'Prefix', 'api'))],
    ...get('http://blog.example.com/'),
    outcome: 200,
  },
  {
    title: 'The default backend takes what no rule takes',
    page: `${PAGE}#default-backend`,
    given: [
      ingress('shop.example.com', path('/web', 'Prefix', 'web'), {
        spec: 'ingressClassName: nginx, defaultBackend: {service: {name: api, port: {number: 80}}}, ',
      }),
    ],
    ...get('http://blog.example.com/'),
    outcome: 200,
  },
  {
    title: 'The class is not there',
    page: `${PAGE}#ingress-class`,
    given: [ingress('shop.example.com', path('/', 'Prefix', 'api'), { spec: 'ingressClassName: ngnix, ' })],
    ...get('http://shop.example.com/'),
    ...nobody,
    cause: { object: { kind: 'IngressClass', name: 'ngnix' }, why: 'missing' },
  },
  {
    title: 'No class, and none is the default',
    page: `${PAGE}#default-ingress-class`,
    given: [ingress('shop.example.com', path('/', 'Prefix', 'api'), { spec: '' })],
    ...get('http://shop.example.com/'),
    ...nobody,
    cause: { object, why: 'nobody', field: 'spec.ingressClassName' },
  },
  {
    title: 'No class, but a default one',
    page: `${PAGE}#default-ingress-class`,
    given: [
      'annotate ingressclass nginx ingressclass.kubernetes.io/is-default-class=true',
      ingress('shop.example.com', path('/', 'Prefix', 'api'), { spec: '' }),
    ],
    ...get('http://shop.example.com/'),
    outcome: 200,
  },
  {
    title: 'The Service is not there',
    page: `${NGINX}/troubleshooting/`,
    given: [ingress('shop.example.com', path('/', 'Prefix', 'apis'))],
    ...get('http://shop.example.com/'),
    outcome: 503,
    code: 'no backend',
    cause: { object: { kind: 'Service', name: 'apis', namespace: 'shop' }, why: 'missing' },
  },
  {
    title: 'The Service has no such port',
    page: `${NGINX}/troubleshooting/`,
    given: [ingress('shop.example.com', path('/', 'Prefix', 'api', 'number: 8080'))],
    ...get('http://shop.example.com/'),
    outcome: 503,
    code: 'no backend',
    cause: { object, why: 'no match', found: 8080 },
  },
  {
    title: 'The port by its name',
    page: `${DOCS}/reference/kubernetes-api/service-resources/ingress-v1/`,
    given: [ingress('shop.example.com', path('/', 'Prefix', 'api', 'name: main'))],
    ...get('http://shop.example.com/'),
    outcome: 200,
  },
  {
    title: 'Nothing listens behind the Service',
    page: `${NGINX}/troubleshooting/`,
    given: [
      'create service clusterip deaf -n shop --tcp=80:9999',
      'set selector service deaf app=api -n shop',
      ingress('shop.example.com', path('/', 'Prefix', 'deaf')),
    ],
    ...get('http://shop.example.com/'),
    outcome: 502,
    code: 'not listening',
  },
  {
    title: 'A policy keeps the controller out',
    page: `${DOCS}/concepts/services-networking/network-policies/`,
    given: [
      ingress('shop.example.com', path('/', 'Prefix', 'api')),
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: own, namespace: shop}\nspec: {podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}\n',
    ],
    ...get('http://shop.example.com/'),
    outcome: 504,
    code: 'policy',
    cause: {
      object: { kind: 'NetworkPolicy', name: 'own', namespace: 'shop' },
      field: 'spec.ingress[0].from',
    },
  },
  {
    title: 'A host with a certificate is redirected to HTTPS',
    page: `${NGINX}/user-guide/nginx-configuration/annotations/#server-side-https-enforcement-through-redirect`,
    given: [
      ingress('shop.example.com', path('/', 'Prefix', 'api'), {
        spec: 'ingressClassName: nginx, tls: [{hosts: [shop.example.com], secretName: cert}], ',
      }),
    ],
    ...get('http://shop.example.com/'),
    outcome: 308,
  },
  {
    title: 'A Secret that is not there: the controller shows a certificate of its own',
    page: `${NGINX}/user-guide/tls/#default-ssl-certificate`,
    given: [
      ingress('shop.example.com', path('/', 'Prefix', 'api'), {
        spec: 'ingressClassName: nginx, tls: [{hosts: [shop.example.com], secretName: cert}], ',
      }),
    ],
    ...get('https://shop.example.com/'),
    outcome: 200,
  },
  {
    title: 'A path is rewritten to a group of its pattern',
    page: `${NGINX}/examples/rewrite/`,
    given: [
      ingress('shop.example.com', path('/shop(/|$)(.*)', 'ImplementationSpecific', 'web'), {
        meta: annotated('rewrite-target', '/$2'),
      }),
    ],
    ...get('http://shop.example.com/shop/index.html'),
    outcome: 200,
  },
  {
    title: 'Without the rewrite the backend does not know the path',
    page: `${NGINX}/examples/rewrite/`,
    given: [ingress('shop.example.com', path('/shop', 'Prefix', 'web'))],
    ...get('http://shop.example.com/shop/index.html'),
    outcome: 404,
  },
  {
    title: 'The way into an application',
    page: `${NGINX}/examples/rewrite/#app-root`,
    given: [
      ingress('shop.example.com', path('/', 'Prefix', 'api'), { meta: annotated('app-root', '/app1') }),
    ],
    ...get('http://shop.example.com/'),
    outcome: 302,
  },
  {
    title: 'Others than those in the list are kept out',
    page: `${NGINX}/user-guide/nginx-configuration/annotations/#whitelist-source-range`,
    given: [
      ingress('shop.example.com', path('/', 'Prefix', 'api'), {
        meta: annotated('whitelist-source-range', '192.0.2.0/24'),
      }),
    ],
    ...get('http://shop.example.com/'),
    outcome: 403,
    code: 'not allowed',
    cause: { object, why: 'repels' },
  },
]

export const ingresses: Section = { name: 'Ingresses, through ingress-nginx', given: [CONTROLLER], rows }
