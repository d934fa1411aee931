import { one, pod } from './lines'
import { REQUEST } from './refused-policies'
import { inA, ref, type StateSituation, type Step } from './state-situation'

const certificate = (signer: string): Step => [
  'create -f -',
  `apiVersion: certificates.k8s.io/v1\nkind: CertificateSigningRequest\nmetadata: {name: ann}\nspec: {request: ${REQUEST}, signerName: ${signer}, usages: [client auth]}`,
]
const MANIFESTS = '/etc/kubernetes/manifests'

/** Why a node takes no pods, and other things wait. */
export const others: StateSituation[] = [
  {
    title: 'The kubelet of a node is down',
    given: [{ stop: 'kubelet/worker-2' }, { wait: 90_000 }],
    object: ref('Node', 'worker-2'),
    way: ['Node worker-2 waits', 'Component kubelet/worker-2 stopped'],
    cause: { object: { kind: 'Component', name: 'kubelet/worker-2' }, why: 'stopped' },
  },
  {
    title: "The scheduler's manifest was moved away",
    given: [
      { host: (files) => files.rename(`${MANIFESTS}/kube-scheduler.yaml`, '/root/kube-scheduler.yaml') },
      pod(one()),
    ],
    object: inA('Pod', 'web'),
    pending: true,
    way: [
      'Pod web waits',
      'Component kube-scheduler stopped',
      'File /etc/kubernetes/manifests/kube-scheduler.yaml missing',
    ],
    cause: {
      object: { kind: 'File', name: '/etc/kubernetes/manifests/kube-scheduler.yaml' },
      why: 'missing',
      wanted: ['etcd.yaml', 'kube-apiserver.yaml', 'kube-controller-manager.yaml'],
    },
  },
  {
    title: 'The controller manager is started with a flag that it does not know',
    given: [
      {
        host: (files) => {
          const path = `${MANIFESTS}/kube-controller-manager.yaml`
          const text = files.read(path)
          files.write(path, text.replace('--leader-elect=', '--leader-elects='))
        },
      },
      'create deployment web --image=nginx -n a',
    ],
    object: inA('Deployment', 'web'),
    way: [
      'Deployment web waits',
      'Component kube-controller-manager stopped',
      'Pod kube-controller-manager-control-plane waits',
      'Pod kube-controller-manager-control-plane ends',
      'Pod kube-controller-manager-control-plane ends',
      'File /etc/kubernetes/manifests/kube-controller-manager.yaml ends',
    ],
    cause: {
      object: { kind: 'File', name: '/etc/kubernetes/manifests/kube-controller-manager.yaml' },
      why: 'ends',
      field: 'spec.containers[0].command',
    },
  },
  {
    title: 'A machine is switched off',
    given: [{ host: (_, hosts) => hosts.powerOff('worker-2') }, { wait: 90_000 }],
    object: ref('Node', 'worker-2'),
    way: ['Node worker-2 waits', 'Component kubelet/worker-2 stopped', 'Host worker-2 stopped'],
    cause: { object: { kind: 'Host', name: 'worker-2' }, why: 'stopped' },
  },
  {
    title: 'A node has no memory left, and evicts a pod',
    given: [
      'cordon worker-2',
      'run web --image=nginx -n a',
      {
        host: (_, hosts) => {
          for (const node of ['worker-1', 'worker-2']) hosts.setUsage(node, { memory: 8190 * 1024 * 1024 })
        },
      },
    ],
    object: inA('Pod', 'web'),
    way: ['Pod web exceeded', 'Node worker-1 said'],
    cause: { object: { kind: 'Node', name: 'worker-1' }, why: 'said' },
  },
  {
    title: 'A node is short of memory',
    given: [{ host: (_, hosts) => hosts.setUsage('worker-1', { memory: 8190 * 1024 * 1024 }) }],
    object: ref('Node', 'worker-1'),
    way: ['Node worker-1 said'],
    cause: { object: { kind: 'Node', name: 'worker-1' }, why: 'said' },
  },
  {
    title: 'A node was drained',
    given: ['drain worker-2 --ignore-daemonsets'],
    object: ref('Node', 'worker-2'),
    way: ['Node worker-2 repels'],
    cause: {
      object: { kind: 'Node', name: 'worker-2' },
      why: 'repels',
      field: 'spec.unschedulable',
      found: true,
      wanted: false,
    },
    command: 'drain worker-2 --ignore-daemonsets',
  },
  {
    title: 'A namespace does not go, as a finalizer keeps an object in it',
    given: [
      [
        'create -f -',
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kept, namespace: a, finalizers: [example.com/keep]}',
      ],
      'delete namespace a --wait=false',
      { wait: 60_000 },
    ],
    object: ref('Namespace', 'a'),
    way: ['Namespace a waits', 'ConfigMap kept held'],
    cause: {
      object: { kind: 'ConfigMap', name: 'kept', namespace: 'a' },
      why: 'held',
      field: 'metadata.finalizers',
      found: ['example.com/keep'],
    },
    command: 'create -f -',
  },
  {
    title: 'Nobody has approved a certificate',
    given: [certificate('kubernetes.io/kube-apiserver-client')],
    object: ref('CertificateSigningRequest', 'ann'),
    way: ['CertificateSigningRequest ann not approved'],
    cause: {
      object: { kind: 'CertificateSigningRequest', name: 'ann' },
      why: 'not approved',
      field: 'status.conditions',
    },
    command: 'create -f -',
  },
  {
    title: 'Nobody signs for the named signer',
    given: [certificate('example.com/signer'), 'certificate approve ann'],
    object: ref('CertificateSigningRequest', 'ann'),
    way: ['CertificateSigningRequest ann nobody'],
    cause: {
      object: { kind: 'CertificateSigningRequest', name: 'ann' },
      why: 'nobody',
      field: 'spec.signerName',
      found: 'example.com/signer',
    },
    command: 'create -f -',
  },
  {
    title: 'The Service of an extension of the API is not there',
    given: [
      [
        'create -f -',
        'apiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata: {name: v1.example.com}\nspec: {group: example.com, version: v1, groupPriorityMinimum: 100, versionPriority: 100, insecureSkipTLSVerify: true, service: {name: api, namespace: a}}',
      ],
    ],
    object: ref('APIService', 'v1.example.com'),
    way: ['APIService v1.example.com said', 'Service api missing'],
    cause: {
      object: { kind: 'Service', name: 'api', namespace: 'a' },
      why: 'missing',
      wanted: [],
    },
    command: 'create -f -',
  },
]
