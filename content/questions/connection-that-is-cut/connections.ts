/** A box of the diagram, and where it stands. */
export interface Box {
  id: string
  row: number
  column: number
}

/** Who calls whom. */
export interface Connection {
  from: string
  to: string
  /** Keys of what is seen when it is cut; the first says most. */
  symptoms: string[]
  rule: string
  /** The node that the symptoms name. */
  node?: string
}

export interface View {
  boxes: Box[]
  connections: Connection[]
}

const box = (id: string, row: number, column: number): Box => ({ id, row, column })

/** Of one node's kubelet with the API server. */
function ofKubelet(node: string, id = `kubelet ${node}`): Connection[] {
  return [
    {
      ...{ from: id, to: 'kube-apiserver', rule: 'rule-kubelet', node },
      symptoms: ['unknown', 'runs-on'],
    },
    {
      ...{ from: 'kube-apiserver', to: id, rule: 'rule-logs', node },
      symptoms: ['no-logs', 'logs-only'],
    },
  ]
}

export const ofCluster: View = {
  boxes: [
    box('kube-controller-manager', 1, 1),
    box('kubectl', 1, 2),
    box('kube-scheduler', 1, 3),
    box('etcd', 2, 1),
    box('kube-apiserver', 2, 2),
    box('metrics-server', 2, 3),
    box('kubelet worker-1', 3, 1),
    box('kubelet worker-2', 3, 3),
  ],
  connections: [
    {
      ...{ from: 'kubectl', to: 'kube-apiserver', rule: 'rule-clients' },
      symptoms: ['kubectl-waits', 'cron-goes-on'],
    },
    {
      ...{ from: 'kube-apiserver', to: 'etcd', rule: 'rule-etcd' },
      symptoms: ['deadline', 'etcd-healthy'],
    },
    {
      ...{ from: 'kube-scheduler', to: 'kube-apiserver', rule: 'rule-clients' },
      symptoms: ['pending-silent', 'named-node-runs'],
    },
    {
      ...{ from: 'kube-controller-manager', to: 'kube-apiserver', rule: 'rule-clients' },
      symptoms: ['no-new-pods', 'single-pod-runs'],
    },
    {
      ...{ from: 'kube-apiserver', to: 'metrics-server', rule: 'rule-metrics' },
      symptoms: ['top-refused', 'scrapes-fine'],
    },
    ...['worker-1', 'worker-2'].flatMap((node) => [
      ...ofKubelet(node),
      {
        ...{ from: 'metrics-server', to: `kubelet ${node}`, rule: 'rule-metrics', node },
        symptoms: ['top-unknown', 'top-unknown-logs'],
      },
    ]),
  ],
}

export const ofNode: View = {
  boxes: [
    box('csi-provisioner', 1, 1),
    box('kube-apiserver', 1, 2),
    box('CSI driver', 2, 1),
    box('kubelet', 2, 2),
    box('containerd', 2, 3),
    box('CNI plugin', 3, 2),
    box('registry', 3, 3),
  ],
  connections: [
    ...ofKubelet('worker-1', 'kubelet'),
    {
      ...{ from: 'kubelet', to: 'containerd', rule: 'rule-runtime' },
      symptoms: ['runtime-down', 'containers-go-on'],
    },
    {
      ...{ from: 'containerd', to: 'CNI plugin', rule: 'rule-network' },
      symptoms: ['sandbox-fails', 'host-network-starts'],
    },
    {
      ...{ from: 'kubelet', to: 'CSI driver', rule: 'rule-volumes' },
      symptoms: ['mount-fails', 'without-volume-starts'],
    },
    {
      ...{ from: 'containerd', to: 'registry', rule: 'rule-images' },
      symptoms: ['pull-fails', 'known-image-starts'],
    },
    {
      ...{ from: 'csi-provisioner', to: 'kube-apiserver', rule: 'rule-claims' },
      symptoms: ['claim-waits', 'old-volumes-mount'],
    },
  ],
}

/** Arrows that are believed in, and that nobody follows. */
export const believed: { misconception: string; from: RegExp; to: RegExp }[] = [
  { misconception: 'kubelet-calls-the-plugin', from: /^kubelet$/, to: /^CNI plugin$/ },
  { misconception: 'kubelet-pulls-images', from: /^kubelet$/, to: /^registry$/ },
  {
    misconception: 'server-goes-to-the-plugins',
    from: /^kube-apiserver$/,
    to: /^(CSI driver|CNI plugin|containerd|csi-provisioner)$/,
  },
  { misconception: 'kubectl-goes-to-the-node', from: /^kubectl$/, to: /^(kubelet|etcd|metrics-server)/ },
  {
    misconception: 'all-go-to-etcd',
    from: /^(kube-scheduler|kube-controller-manager|kubelet)/,
    to: /^etcd$/,
  },
  {
    misconception: 'components-call-each-other',
    from: /^(kube-scheduler|kube-controller-manager)$/,
    to: /^(kubelet|kube-scheduler|kube-controller-manager)/,
  },
]
