import { DOCS, type Row, type Section } from './world'

const PAGE = `${DOCS}/concepts/services-networking/dns-pod-service/`
const DEBUG = `${DOCS}/tasks/administer-cluster/dns-debugging-resolution/`

const pod = (name: string, spec: string) =>
  `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ops}
spec: {${spec}, containers: [{name: c, image: nicolaka/netshoot, command: [sleep, infinity]}]}
`

const rows: Row[] = [
  {
    title: 'The short name is completed with the own namespace',
    page: `${PAGE}#namespaces-of-services`,
    from: 'shop/client',
    to: 'web',
    outcome: 'ok',
  },
  {
    title: 'The short name of a Service of another namespace',
    page: `${PAGE}#namespaces-of-services`,
    from: 'ops/client',
    to: 'web',
    outcome: 'unresolved',
    code: 'no such name',
    cause: {
      object: { kind: 'Service', name: 'web', namespace: 'ops' },
      why: 'missing',
      wanted: ['web.shop'],
    },
  },
  {
    title: 'The whole name',
    page: `${PAGE}#services`,
    from: 'ops/client',
    to: 'web.shop.svc.cluster.local',
    outcome: 'ok',
  },
  {
    title: 'A name that is spelt nearly so',
    page: DEBUG,
    from: 'shop/client',
    to: 'wbe',
    outcome: 'unresolved',
    code: 'no such name',
    cause: { object: { kind: 'Service', name: 'wbe', namespace: 'shop' }, why: 'missing' },
  },
  {
    title: 'A pod of a headless Service by its own name',
    page: `${PAGE}#pod-s-hostname-and-subdomain-fields`,
    given: [
      'apiVersion: v1\nkind: Service\nmetadata: {name: sub, namespace: shop}\nspec: {clusterIP: None, selector: {app: sub}, ports: [{port: 80}]}\n',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: one, namespace: shop, labels: {app: sub}}\nspec: {hostname: one, subdomain: sub, containers: [{name: c, image: nginx}]}\n',
    ],
    from: 'ops/client',
    to: 'one.sub.shop',
    outcome: 'ok',
  },
  {
    title: 'A name outside, through the name server of the cluster',
    page: `${PAGE}#pod-s-dns-policy`,
    from: 'shop/client',
    to: 'example.com',
    outcome: 'ok',
  },
  {
    title: 'dnsPolicy Default: the node’s resolver knows no Services',
    page: `${PAGE}#pod-s-dns-policy`,
    given: [pod('plain', 'dnsPolicy: Default')],
    from: 'ops/plain',
    to: 'web.shop',
    outcome: 'unresolved',
    code: 'no such name',
  },
  {
    title: 'dnsPolicy None with a name server of its own',
    page: `${PAGE}#pod-dns-config`,
    given: [
      pod(
        'own',
        'dnsPolicy: None, dnsConfig: {nameservers: [10.96.0.10], searches: [shop.svc.cluster.local]}',
      ),
    ],
    from: 'ops/own',
    to: 'web',
    outcome: 'ok',
  },
  {
    title: 'A name that the pod itself knows',
    page: `${DOCS}/tasks/network/customize-hosts-file-for-pods/`,
    given: [pod('aliased', 'hostAliases: [{ip: 203.0.113.10, hostnames: [partner]}]')],
    from: 'ops/aliased',
    to: 'partner',
    outcome: 'ok',
  },
  {
    title: 'CoreDNS is scaled to nothing',
    page: `${DEBUG}#check-if-the-dns-pod-is-running`,
    given: ['scale deployment coredns -n kube-system --replicas=0'],
    from: 'shop/client',
    to: 'web',
    outcome: 'unresolved',
    code: 'no endpoint',
    cause: { object: { kind: 'Deployment', name: 'coredns', namespace: 'kube-system' }, why: 'none asked' },
  },
  {
    title: 'The Service of the name server is gone',
    page: `${DEBUG}#is-dns-service-up`,
    given: ['delete service kube-dns -n kube-system'],
    from: 'shop/client',
    to: 'web',
    outcome: 'unresolved',
    code: 'no such address',
  },
  {
    title: 'An alias for a name outside',
    page: `${DOCS}/concepts/services-networking/service/#externalname`,
    given: ['create service externalname partner -n shop --external-name=example.org'],
    from: 'shop/client',
    to: 'partner',
    outcome: 'ok',
  },
  {
    title: 'The alias is for a name that nobody knows',
    page: `${DOCS}/concepts/services-networking/service/#externalname`,
    given: ['create service externalname partner -n shop --external-name=nowhere.example.net'],
    from: 'shop/client',
    to: 'partner',
    outcome: 'unresolved',
    code: 'no such name',
  },
]

export const names: Section = { name: 'Names', rows }
