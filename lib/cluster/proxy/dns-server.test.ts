import { expect, it } from 'vitest'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { setUp } from '@/lib/cluster/kubelet/images/coredns/plugins'
import type { RecordType } from '@/lib/cluster/kubelet/process/network'
import { askServers } from '@/lib/cluster/proxy/dns-server'
import { testLister } from '@/lib/cluster/proxy/test-lister'
import type { World } from '@/lib/cluster/proxy/world'

const service = (name: string, namespace: string, spec: object) => ({ metadata: { name, namespace }, spec })
const pod = (name: string, address: string) => ({
  metadata: { name, namespace: 'shop', uid: name },
  spec: { containers: [], nodeName: 'n1' },
  status: { podIP: address, phase: 'Running' },
})

const lister = testLister({
  namespaces: [{ metadata: { name: 'shop' } }, { metadata: { name: 'other' } }],
  nodes: [{ metadata: { name: 'n1' }, spec: { podCIDR: '10.244.1.0/24' }, status: {} }],
  pods: [pod('dns', '10.244.1.2'), pod('stub', '10.244.1.3')],
  services: [
    service('web', 'shop', { clusterIP: '10.96.0.7', ports: [{ name: 'http', port: 80 }] }),
    service('web', 'other', { clusterIP: '10.96.0.8', ports: [{ port: 80 }] }),
    service('db', 'shop', { clusterIP: 'None' }),
    service('docs', 'shop', { type: 'ExternalName', externalName: 'web.other.svc.cluster.local' }),
  ],
  'endpointslices.discovery.k8s.io': [
    {
      metadata: { name: 'db-1', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'db' } },
      endpoints: [{ addresses: ['10.244.1.5'], targetRef: { name: 'db-x7' }, conditions: { ready: true } }],
      ports: [{ name: 'sql', port: 5432, protocol: 'TCP' }],
    },
  ],
})

const servers = (text: string) => setUp('Corefile', text, {}, ['8.8.8.8']).servers
const stub = servers('office.test:53 {\n  hosts {\n    192.0.2.4 printer.office.test\n  }\n}')

const world: World = {
  lister,
  listener: (own, port, protocol) =>
    own.metadata.name === 'stub' && port === 53 ? { port, protocol, dns: stub } : undefined,
  hostListener: () => undefined,
}
const own = lister.get('pods', 'shop', 'dns') as Pod

const K8S = 'kubernetes cluster.local in-addr.arpa'
const FORWARD = 'forward . /etc/resolv.conf'

it.each<[string, string, RecordType, string | string[]]>([
  [K8S, 'web.shop.svc.cluster.local', 'A', ['10.96.0.7']],
  [`${K8S} {\n    namespaces other\n  }`, 'web.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
  [`${K8S} {\n    namespaces other\n  }`, 'web.other.svc.cluster.local', 'A', ['10.96.0.8']],
  [K8S, '10-244-1-2.shop.pod.cluster.local', 'A', 'NXDOMAIN'],
  [`${K8S} {\n    pods insecure\n  }`, '10-9-9-9.shop.pod.cluster.local', 'A', ['10.9.9.9']],
  [`${K8S} {\n    pods verified\n  }`, '10-9-9-9.shop.pod.cluster.local', 'A', 'NXDOMAIN'],
  [`${K8S} {\n    pods verified\n  }`, '10-244-1-2.shop.pod.cluster.local', 'A', ['10.244.1.2']],
  [K8S, '10-244-1-5.db.shop.svc.cluster.local', 'A', ['10.244.1.5']],
  [`${K8S} {\n    endpoint_pod_names\n  }`, 'db-x7.db.shop.svc.cluster.local', 'A', ['10.244.1.5']],
  [`${K8S} {\n    noendpoints\n  }`, 'db.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
  [`${K8S} {\n    ignore empty_service\n  }`, 'web.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
  [K8S, '_http._tcp.web.shop.svc.cluster.local', 'A', ['10.96.0.7']],
  [K8S, 'docs.shop.svc.cluster.local', 'A', ['web.other.svc.cluster.local', '10.96.0.8']],
  [K8S, 'example.com', 'A', 'SERVFAIL'],
  [`${K8S}\n  ${FORWARD}`, 'example.com', 'A', ['203.0.113.10']],
  [`${K8S}\n  ${FORWARD}`, 'nowhere.example', 'A', 'NXDOMAIN'],
  [`forward example.com 8.8.8.8`, 'kubernetes.io', 'A', 'SERVFAIL'],
  [`forward . 8.8.8.8 {\n    except example.com\n  }`, 'www.example.com', 'A', 'SERVFAIL'],
  ['forward . 10.244.1.3', 'printer.office.test', 'A', ['192.0.2.4']],
  ['forward . 10.244.1.2', 'printer.office.test', 'A', 'SERVFAIL'],
  ['forward . 203.0.113.99', 'printer.office.test', 'A', 'timeout'],
  ['forward . 203.0.113.99 10.244.1.3', 'printer.office.test', 'A', ['192.0.2.4']],
  [`rewrite name a.test web.shop.svc.cluster.local\n  ${K8S}`, 'a.test', 'A', ['10.96.0.7']],
  [`rewrite name suffix .corp .shop.svc.cluster.local\n  ${K8S}`, 'web.corp', 'A', ['10.96.0.7']],
  [`rewrite name prefix old- new-\n  rewrite name substring new web\n  ${K8S}`, 'old-x', 'A', 'SERVFAIL'],
  [
    `rewrite name regex (\\w+)\\.(\\w+)\\.k8s {1}.{2}.svc.cluster.local\n  ${K8S}`,
    'web.other.k8s',
    'A',
    ['10.96.0.8'],
  ],
  ['hosts {\n    192.0.2.1 a.test b.test\n  }', 'b.test', 'A', ['192.0.2.1']],
  ['hosts {\n    192.0.2.1 a.test\n  }', 'a.test', 'AAAA', []],
  ['hosts {\n    192.0.2.1 a.test\n  }', 'c.test', 'A', 'SERVFAIL'],
  ['hosts {\n    192.0.2.1 a.test\n  }', '1.2.0.192.in-addr.arpa', 'PTR', ['a.test.']],
  [`hosts {\n    192.0.2.1 a.test\n    fallthrough\n  }\n  ${FORWARD}`, 'example.com', 'A', ['203.0.113.10']],
  ['template IN A {\n    answer "{{ .Name }} 60 IN A 192.0.2.9"\n  }', 'x.test', 'A', ['192.0.2.9']],
  ['template ANY ANY x.test {\n    rcode NXDOMAIN\n  }', 'a.x.test', 'A', 'NXDOMAIN'],
  [
    `template IN A {\n    match ^a\\.\n    answer "{{ .Name }} 60 IN A 192.0.2.9"\n  }`,
    'b.test',
    'A',
    'NXDOMAIN',
  ],
  [
    `kubernetes cluster.local in-addr.arpa {\n    fallthrough in-addr.arpa\n  }\n  ${FORWARD}`,
    '9.9.9.9.in-addr.arpa',
    'PTR',
    'NXDOMAIN',
  ],
])('%j: %s %s', (plugins, name, type, expected) => {
  const answer = askServers(world, own, servers(`. {\n  ${plugins}\n}`), 53, { name, type })
  const got =
    typeof answer === 'string'
      ? answer
      : answer.code === 'NOERROR'
        ? answer.records.map(({ data }) => data)
        : answer.code
  expect(got).toEqual(expected)
})

it('answers for its own zones only, the longest first', () => {
  const both = servers(
    '. {\n  forward . 8.8.8.8\n}\nexample.com {\n  hosts {\n    192.0.2.1 example.com\n  }\n}',
  )
  const ask = (own_: typeof both, name: string) => askServers(world, own, own_, 53, { name, type: 'A' })
  expect(ask(both, 'EXAMPLE.com.')).toMatchObject({ records: [{ data: '192.0.2.1' }] })
  expect(ask(both, 'kubernetes.io')).toMatchObject({ code: 'NOERROR' })
  expect(ask(both.slice(1), 'kubernetes.io')).toMatchObject({ code: 'REFUSED' })
})

it('names in its answer what was asked for', () => {
  const answer = askServers(
    world,
    own,
    servers(`. {\n  rewrite name a.test web.shop.svc.cluster.local\n  ${K8S}\n}`),
    53,
    {
      name: 'a.test',
      type: 'A',
    },
  )
  expect(answer).toMatchObject({ records: [{ name: 'a.test', data: '10.96.0.7' }] })
})
