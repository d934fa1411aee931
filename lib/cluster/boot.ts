/** "kubeadm init": the objects of a fresh cluster, and its first minutes. */

import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { SYSTEM_PRIORITIES } from '@/lib/cluster/apis/scheduling/priority-class'
import type { ApiTransport } from '@/lib/cluster/apiserver/request'
import { kubeadmObjects, mirrorPods, systemObjects } from '@/lib/cluster/boot-system'
import {
  kubernetesEndpoints,
  kubernetesService,
  kubernetesSlice,
} from '@/lib/cluster/controller/kubernetes-service'
import type { NodeSpec } from '@/lib/cluster/create-cluster'
import { NODE_LEASES, newRenewal } from '@/lib/cluster/heartbeat'
import type { ControlPlaneHost } from '@/lib/cluster/host/static-manifests'
import type { RngState } from '@/lib/cluster/sim/rng'
import { KERNEL_RELEASE } from '@/lib/userland/kernel/release'

const ADMIN = {
  username: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:masters', 'system:authenticated'],
}

export const DEFAULT_NODES: NodeSpec[] = [
  { name: 'control-plane', controlPlane: true },
  { name: 'worker-1' },
  { name: 'worker-2' },
]

/** InternalIP of the nth node. */
export const nodeAddress = (spec: NodeSpec, index: number): string =>
  spec.address ?? `192.168.56.${10 + index}`

const MEMORY_RESERVED = 102_400
const KUBEADM_SEED = 0xadd1

function allocatableMemory(memory: string): string {
  const match = /^(\d+)(Ki|Mi|Gi)$/.exec(memory)
  const factor = { Ki: 1, Mi: 1024, Gi: 1024 * 1024 }[match?.[2] ?? ''] ?? 0
  if (!match || factor === 0) return memory
  return `${Number(match[1]) * factor - MEMORY_RESERVED}Ki`
}

function conditions(at: string) {
  const healthy = (type: string, reason: string, message: string, status = 'False') => ({
    type,
    status,
    lastHeartbeatTime: at,
    lastTransitionTime: at,
    reason,
    message,
  })
  return [
    healthy('MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
    healthy('DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
    healthy('PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
    healthy('Ready', 'KubeletReady', 'kubelet is posting ready status', 'True'),
  ]
}

function labelsOf(spec: NodeSpec): Record<string, string> {
  return {
    'beta.kubernetes.io/arch': 'amd64',
    'beta.kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': spec.name,
    'kubernetes.io/os': 'linux',
    ...(spec.controlPlane
      ? {
          'node-role.kubernetes.io/control-plane': '',
          'node.kubernetes.io/exclude-from-external-load-balancers': '',
        }
      : {}),
    ...spec.labels,
  }
}

const CONTROL_PLANE_TAINT = { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' as const }

export function nodeObject(spec: NodeSpec, index: number, version: string, at: string) {
  const { cpu = '4', memory = '8Gi', pods = '110' } = spec
  const taints = spec.taints ?? (spec.controlPlane ? [CONTROL_PLANE_TAINT] : [])
  const shared = { 'hugepages-1Gi': '0', 'hugepages-2Mi': '0', pods }
  const podCIDR = `10.244.${index}.0/24`
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: spec.name,
      labels: labelsOf(spec),
      annotations: {
        'node.alpha.kubernetes.io/ttl': '0',
        'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
      },
    },
    spec: { podCIDR, podCIDRs: [podCIDR], ...(taints.length > 0 ? { taints } : {}) },
    status: {
      addresses: [
        { address: nodeAddress(spec, index), type: 'InternalIP' },
        { address: spec.name, type: 'Hostname' },
      ],
      capacity: { cpu, 'ephemeral-storage': '50633164Ki', memory, ...shared },
      allocatable: { cpu, 'ephemeral-storage': '46663523866', memory: allocatableMemory(memory), ...shared },
      conditions: conditions(at),
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture: 'amd64',
        bootID: '',
        containerRuntimeVersion: 'containerd://2.2.1',
        kernelVersion: KERNEL_RELEASE,
        kubeProxyVersion: '',
        kubeletVersion: version,
        machineID: '',
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        systemUUID: '',
      },
    },
  }
}

export const leaseObject = ({ metadata: { name, uid } }: KubeObject, now: number) => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: {
    name,
    namespace: NODE_LEASES,
    ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }],
  },
  spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: newRenewal(now) },
})

const plain = (apiVersion: string, kind: string, name: string, rest: object = {}, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace ? { namespace } : {}) },
  ...rest,
})

/** The class of claims that name none: volumes on the disk of the node that the first pod runs on. */
const classFields = {
  provisioner: 'rancher.io/local-path',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
}

/** As `kubectl apply` leaves it. */
function defaultClass(): object {
  const type = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' }
  const annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' }
  const applied = JSON.stringify({ ...type, metadata: { annotations, name: 'standard' }, ...classFields })
  const all = { 'kubectl.kubernetes.io/last-applied-configuration': `${applied}\n`, ...annotations }
  return { ...type, metadata: { name: 'standard', annotations: all }, ...classFields }
}

/** Creates through the API; a boot that is refused is a bug. */
export function createObject(transport: ApiTransport, path: string, body: object): KubeObject {
  const response = transport.request({
    method: 'POST',
    path,
    body,
    user: ADMIN,
    userAgent: 'kubeadm',
    component: true,
  })
  if (response.code >= 400) throw new TypeError(`boot: ${JSON.stringify(response.body)}`)
  return response.body as KubeObject
}

function createFirstNames(transport: ApiTransport): void {
  for (const name of ['default', NODE_LEASES, 'kube-public', 'kube-system']) {
    createObject(transport, '/api/v1/namespaces', plain('v1', 'Namespace', name))
  }
  for (const [name, value] of Object.entries(SYSTEM_PRIORITIES)) {
    const description =
      name === 'system-node-critical'
        ? 'Used for system critical pods that must not be moved from their current node.'
        : 'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.'
    const body = plain('scheduling.k8s.io/v1', 'PriorityClass', name, { value, description })
    createObject(transport, '/apis/scheduling.k8s.io/v1/priorityclasses', body)
  }
}

/** What an API server makes by itself where it finds nothing. @param addresses its own */
export function createBeginning(transport: ApiTransport, addresses: readonly string[]): void {
  createFirstNames(transport)
  createOwnService(transport, addresses)
}

/** Namespaces, nodes and the API server's own Service. */
export function createFoundation(
  transport: ApiTransport,
  nodes: readonly NodeSpec[],
  version: string,
  now: number,
  hasBalancer = false,
) {
  createFirstNames(transport)
  createObject(transport, '/apis/storage.k8s.io/v1/storageclasses', defaultClass())
  const at = formatTime(now)
  for (const [index, spec] of nodes.entries()) {
    const node = createObject(transport, '/api/v1/nodes', nodeObject(spec, index, version, at))
    createObject(
      transport,
      `/apis/coordination.k8s.io/v1/namespaces/${NODE_LEASES}/leases`,
      leaseObject(node, now),
    )
  }
  createOwnService(transport, firstAddresses(nodes, hasBalancer))
}

function createOwnService(transport: ApiTransport, addresses: readonly string[]): void {
  createObject(transport, '/api/v1/namespaces/default/services', kubernetesService())
  createObject(transport, '/api/v1/namespaces/default/endpoints', kubernetesEndpoints(addresses))
  createObject(
    transport,
    '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices',
    kubernetesSlice(addresses),
  )
  createObject(transport, '/apis/networking.k8s.io/v1/servicecidrs', {
    ...plain('networking.k8s.io/v1', 'ServiceCIDR', 'kubernetes', { spec: { cidrs: ['10.96.0.0/12'] } }),
  })
}

/** Of the first API server, or of all of them. */
function firstAddresses(nodes: readonly NodeSpec[], all: boolean): string[] {
  const found = nodes.flatMap((node, index) => (node.controlPlane ? [nodeAddress(node, index)] : []))
  const first = found[0] ?? (nodes[0] ? nodeAddress(nodes[0], 0) : '192.168.56.10')
  return all && found.length > 0 ? found : [first]
}

/** The host that kubeadm made the control plane of; undefined when no node is one. */
export function controlPlaneHost(nodes: readonly NodeSpec[], version: string): ControlPlaneHost | undefined {
  const index = nodes.findIndex((node) => node.controlPlane)
  const spec = nodes[index]
  return spec && { name: spec.name, address: nodeAddress(spec, index), version }
}

/** All hosts that are one, by name; each joined those before it. */
export function controlPlaneHosts(
  nodes: readonly NodeSpec[],
  version: string,
): Record<string, ControlPlaneHost> {
  const found: Record<string, ControlPlaneHost> = {}
  const members: string[] = []
  for (const [index, spec] of nodes.entries()) {
    if (!spec.controlPlane) continue
    const address = nodeAddress(spec, index)
    members.push(`${spec.name}=https://${address}:2380`)
    found[spec.name] = {
      ...{ name: spec.name, address, version },
      ...(members.length > 1 ? { initialCluster: members.join(',') } : {}),
    }
  }
  return found
}

/** What kubeadm puts into kube-system; needs the namespace's default service account. */
export function createSystem(
  transport: ApiTransport,
  hosts: readonly ControlPlaneHost[],
  version: string,
  now: number,
  layout?: 'systemd',
) {
  for (const host of hosts) {
    const path = `/api/v1/nodes/${host.name}`
    const { body } = transport.request({ method: 'GET', path, user: ADMIN, component: true })
    for (const pod of mirrorPods(host, body as KubeObject, now)) createObject(transport, pod.path, pod.body)
  }
  for (const object of systemObjects(version, undefined, layout))
    createObject(transport, object.path, object.body)
}

/** What kubeadm remembers. Its names are drawn aside: what else is random in a cluster does not hang on it. */
export function createKubeadmObjects(
  transport: ApiTransport,
  version: string,
  rng: RngState,
  endpoint?: string,
): void {
  const { s } = rng
  rng.s = KUBEADM_SEED
  for (const object of kubeadmObjects(version, endpoint)) createObject(transport, object.path, object.body)
  rng.s = s
}
