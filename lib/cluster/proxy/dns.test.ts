import { expect, it } from 'vitest'
import type { RecordType } from '@/lib/cluster/kubelet/process/network'
import { answerDns } from '@/lib/cluster/proxy/dns'
import { testLister } from '@/lib/cluster/proxy/test-lister'

const service = (name: string, spec: object) => ({ metadata: { name, namespace: 'shop' }, spec })
const slice = (name: string, endpoints: object[], ports: object[]) => ({
  metadata: { name: `${name}-1`, namespace: 'shop', labels: { 'kubernetes.io/service-name': name } },
  endpoints,
  ports,
})

const lister = testLister({
  namespaces: [{ metadata: { name: 'shop' } }],
  services: [
    service('web', { clusterIP: '10.96.0.7', ports: [{ name: 'http', port: 80 }] }),
    service('db', { clusterIP: 'None' }),
    service('empty', { clusterIP: 'None' }),
    service('mail', { type: 'ExternalName', externalName: 'example.com' }),
  ],
  'endpointslices.discovery.k8s.io': [
    slice(
      'db',
      [
        { addresses: ['10.244.1.5'], hostname: 'db-0', conditions: { ready: true } },
        { addresses: ['10.244.1.6'], conditions: { ready: true } },
        { addresses: ['10.244.1.7'], hostname: 'db-2', conditions: { ready: false } },
      ],
      [{ name: 'sql', port: 5432, protocol: 'TCP' }],
    ),
  ],
})

it.each<[string, RecordType, string[] | 'NXDOMAIN']>([
  ['web.shop.svc.cluster.local', 'A', ['10.96.0.7']],
  ['WEB.shop.svc.cluster.local.', 'A', ['10.96.0.7']],
  ['web.shop.svc.cluster.local', 'AAAA', []],
  ['web.shop', 'A', 'NXDOMAIN'],
  ['web.none.svc.cluster.local', 'A', 'NXDOMAIN'],
  ['shop.svc.cluster.local', 'A', []],
  ['db.shop.svc.cluster.local', 'A', ['10.244.1.5', '10.244.1.6']],
  ['db-0.db.shop.svc.cluster.local', 'A', ['10.244.1.5']],
  ['10-244-1-6.db.shop.svc.cluster.local', 'A', ['10.244.1.6']],
  ['db-2.db.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
  ['empty.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
  ['mail.shop.svc.cluster.local', 'A', ['example.com', '203.0.113.10']],
  ['10-244-1-9.shop.pod.cluster.local', 'A', ['10.244.1.9']],
  ['10-244-1-9.none.pod.cluster.local', 'A', 'NXDOMAIN'],
  ['_http._tcp.web.shop.svc.cluster.local', 'SRV', ['0 100 80 web.shop.svc.cluster.local']],
  [
    '_sql._tcp.db.shop.svc.cluster.local',
    'SRV',
    ['0 50 5432 db-0.db.shop.svc.cluster.local', '0 50 5432 10-244-1-6.db.shop.svc.cluster.local'],
  ],
  ['_sql._udp.db.shop.svc.cluster.local', 'SRV', 'NXDOMAIN'],
  ['7.0.96.10.in-addr.arpa', 'PTR', ['web.shop.svc.cluster.local.']],
  ['5.1.244.10.in-addr.arpa', 'PTR', ['db-0.db.shop.svc.cluster.local.']],
  ['example.com', 'A', ['203.0.113.10']],
  ['nowhere.example', 'A', 'NXDOMAIN'],
])('%s %s', (name, type, expected) => {
  const { code, records } = answerDns(lister, name, type)
  expect(code === 'NXDOMAIN' ? code : records.map(({ data }) => data)).toEqual(expected)
})
