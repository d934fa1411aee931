import { describe, expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { endpoints } from '@/lib/cluster/apis/core/endpoints'
import { service } from '@/lib/cluster/apis/core/service'
import { endpointSlice } from '@/lib/cluster/apis/discovery/endpoint-slice'
import type { Kind } from '@/lib/cluster/apis/kind'
import { installRest } from '@/lib/cluster/rest'

installRest()

const context = { now: 0, rng: { s: 1 }, list: () => [] }

function draftOf(kind: Kind, body: object): KubeObject {
  const draft = { metadata: { name: 'x' }, ...structuredClone(body) } as unknown as KubeObject
  kind.defaults?.(draft)
  return draft
}

function findings(kind: Kind, body: object): string[] {
  const draft = draftOf(kind, body)
  kind.prepareForCreate?.(draft, context)
  const errors = new FieldErrors()
  kind.validate?.(draft, errors)
  return errors.list.map(({ message }) => message)
}

const ports = [{ port: 80 }]
const BALANCED = "Forbidden: may only be used when `type` is 'LoadBalancer'"
const CLASS = 'spec.loadBalancerClass'

describe('Service', () => {
  it.each<[object, string[]]>([
    [{ ports }, []],
    [{}, ['spec.ports: Required value']],
    [{ clusterIP: 'None' }, []],
    [
      { ports, type: 'NodePort', clusterIP: 'None' },
      ['spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services'],
    ],
    [
      { type: 'ExternalName', externalName: 'db.example.com', clusterIP: '10.96.1.1' },
      ['spec.clusterIPs: Forbidden: may not be set for ExternalName services'],
    ],
    [
      { ports, clusterIPs: ['10.96.1.1'] },
      ['spec.clusterIPs: Invalid value: ["10.96.1.1"]: must be empty when `clusterIP` is not specified'],
    ],
    [
      { ports, clusterIP: '10.96.1.01' },
      ['spec.clusterIPs[0]: Invalid value: "10.96.1.01": must not have leading 0s'],
    ],
    [
      { ports, externalIPs: ['127.0.0.1'] },
      [
        'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
      ],
    ],
    [
      { ports, externalTrafficPolicy: 'Local' },
      [
        'spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services',
      ],
    ],
    [{ ports, externalIPs: ['203.0.113.5'], externalTrafficPolicy: 'Local' }, []],
    [
      { ports, healthCheckNodePort: 31000 },
      [
        "spec.healthCheckNodePort: Invalid value: 31000: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
      ],
    ],
    [{ ports, loadBalancerClass: 'example.com/a' }, [`${CLASS}: ${BALANCED}`]],
    [{ ports, allocateLoadBalancerNodePorts: true }, [`spec.allocateLoadBalancerNodePorts: ${BALANCED}`]],
    [{ ports, loadBalancerSourceRanges: ['10.0.0.0/8'] }, [`spec.LoadBalancerSourceRanges: ${BALANCED}`]],
    [
      { ports, type: 'LoadBalancer', loadBalancerSourceRanges: ['10.1.2.3/8'] },
      [
        'spec.LoadBalancerSourceRanges[0]: Invalid value: "10.1.2.3/8": must not have bits set beyond the prefix length',
      ],
    ],
    [
      { ports, trafficDistribution: 'PreferNear' },
      [
        'spec.trafficDistribution: Unsupported value: "PreferNear": supported values: "PreferClose", "PreferSameNode", "PreferSameZone"',
      ],
    ],
    [
      { ports, sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
      [
        'spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 0: must be greater than 0 and less than 86400',
      ],
    ],
    [
      { ports: [{ port: 80, appProtocol: 'a b' }] },
      [expect.stringMatching(/^spec\.ports\[0\]\.appProtocol: Invalid value: "a b": /)],
    ],
  ])('%j', (spec, expected) => {
    expect(findings(service, { spec })).toEqual(expected)
  })

  it.each<[string, object, object, string[]]>([
    ['keeps its address', { clusterIP: '10.96.1.1' }, {}, []],
    [
      'has one address for good',
      { clusterIP: '10.96.1.1' },
      { clusterIP: '10.96.1.2', clusterIPs: ['10.96.1.1'] },
      ['spec.clusterIPs[0]: Invalid value: ["10.96.1.2"]: may not change once set'],
    ],
    [
      'is asked for both spellings of a new address',
      { clusterIP: '10.96.1.1' },
      { clusterIP: '10.96.1.2' },
      ['spec.clusterIPs: Required value'],
    ],
    [
      'has one load balancer for good',
      { type: 'LoadBalancer', loadBalancerClass: 'example.com/a' },
      { type: 'LoadBalancer', loadBalancerClass: 'example.com/b' },
      [`${CLASS}: Invalid value: "example.com/b": may not change once set`],
    ],
    [
      'loses what only its type needed',
      { type: 'LoadBalancer', loadBalancerClass: 'example.com/a' },
      { type: 'ClusterIP', loadBalancerClass: 'example.com/a', externalTrafficPolicy: 'Cluster' },
      [],
    ],
  ])('%s', (_what, before, after, expected) => {
    const old = draftOf(service, { spec: { ports, ...before } })
    service.prepareForCreate?.(old, context)
    const next = draftOf(service, { spec: { ports, ...after } })
    service.prepareForUpdate?.(next, old, context)
    const errors = new FieldErrors()
    service.validateUpdate?.(next, old, errors)
    service.validate?.(next, errors)
    expect(errors.list.map(({ message }) => message)).toEqual(expected)
  })
})

describe('Endpoints', () => {
  it.each<[object, string[]]>([
    [{ addresses: [{ ip: '198.51.100.7' }], ports: [{ port: 1 }] }, []],
    [
      { ports: [{ port: 1 }] },
      ['subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`'],
    ],
    [
      { addresses: [{ ip: '0.0.0.0' }] },
      ['subsets[0].addresses[0].ip: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)'],
    ],
    [
      { addresses: [{ ip: '169.254.1.1' }] },
      [
        'subsets[0].addresses[0].ip: Invalid value: "169.254.1.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)',
      ],
    ],
    [
      { notReadyAddresses: [{ ip: '198.51.100.7' }], ports: [{ port: 1 }, { name: 'b', port: 70000 }] },
      [
        'subsets[0].ports[0].name: Required value',
        'subsets[0].ports[1].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
      ],
    ],
  ])('%j', (subset, expected) => {
    expect(findings(endpoints, { subsets: [subset] })).toEqual(expected)
  })
})

describe('EndpointSlice', () => {
  const slice = (addresses: string[], addressType = 'IPv4') => ({ addressType, endpoints: [{ addresses }] })
  const at = 'endpoints[0].addresses[0]'
  it.each<[object, string[]]>([
    [slice(['198.51.100.7']), []],
    [slice([]), ['endpoints[0].addresses: Required value: must contain at least 1 address']],
    [slice(['2001:db8::1']), [`${at}: Invalid value: "2001:db8::1": must be an IPv4 address`]],
    [
      slice(['host'], 'FQDN'),
      [`${at}: Invalid value: "host": should be a domain with at least two segments separated by dots`],
    ],
    [
      { addressType: 'IPv4', ports: [{ port: 1 }, { port: 2, protocol: 'ICMP' }] },
      [
        'ports[1].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP"',
        'ports[1].name: Duplicate value: ""',
      ],
    ],
    [
      { addressType: 'IPX' },
      ['addressType: Unsupported value: "IPX": supported values: "FQDN", "IPv4", "IPv6"'],
    ],
  ])('%j', (body, expected) => {
    expect(findings(endpointSlice, body)).toEqual(expected)
  })
})
