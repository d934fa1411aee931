import { DOCS, type Row, type Section } from './world'

const PAGE = `${DOCS}/concepts/services-networking/network-policies/`

const policy = (spec: string, name = 'rules', namespace = 'shop') =>
  `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: ${namespace}}
spec: {${spec}}
`

const WEB = 'podSelector: {matchLabels: {app: web}}'
const DENY_IN = policy('podSelector: {}, policyTypes: [Ingress]', 'deny-in')
const DENY_OUT = policy('podSelector: {}, policyTypes: [Egress]', 'deny-out')
const DNS = policy(
  'podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}]',
  'dns',
)
const from = (peers: string, ports = '') => policy(`${WEB}, ingress: [{from: [${peers}]${ports}}]`)
const inShop = { from: 'shop/client', to: 'web', port: 80 }
const inOps = { from: 'ops/client', to: 'web.shop', port: 80 }
const object = (name: string) => ({ kind: 'NetworkPolicy', name, namespace: 'shop' })
const refused = { outcome: 'timeout', code: 'policy' } as const

const flannel = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: kube-flannel-ds, namespace: kube-system}
spec:
  selector: {matchLabels: {app: flannel}}
  template:
    metadata: {labels: {app: flannel}}
    spec: {hostNetwork: true, containers: [{name: kube-flannel, image: ghcr.io/flannel-io/flannel:v0.27.0}]}
`

const rows: Row[] = [
  {
    title: 'Without a policy a pod takes everything',
    page: `${PAGE}#the-two-sorts-of-pod-isolation`,
    ...inOps,
    outcome: 'ok',
  },
  {
    title: 'Default deny of all that comes in',
    page: `${PAGE}#default-deny-all-ingress-traffic`,
    given: [DENY_IN],
    ...inShop,
    ...refused,
    cause: { object: object('deny-in'), why: 'repels', field: 'spec.ingress', found: null },
  },
  {
    title: 'What is denied to come in may still go out',
    page: `${PAGE}#default-deny-all-ingress-traffic`,
    given: [policy('podSelector: {matchLabels: {app: client}}, policyTypes: [Ingress]')],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'Allow all that comes in, beside a denial',
    page: `${PAGE}#allow-all-ingress-traffic`,
    given: [DENY_IN, policy('podSelector: {}, ingress: [{}]', 'allow')],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'Default deny of all that goes out stops the question for the name first',
    page: `${PAGE}#default-deny-all-egress-traffic`,
    given: [DENY_OUT],
    ...inShop,
    outcome: 'unresolved',
    code: 'policy',
    cause: { object: object('deny-out'), field: 'spec.egress' },
  },
  {
    title: 'With names allowed, the connection itself is what is denied',
    page: `${PAGE}#default-deny-all-egress-traffic`,
    given: [DENY_OUT, DNS],
    ...inShop,
    ...refused,
    cause: { object: object('dns'), why: 'repels' },
  },
  {
    title: 'Names and the server are allowed',
    page: `${PAGE}#default-deny-all-egress-traffic`,
    given: [DENY_OUT, DNS, policy(`podSelector: {}, policyTypes: [Egress], egress: [{to: [{${WEB}}]}]`)],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'Allow all that goes out, beside a denial',
    page: `${PAGE}#allow-all-egress-traffic`,
    given: [DENY_OUT, policy('podSelector: {}, policyTypes: [Egress], egress: [{}]', 'allow')],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'Deny both ways: an allowed sender still meets a closed target',
    page: `${PAGE}#default-deny-all-ingress-and-all-egress-traffic`,
    given: [DENY_IN, DENY_OUT, DNS, policy('podSelector: {}, policyTypes: [Egress], egress: [{}]', 'out')],
    ...inShop,
    ...refused,
    cause: { object: object('deny-in') },
  },
  {
    title: 'A peer by its labels',
    page: `${PAGE}#behavior-of-to-and-from-selectors`,
    given: [from('{podSelector: {matchLabels: {app: client}}}')],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'The labels of a peer are spelt otherwise',
    page: `${PAGE}#behavior-of-to-and-from-selectors`,
    given: [from('{podSelector: {matchLabels: {app: clients}}}')],
    ...inShop,
    ...refused,
    cause: {
      object: object('rules'),
      field: 'spec.ingress[0].from',
      wanted: { namespace: 'shop', labels: { app: 'client' } },
    },
  },
  {
    title: 'A pod selector alone means the namespace of the policy',
    page: `${PAGE}#behavior-of-to-and-from-selectors`,
    given: [from('{podSelector: {matchLabels: {app: client}}}')],
    ...inOps,
    ...refused,
    cause: { field: 'spec.ingress[0].from' },
  },
  {
    title: 'A namespace by its labels',
    page: `${PAGE}#targeting-multiple-namespaces-by-label`,
    given: [from('{namespaceSelector: {matchLabels: {team: ops}}}')],
    ...inOps,
    outcome: 'ok',
  },
  {
    title: 'Several namespaces by an expression',
    page: `${PAGE}#targeting-multiple-namespaces-by-label`,
    given: [from('{namespaceSelector: {matchExpressions: [{key: team, operator: In, values: [ops, dev]}]}}')],
    ...inOps,
    outcome: 'ok',
  },
  {
    title: 'A namespace by its name, which is a label of its own',
    page: `${PAGE}#targeting-a-namespace-by-its-name`,
    given: [from('{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}}')],
    ...inOps,
    outcome: 'ok',
  },
  {
    title: 'Both selectors in one peer: both have to fit',
    page: `${PAGE}#behavior-of-to-and-from-selectors`,
    given: [from('{namespaceSelector: {matchLabels: {team: ops}}, podSelector: {matchLabels: {role: web}}}')],
    ...inOps,
    ...refused,
    cause: { wanted: { namespace: 'ops', labels: { app: 'client', role: 'monitor' } } },
  },
  {
    title: 'Two peers: one of them is enough',
    page: `${PAGE}#behavior-of-to-and-from-selectors`,
    given: [
      from('{namespaceSelector: {matchLabels: {team: ops}}}, {podSelector: {matchLabels: {role: web}}}'),
    ],
    ...inOps,
    outcome: 'ok',
  },
  {
    title: 'An expression that keeps labels away',
    page: `${PAGE}#behavior-of-to-and-from-selectors`,
    given: [from('{podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [client]}]}}')],
    ...inShop,
    ...refused,
  },
  {
    title: 'A port by its number',
    page: `${PAGE}#networkpolicy-resource`,
    given: [from('{podSelector: {}}', ', ports: [{port: 80}]')],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'The rule is for another port',
    page: `${PAGE}#networkpolicy-resource`,
    given: [from('{podSelector: {}}', ', ports: [{port: 8080}]')],
    ...inShop,
    ...refused,
    cause: { field: 'spec.ingress[0].ports', wanted: { port: 80, protocol: 'TCP' } },
  },
  {
    title: 'The rule is for UDP, the connection is TCP',
    page: `${PAGE}#network-traffic-filtering`,
    given: [from('{podSelector: {}}', ', ports: [{port: 80, protocol: UDP}]')],
    ...inShop,
    ...refused,
    cause: { field: 'spec.ingress[0].ports' },
  },
  {
    title: 'A port by the name that the container gives it',
    page: `${DOCS}/reference/kubernetes-api/policy-resources/network-policy-v1/`,
    given: [from('{podSelector: {}}', ', ports: [{port: http}]')],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'A range of ports',
    page: `${PAGE}#targeting-a-range-of-ports`,
    given: [
      policy(
        'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {}}], ports: [{port: 6000, endPort: 6999}]}]',
      ),
    ],
    from: 'shop/client',
    to: 'db',
    port: 6379,
    outcome: 'ok',
  },
  {
    title: 'Beyond the range of ports',
    page: `${PAGE}#targeting-a-range-of-ports`,
    given: [
      policy(
        'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {}}], ports: [{port: 32000, endPort: 32768}]}]',
      ),
    ],
    from: 'shop/client',
    to: 'db',
    port: 6379,
    ...refused,
    cause: { field: 'spec.ingress[0].ports' },
  },
  {
    title: 'A policy is asked for the port of the pod, not for that of the Service',
    page: `${DOCS}/reference/networking/virtual-ips/`,
    given: [
      'create service clusterip front -n shop --tcp=8080:80',
      'set selector service front app=web -n shop',
      from('{podSelector: {}}', ', ports: [{port: 8080}]'),
    ],
    from: 'shop/client',
    to: 'front',
    port: 8080,
    ...refused,
    cause: { field: 'spec.ingress[0].ports', wanted: { port: 80, protocol: 'TCP' } },
  },
  {
    title: 'A block of addresses outside',
    page: `${PAGE}#behavior-of-to-and-from-selectors`,
    given: [
      policy('podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 203.0.113.0/24}}]}]'),
    ],
    from: 'shop/client',
    to: '203.0.113.10',
    port: 80,
    outcome: 'ok',
  },
  {
    title: 'An exception of the block',
    page: `${PAGE}#behavior-of-to-and-from-selectors`,
    given: [
      policy(
        'podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.8/29]}}]}]',
      ),
    ],
    from: 'shop/client',
    to: '203.0.113.10',
    port: 80,
    ...refused,
    cause: { field: 'spec.egress[0].to', wanted: { ip: '203.0.113.10' } },
  },
  {
    title: 'The address of a Service in a block does nothing: what is asked is the address of the pod',
    page: `${PAGE}#behavior-of-to-and-from-selectors`,
    given: [
      policy('podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.96.0.0/12}}]}]'),
      DNS,
    ],
    ...inShop,
    ...refused,
  },
  {
    title: 'Policies add up: what one of them allows is allowed',
    page: `${PAGE}#the-two-sorts-of-pod-isolation`,
    given: [
      policy(`${WEB}, ingress: [{from: [{podSelector: {matchLabels: {app: x}}}]}]`, 'first'),
      policy(`${WEB}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}]}]`, 'second'),
    ],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'A policy selects pods of its own namespace only',
    page: `${PAGE}#networkpolicy-resource`,
    given: [policy('podSelector: {}, policyTypes: [Ingress]', 'elsewhere', 'ops')],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'A node always reaches the pods on it, as its kubelet has to',
    page: `${PAGE}#the-two-sorts-of-pod-isolation`,
    given: [policy('podSelector: {}, policyTypes: [Ingress]')],
    from: 'node worker-1',
    to: '<shop/web>',
    port: 80,
    outcome: 'ok',
  },
  {
    title: 'Another node is not let in',
    page: `${PAGE}#the-two-sorts-of-pod-isolation`,
    given: [DENY_IN],
    from: 'node worker-2',
    to: '<shop/web>',
    port: 80,
    ...refused,
  },
  {
    title: 'A pod on its node’s network is what the node is: selectors do not find it',
    page: `${PAGE}#networkpolicy-and-hostnetwork-pods`,
    given: [
      'apiVersion: v1\nkind: Pod\nmetadata: {name: agent, namespace: shop, labels: {app: client}}\nspec: {hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet, nodeName: worker-2, containers: [{name: c, image: nicolaka/netshoot, command: [sleep, infinity]}]}\n',
      from('{podSelector: {matchLabels: {app: client}}}'),
    ],
    from: 'shop/agent',
    to: 'web',
    port: 80,
    ...refused,
    cause: { field: 'spec.ingress[0].from', wanted: { ip: '192.168.56.12' } },
  },
  {
    title: 'The same by the address of the node',
    page: `${PAGE}#networkpolicy-and-hostnetwork-pods`,
    given: [
      'apiVersion: v1\nkind: Pod\nmetadata: {name: agent, namespace: shop, labels: {app: client}}\nspec: {hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet, nodeName: worker-2, containers: [{name: c, image: nicolaka/netshoot, command: [sleep, infinity]}]}\n',
      from('{ipBlock: {cidr: 192.168.56.12/32}}'),
    ],
    from: 'shop/agent',
    to: 'web',
    port: 80,
    outcome: 'ok',
  },
  {
    title: 'A network plugin that enforces nothing: policies have no effect',
    page: `${PAGE}#prerequisites`,
    given: [flannel, DENY_IN],
    ...inShop,
    outcome: 'ok',
  },
  {
    title: 'A policy without policyTypes isolates for what comes in, though it says nothing of it',
    page: `${PAGE}#networkpolicy-resource`,
    given: [policy(`${WEB}, egress: [{}]`)],
    ...inShop,
    ...refused,
    cause: { field: 'spec.ingress', found: null },
  },
  {
    title: 'An empty list of peers stands for everybody',
    page: `${DOCS}/reference/kubernetes-api/policy-resources/network-policy-v1/`,
    given: [policy(`${WEB}, ingress: [{from: [], ports: [{port: 80}]}]`)],
    ...inOps,
    outcome: 'ok',
  },
]

export const policies: Section = { name: 'Network policies', rows }
