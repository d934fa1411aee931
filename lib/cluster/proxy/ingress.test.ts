import { describe, expect, it } from 'vitest'
import { chooseRoute } from '@/lib/cluster/proxy/ingress'
import { controllerOf, ingressesOf } from '@/lib/cluster/proxy/ingress-class'
import { testLister } from '@/lib/cluster/proxy/test-lister'

type PathType = 'Exact' | 'Prefix' | 'ImplementationSpecific'

const backend = (name: string) => ({ service: { name, port: { number: 80 } } })
const path = (value: string, pathType: PathType, name: string) => ({
  path: value,
  pathType,
  backend: backend(name),
})

function ingress(
  name: string,
  host: string,
  paths: object[],
  { annotations = {}, ...more }: { annotations?: Record<string, string>; [field: string]: unknown } = {},
) {
  const prefixed = Object.entries(annotations).map(([key, value]) => [
    `nginx.ingress.kubernetes.io/${key}`,
    value,
  ])
  return {
    metadata: { name, namespace: 'shop', annotations: Object.fromEntries(prefixed) },
    spec: { ingressClassName: 'nginx', rules: [{ ...(host ? { host } : {}), http: { paths } }], ...more },
  }
}

const CLASS = { metadata: { name: 'nginx' }, spec: { controller: 'k8s.io/ingress-nginx' } }

function controllerWith(...args: string[]) {
  const container = { name: 'c', image: 'registry.k8s.io/ingress-nginx/controller:v1.13.0', args }
  const found = controllerOf({ spec: { containers: [container] } } as never)
  if (!found) throw new Error('no controller')
  return found
}

function ask(ingresses: object[], url: string, more: object = {}, classes: object[] = [CLASS]) {
  const lister = testLister({
    'ingresses.networking.k8s.io': ingresses as never,
    'ingressclasses.networking.k8s.io': classes as never,
  })
  const [, scheme, host = '', target = ''] = /^(https?):\/\/([^/]+)(.*)$/.exec(url) ?? []
  const request = { host, path: target || '/', method: 'GET', headers: {}, tls: scheme === 'https', ...more }
  const choice = chooseRoute(lister, ingressesOf(lister, controllerWith()), request)
  if (choice.kind === 'redirect') return `${choice.status} ${choice.location}`
  if (choice.kind !== 'routes') return choice.kind
  return choice.routes.map((route) => `${route.service} ${route.path} ${route.weight}`).join(', ')
}

const rewrite = (target: string) => ({ annotations: { 'rewrite-target': target } })

describe('ingress-nginx', () => {
  it.each<[string, object[], string, string]>([
    [
      'a plain path is a beginning of letters',
      [ingress('a', 'x.io', [path('/app', 'ImplementationSpecific', 'app')])],
      'http://x.io/apple',
      'app /apple 100',
    ],
    [
      'a prefix is one of elements',
      [ingress('a', 'x.io', [path('/app', 'Prefix', 'app')])],
      'http://x.io/apple',
      'nothing',
    ],
    [
      'an end slash of a prefix does not matter',
      [ingress('a', 'x.io', [path('/app/', 'Prefix', 'app')])],
      'http://x.io/app',
      'app /app 100',
    ],
    [
      'an end slash of an exact path does',
      [ingress('a', 'x.io', [path('/app/', 'Exact', 'app')])],
      'http://x.io/app',
      'nothing',
    ],
    [
      'exact comes before prefix',
      [ingress('a', 'x.io', [path('/app', 'Prefix', 'prefix'), path('/app', 'Exact', 'exact')])],
      'http://x.io/app',
      'exact /app 100',
    ],
    [
      'a wildcard is for one label',
      [ingress('a', '*.x.io', [path('/', 'Prefix', 'wild')])],
      'http://a.b.x.io/',
      'nothing',
    ],
    [
      'a named host hides the rules without a host',
      [ingress('a', 'x.io', [path('/a', 'Prefix', 'a')]), ingress('b', '', [path('/b', 'Prefix', 'b')])],
      'http://x.io/b',
      'nothing',
    ],
    [
      'the default backend is for all other hosts',
      [ingress('a', 'x.io', [path('/a', 'Prefix', 'a')], { defaultBackend: backend('rest') })],
      'http://y.io/q',
      'rest /q 100',
    ],
    [
      'and for other paths of its own hosts',
      [ingress('a', 'x.io', [path('/a', 'Prefix', 'a')], { defaultBackend: backend('rest') })],
      'http://x.io/q',
      'rest /q 100',
    ],
    [
      'but not of others’',
      [
        ingress('a', 'x.io', [path('/a', 'Prefix', 'a')], { defaultBackend: backend('rest') }),
        ingress('b', 'y.io', [path('/b', 'Prefix', 'b')]),
      ],
      'http://y.io/q',
      'nothing',
    ],
    [
      'of two that claim a path the first has it',
      [
        ingress('a', 'x.io', [path('/', 'Prefix', 'one')]),
        ingress('b', 'x.io', [path('/', 'Prefix', 'two')]),
      ],
      'http://x.io/',
      'one / 100',
    ],
    [
      'a resource backend is passed over',
      [
        ingress('a', 'x.io', [
          { path: '/', pathType: 'Prefix', backend: { resource: { kind: 'B', name: 'b' } } },
        ]),
      ],
      'http://x.io/',
      'nothing',
    ],
    [
      'rewrites all to the root',
      [ingress('a', 'x.io', [path('/cart', 'Prefix', 'cart')], rewrite('/'))],
      'http://x.io/cart/1?x=2',
      'cart /?x=2 100',
    ],
    [
      'rewrites to a group',
      [ingress('a', 'x.io', [path('/cart(/|$)(.*)', 'ImplementationSpecific', 'cart')], rewrite('/$2'))],
      'http://x.io/cart/items/1?x=2',
      'cart /items/1?x=2 100',
    ],
    [
      'rewrites to an empty group',
      [ingress('a', 'x.io', [path('/cart(/|$)(.*)', 'ImplementationSpecific', 'cart')], rewrite('/$2'))],
      'http://x.io/cart',
      'cart / 100',
    ],
    [
      'a rewrite makes patterns of all paths of its host, whatever their case',
      [
        ingress('a', 'x.io', [path('/cart', 'Exact', 'cart')], rewrite('/')),
        ingress('b', 'x.io', [path('/blog', 'Exact', 'blog')]),
      ],
      'http://x.io/BLOGS',
      'blog /BLOGS 100',
    ],
    [
      'the longest pattern is tried first',
      [
        ingress(
          'a',
          'x.io',
          [path('/a', 'ImplementationSpecific', 'a'), path('/a/.+', 'ImplementationSpecific', 'b')],
          {
            annotations: { 'use-regex': 'true' },
          },
        ),
      ],
      'http://x.io/a/1',
      'b /a/1 100',
    ],
    [
      'an entry to the site',
      [ingress('a', 'x.io', [path('/', 'Prefix', 'a')], { annotations: { 'app-root': '/app1' } })],
      'http://x.io/',
      '302 http://x.io/app1',
    ],
    [
      'a host with a certificate is redirected',
      [ingress('a', 'x.io', [path('/', 'Prefix', 'a')], { tls: [{ hosts: ['x.io'], secretName: 's' }] })],
      'http://x.io/q?a=1',
      '308 https://x.io/q?a=1',
    ],
    [
      'unless it does not want to be',
      [
        ingress('a', 'x.io', [path('/', 'Prefix', 'a')], {
          tls: [{ hosts: ['x.io'], secretName: 's' }],
          annotations: { 'ssl-redirect': 'false' },
        }),
      ],
      'http://x.io/',
      'a / 100',
    ],
    [
      'it is there over TLS',
      [ingress('a', 'x.io', [path('/', 'Prefix', 'a')], { tls: [{ hosts: ['x.io'], secretName: 's' }] })],
      'https://x.io/',
      'a / 100',
    ],
    [
      'forced without a certificate',
      [ingress('a', 'x.io', [path('/', 'Prefix', 'a')], { annotations: { 'force-ssl-redirect': 'true' } })],
      'http://x.io/',
      '308 https://x.io/',
    ],
    [
      'elsewhere for good',
      [
        ingress('a', 'x.io', [path('/', 'Prefix', 'a')], {
          annotations: { 'permanent-redirect': 'https://y.io' },
        }),
      ],
      'http://x.io/',
      '301 https://y.io',
    ],
    [
      'a canary takes its share',
      [
        ingress('a', 'x.io', [path('/', 'Prefix', 'main')]),
        ingress('b', 'x.io', [path('/', 'Prefix', 'next')], {
          annotations: { canary: 'true', 'canary-weight': '10' },
        }),
      ],
      'http://x.io/',
      'main / 90, next / 10',
    ],
  ])('%s', (_, ingresses, url, expected) => {
    expect(ask(ingresses, url)).toBe(expected)
  })

  it('lets those in its list ask', () => {
    const only = ingress('a', 'x.io', [path('/', 'Prefix', 'a')], {
      annotations: { 'whitelist-source-range': '10.0.0.0/8, 192.168.1.1' },
    })
    expect(ask([only], 'http://x.io/', { client: '10.1.2.3' })).toBe('a / 100')
    expect(ask([only], 'http://x.io/', { client: '192.168.1.2' })).toBe('refused')
  })

  it('sends by header to a canary', () => {
    const both = [
      ingress('a', 'x.io', [path('/', 'Prefix', 'main')]),
      ingress('b', 'x.io', [path('/', 'Prefix', 'next')], {
        annotations: { canary: 'true', 'canary-by-header': 'X-Next' },
      }),
    ]
    expect(ask(both, 'http://x.io/', { headers: { 'x-next': 'always' } })).toBe('next / 100')
    expect(ask(both, 'http://x.io/', { headers: { 'x-next': 'never' } })).toBe('main / 100')
  })
})

describe('whose Ingresses they are', () => {
  const plain = ingress('a', 'x.io', [path('/', 'Prefix', 'a')])
  const withClass = (ingressClassName?: string, annotation?: string) => ({
    metadata: {
      ...plain.metadata,
      annotations: annotation === undefined ? {} : { 'kubernetes.io/ingress.class': annotation },
    },
    spec: { ...plain.spec, ingressClassName },
  })

  it.each<[string, object, object[], string[], number]>([
    ['its class', withClass('nginx'), [CLASS], [], 1],
    ['its class is not there', withClass('nginx'), [], [], 0],
    ['another name, the same controller', withClass('web'), [{ ...CLASS, metadata: { name: 'web' } }], [], 1],
    ['the class of somebody else', withClass('nginx'), [{ ...CLASS, spec: { controller: 'x.io/y' } }], [], 0],
    ['no class', withClass(), [CLASS], [], 0],
    ['no class, and it takes those', withClass(), [CLASS], ['--watch-ingress-without-class=true'], 1],
    ['the old annotation', withClass(undefined, 'nginx'), [], [], 1],
    ['another old annotation', withClass(undefined, 'traefik'), [CLASS], [], 0],
    ['another controller class', withClass('nginx'), [CLASS], ['--controller-class=x.io/y'], 0],
  ])('%s', (_, one, classes, args, count) => {
    const lister = testLister({
      'ingresses.networking.k8s.io': [one as never],
      'ingressclasses.networking.k8s.io': classes as never,
    })
    expect(ingressesOf(lister, controllerWith(...args))).toHaveLength(count)
  })
})
