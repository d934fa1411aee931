import { DOCS, type Given, type Row, type Section } from './world'

const MODEL = `${DOCS}/concepts/services-networking/`
const PLUGINS = `${DOCS}/concepts/extend-kubernetes/compute-storage-net/network-plugins/`
const RUNTIMES = `${DOCS}/setup/production-environment/container-runtimes/`
const PROXIES = `${DOCS}/reference/networking/virtual-ips/`

const pod = (name: string, node: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop}
spec: {nodeName: ${node}, containers: [{name: c, image: nginx:1.27}]}
`

const service = (name: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {clusterIP: 10.96.0.70, selector: {app: web}, ports: [{port: 80}]}
`

/** A bridge of that subnet, and nothing else. */
const bridge = (host: string, subnet: string, file = '10-bridge'): Given => ({
  host,
  path: `/etc/cni/net.d/${file}.conflist`,
  text: JSON.stringify({
    cniVersion: '1.0.0',
    name: 'pods',
    plugins: [
      {
        type: 'bridge',
        bridge: 'cni1',
        isGateway: true,
        ipam: { type: 'host-local', ranges: [[{ subnet }]] },
      },
    ],
  }),
})

const forward = (host: string, text: string): Given => ({
  host,
  path: '/proc/sys/net/ipv4/ip_forward',
  text,
})

const NO_PROXY =
  'patch -n kube-system daemonset kube-proxy -p {"spec":{"template":{"spec":{"nodeSelector":{"kube-proxy":"off"}}}}}'
const PROXY = { kind: 'DaemonSet', namespace: 'kube-system', name: 'kube-proxy' }
const keeps = (name: string) => ({ object: { kind: 'Node', name }, field: 'net.ipv4.ip_forward' })

const rows: Row[] = [
  {
    title: 'The node of the client keeps what is not for itself',
    page: `${RUNTIMES}#prerequisite-ipv4-forwarding-optional`,
    given: [forward('worker-1', '0\n')],
    ...{ from: 'shop/client', to: '<shop/db>', port: 6379, outcome: 'timeout', code: 'not forwarded' },
    cause: keeps('worker-1'),
  },
  {
    title: 'The node of the server does',
    page: `${RUNTIMES}#prerequisite-ipv4-forwarding-optional`,
    given: [forward('worker-2', '0\n')],
    ...{ from: 'shop/client', to: '<shop/db>', port: 6379, outcome: 'timeout', code: 'not forwarded' },
    cause: keeps('worker-2'),
  },
  {
    title: 'On one node nothing has to be forwarded',
    page: `${RUNTIMES}#prerequisite-ipv4-forwarding-optional`,
    given: [forward('worker-1', '0\n')],
    ...{ from: 'shop/client', to: '<shop/web>', port: 80, outcome: 'ok' },
  },
  {
    title: 'The subnets of two nodes overlap: the pod is looked for on the own node',
    page: `${MODEL}#the-kubernetes-network-model`,
    given: [bridge('worker-2', '10.244.1.128/25'), pod('far', 'worker-2')],
    ...{ from: 'shop/client', to: '<shop/far>', port: 80, outcome: 'unreachable', code: 'no such address' },
  },
  {
    title: 'A node gives addresses to which nobody has entered a route',
    page: `${MODEL}#the-kubernetes-network-model`,
    given: [bridge('worker-2', '10.50.2.0/24'), pod('far', 'worker-2')],
    ...{ from: 'shop/client', to: '<shop/far>', port: 80, outcome: 'timeout', code: 'no route' },
    cause: { object: { kind: 'Node', name: 'worker-1' }, why: 'nobody', field: 'routes' },
  },
  {
    title: 'A pod has an address of the Services: their rules come first',
    page: `${PROXIES}#ip-address-ranges-for-service-virtual-ip-addresses`,
    given: [
      bridge('worker-2', '10.96.0.64/26'),
      pod('far', 'worker-2'),
      service('front').replace('10.96.0.70', '10.96.0.66').replace('port: 80', 'port: 81'),
    ],
    ...{ from: 'shop/client', to: '<shop/far>', port: 80, outcome: 'timeout', code: 'no such port' },
    cause: {
      object: { kind: 'Service', namespace: 'shop', name: 'front' },
      field: 'spec.ports',
      wanted: [81],
    },
  },
  {
    title: 'A Service that came when no kube-proxy ran any more',
    page: `${PROXIES}#proxy-modes`,
    given: [NO_PROXY, service('front')],
    ...{ from: 'shop/client', to: 'front', port: 80, outcome: 'timeout', code: 'no kube-proxy' },
    cause: { object: PROXY, why: 'nobody', field: 'spec.template.spec.nodeSelector' },
  },
  {
    title: 'Old rules lead to pods that were there when kube-proxy ran',
    page: `${PROXIES}#proxy-modes`,
    given: [NO_PROXY],
    ...{ from: 'shop/client', to: 'db', port: 6379, outcome: 'ok' },
  },
]

export const nodes: Section = { name: 'Nodes: routes, forwarding, kube-proxy', rows }

const bareRows: Row[] = [
  {
    title: 'Nobody has installed a network: Services have nothing behind them',
    page: `${PLUGINS}#installation`,
    given: [service('front')],
    ...{ from: 'node worker-1', to: '10.96.0.70', port: 80, outcome: 'refused', code: 'no endpoint' },
    cause: { object: { kind: 'File', name: '/etc/cni/net.d' }, why: 'nobody' },
  },
  {
    title: 'Pods on the network of their node need none',
    page: `${PLUGINS}#installation`,
    ...{ from: 'node worker-2', to: '192.168.56.10', port: 6443, outcome: 'ok' },
  },
  {
    title: 'A bridge on each node, and no routes between them',
    page: `${PLUGINS}#installation`,
    given: [bridge('worker-1', '10.244.1.0/24'), bridge('worker-2', '10.244.2.0/24'), pod('far', 'worker-2')],
    ...{ from: 'shop/client', to: '<shop/far>', port: 80, outcome: 'timeout', code: 'no route' },
    cause: { object: { kind: 'Node', name: 'worker-1' }, field: 'routes' },
  },
  {
    title: 'A bridge looks at no policy',
    page: `${DOCS}/concepts/services-networking/network-policies/#prerequisites`,
    given: [
      bridge('worker-1', '10.244.1.0/24'),
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
`,
    ],
    ...{ from: 'shop/client', to: '<shop/web>', port: 80, outcome: 'ok' },
  },
]

export const bareNodes: Section = { name: 'Nodes without a network for pods', cni: 'none', rows: bareRows }
