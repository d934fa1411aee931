import { describe, expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import { ingress } from '@/lib/cluster/apis/networking/ingress'
import { ingressClass } from '@/lib/cluster/apis/networking/ingress-class'
import { networkPolicy } from '@/lib/cluster/apis/networking/network-policy'
import { installRest } from '@/lib/cluster/rest'

installRest()

function draftOf(spec: unknown, metadata: object = {}): KubeObject {
  return { apiVersion: '', kind: '', metadata: { name: 'x', ...metadata }, spec } as unknown as KubeObject
}

/** What is wrong with a new object, as `field: detail`. */
function findings(kind: Kind, spec: unknown, metadata: object = {}): string[] {
  const draft = draftOf(structuredClone(spec), metadata)
  const errors = new FieldErrors()
  kind.defaults?.(draft)
  kind.validate?.(draft, errors)
  kind.validateCreate?.(draft, errors)
  return errors.list.map(({ message }) => message)
}

const web = { service: { name: 'web', port: { number: 80 } } }
const path = (more: object) => ({
  rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: web, ...more }] } }],
})
const AT = 'spec.rules[0].http.paths[0]'

describe('Ingress', () => {
  it.each<[string, unknown, string[]]>([
    ['a rule', path({}), []],
    ['nothing', {}, ['spec: Invalid value: null: either `defaultBackend` or `rules` must be specified']],
    [
      'no path type',
      path({ pathType: undefined }),
      [`${AT}.pathType: Required value: pathType must be specified`],
    ],
    [
      'a strange path type',
      path({ pathType: 'Regex' }),
      [
        `${AT}.pathType: Unsupported value: "Regex": supported values: "Exact", "ImplementationSpecific", "Prefix"`,
      ],
    ],
    ['a relative path', path({ path: 'a' }), [`${AT}.path: Invalid value: "a": must be an absolute path`]],
    ['no path of its own', path({ path: '', pathType: 'ImplementationSpecific' }), []],
    ['two slashes', path({ path: '/a//b' }), [`${AT}.path: Invalid value: "/a//b": must not contain '//'`]],
    [
      'an end of dots',
      path({ path: '/a/..' }),
      [`${AT}.path: Invalid value: "/a/..": cannot end with '/..'`],
    ],
    [
      'no backend',
      path({ backend: {} }),
      [`${AT}.backend: Invalid value: "": resource or service backend is required`],
    ],
    [
      'no port',
      path({ backend: { service: { name: 'web' } } }),
      [`${AT}.backend: Required value: port name or number is required`],
    ],
    [
      'both ports',
      path({ backend: { service: { name: 'web', port: { name: 'http', number: 80 } } } }),
      [`${AT}.backend: Invalid value: "": cannot set both port name & port number`],
    ],
    [
      'an address for a host',
      { rules: [{ host: '10.0.0.1' }] },
      ['spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address'],
    ],
    ['no paths', { rules: [{ http: {} }] }, ['spec.rules[0].http.paths: Required value']],
  ])('says what is wrong with %s', (_what, spec, expected) => {
    expect(findings(ingress, spec)).toEqual(expected)
  })

  it('wants a wildcard in front, and one class', () => {
    expect(findings(ingress, { defaultBackend: web, tls: [{ hosts: ['*.example.com'] }] })).toEqual([])
    const [wrong] = findings(ingress, { defaultBackend: web, tls: [{ hosts: ['a.*.com'] }] })
    expect(wrong).toContain(
      'spec.tls[0].hosts[0]: Invalid value: "a.*.com": a wildcard DNS-1123 subdomain must',
    )
    const annotations = { 'kubernetes.io/ingress.class': 'a' }
    expect(findings(ingress, { defaultBackend: web, ingressClassName: 'b' }, { annotations })).toEqual([
      'annotations.kubernetes.io/ingress.class: Invalid value: "a": must match `ingressClassName` when both are specified',
    ])
    const draft = draftOf({ defaultBackend: web }, { annotations })
    expect(ingress.warnings?.(draft)).toHaveLength(1)
    expect(ingress.warnings?.(draft, draft)).toEqual([])
  })
})

describe('IngressClass', () => {
  it.each<[unknown, string[]]>([
    [{ controller: 'example.com/lb' }, []],
    [{}, ['spec.controller: Required value']],
    [
      { controller: 'lb' },
      ['spec.controller: Invalid value: "lb": must be a domain-prefixed path (such as "acme.io/foo")'],
    ],
    [
      { controller: 'example.com/lb', parameters: { kind: 'P', name: 'p', scope: 'Namespace' } },
      ["spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'"],
    ],
    [
      { controller: 'example.com/lb', parameters: { kind: 'P', name: 'p', namespace: 'n' } },
      ["spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'"],
    ],
  ])('%j', (spec, expected) => {
    expect(findings(ingressClass, spec)).toEqual(expected)
  })
})

const block = (cidr: string, except?: string[]) => ({
  podSelector: {},
  ingress: [{ from: [{ ipBlock: { cidr, except } }] }],
})
const BLOCK = 'spec.ingress[0].from[0].ipBlock'
const EXAMPLE = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'

describe('NetworkPolicy', () => {
  it.each<[unknown, string[]]>([
    [block('10.0.0.0/8', ['10.1.0.0/16']), []],
    [block('2001:db8::/32', ['2001:db8:1::/48']), []],
    [block(''), [`${BLOCK}.cidr: Required value`]],
    [block('10.0.0.0'), [`${BLOCK}.cidr: Invalid value: "10.0.0.0": ${EXAMPLE}`]],
    [
      block('10.0.0.0/8', ['10.0.0.0/8']),
      [`${BLOCK}.except[0]: Invalid value: "10.0.0.0/8": must be a strict subset of \`cidr\``],
    ],
    [
      block('10.0.0.0/8', ['2001:db8::/64']),
      [`${BLOCK}.except[0]: Invalid value: "2001:db8::/64": must be a strict subset of \`cidr\``],
    ],
    [
      { podSelector: {}, policyTypes: ['Ingress', 'Egress', 'Egress'] },
      [
        'spec.policyTypes: Invalid value: ["Ingress","Egress","Egress"]: may not specify more than two policyTypes',
      ],
    ],
  ])('%j', (spec, expected) => {
    expect(findings(networkPolicy, spec)).toEqual(expected)
  })

  it.each([
    ['10.1.2.3/16', 'must not have bits set beyond the prefix length'],
    ['010.0.0.0/8', 'must not have leading 0s in IP or prefix length'],
    ['10.0.0.0/08', 'must not have leading 0s in IP or prefix length'],
    ['::ffff:1.2.3.0/120', 'must not have an IPv4-mapped IPv6 address'],
  ])('%s is hardly meant', (cidr, why) => {
    expect(findings(networkPolicy, block(cidr))).toEqual([`${BLOCK}.cidr: Invalid value: "${cidr}": ${why}`])
  })

  it('warns of prefixes that are spelt unusually', () => {
    const warnings = (cidr: string) => networkPolicy.warnings?.(draftOf(block(cidr)))
    expect(warnings('10.1.0.0/16')).toEqual([])
    expect(warnings('2001:DB8::0/32')).toEqual([
      `${BLOCK}.cidr: IPv6 CIDR value "2001:DB8::0/32" should be in RFC 5952 canonical format ("2001:db8::/32")`,
    ])
  })
})
