/** Joins lib/cluster/proxy to the processes of a running cluster. */
import { affinitiesOf } from '@/lib/cluster/affinities'
import { keyOf, type Node, type Pod } from '@/lib/cluster/apimachinery/object'
import type { ApiTransport } from '@/lib/cluster/apiserver/request'
import type { Lister } from '@/lib/cluster/client/lister'
import { machineNetwork } from '@/lib/cluster/cni/machine-network'
import type { PodNetworks } from '@/lib/cluster/cni/pod-routes'
import { componentListener } from '@/lib/cluster/host/component-ports'
import { identityOf, serveApi } from '@/lib/cluster/http-api'
import { runKey } from '@/lib/cluster/kubelet/container/index'
import type { KubeletState } from '@/lib/cluster/kubelet/kubelet'
import { findListener, socketsOf } from '@/lib/cluster/kubelet/listeners'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import {
  type HttpRequest,
  type HttpResponse,
  type Listener,
  type Network,
  respond,
} from '@/lib/cluster/kubelet/process/network'
import { allContainers, isRunning } from '@/lib/cluster/kubelet/runtime'
import { isHeard, noteVisit } from '@/lib/cluster/kubelet/visits'
import { containersOf, kubeletOf, kubeletRuns } from '@/lib/cluster/kubelet-calls'
import { gatewayListener } from '@/lib/cluster/proxy/gateway-listener'
import { ingressListener } from '@/lib/cluster/proxy/ingress-controller'
import { networkOf } from '@/lib/cluster/proxy/network'
import { healthListener, nodeProxy, ruleCommand } from '@/lib/cluster/proxy/node-proxy'
import type { World } from '@/lib/cluster/proxy/world'
import type { RuntimeState } from '@/lib/cluster/runtime-state'
import { own } from '@/lib/cluster/sim/own'
import { noteTraffic, type TrafficLog } from '@/lib/cluster/traffic-log'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane'
const API_SERVER_PORT = 6443
const KUBELET_PORT = 10250

export { hasPublished, publishedAt } from '@/lib/cluster/published/parts'
export { machineNetwork }

/** What traffic meets of a cluster and its machines. */
interface Machines {
  state: RuntimeState
  lister: Lister
  isOn(node: string): boolean
  /** The files of a node at whose network somebody has been. */
  network(node: string): FileSystem | undefined
  /** A node's kubelet to change; it then looks at `key`. */
  change(node: string, key: string): KubeletState | undefined
  networkOf(pod: Pod): Network
  hostOf(node: string): NodeHost
  api: ApiTransport
  /** Where connections are noted. */
  traffic: TrafficLog
}

/** The certificate that kubeadm made is believed without a look. */
const shown = ({ hosts: { trust } }: RuntimeState) => (trust ? { certificate: trust.serving } : {})

function hostListener({ state, api }: Machines, { metadata }: Node, port: number): Listener | undefined {
  const isControlPlane = metadata.labels?.[CONTROL_PLANE] !== undefined
  const socket = { port, protocol: 'TCP' as const, tls: true }
  if (port === API_SERVER_PORT && isControlPlane && state.apiServerRunning)
    return { ...socket, ...shown(state), serve: (request) => serveApi(api, identityOf(request), request) }
  const runs = () => kubeletRuns(state, metadata.name)
  if (port !== KUBELET_PORT) return componentListener(state.hosts, metadata.name, port, runs)
  if (!runs()) return undefined
  return { ...socket, serve: () => respond(401, 'Unauthorized') }
}

/** Where a pod's network is not as the cluster was set up with: looked at anew for every question. */
function podNetworks({ state, network }: Machines): PodNetworks | undefined {
  const { cni, routes } = state.hosts
  const bare = cni === 'none'
  if (!bare && !routes && !state.nodes.some(network)) return undefined
  return { bare, files: network, ...(routes ? { changed: (node) => own(routes, node) } : {}) }
}

export function createWorld(machines: Machines): World {
  const { state, lister, isOn, change } = machines
  const containers = (node: string) => (isOn(node) ? kubeletOf(state, node) : undefined)
  const world: World = {
    lister,
    cluster: machines.api,
    now: () => state.now,
    ...affinitiesOf(state),
    carried: (from, to, route) => noteTraffic(machines.traffic, state.now, from, to, route),
    visited(pod, listener, visit) {
      const now = containers(pod.spec.nodeName ?? '')
      if (!now || !isHeard(containersOf(machines, pod, now), listener)) return
      const kubelet = change(pod.spec.nodeName ?? '', runKey(keyOf(pod)))
      if (kubelet) noteVisit(containersOf(machines, pod, kubelet), listener, visit)
    },
    showRules: (node, argv) => ruleCommand(world, containers(node), node, argv, state.now),
    isOn: (node) => containers(node) !== undefined,
    get pods() {
      return podNetworks(machines)
    },
    proxy: (node) => nodeProxy(containers(node)),
    listener(pod, port, protocol) {
      const kubelet = containers(pod.spec.nodeName ?? '')
      const found = kubelet && findListener(containersOf(machines, pod, kubelet), port, protocol)
      return ingressListener(world, pod, port, protocol) ?? found?.listener
    },
    sockets(pod) {
      const kubelet = containers(pod.spec.nodeName ?? '')
      if (!kubelet) return []
      const env = containersOf(machines, pod, kubelet)
      return allContainers(pod).flatMap(({ name: container }) => {
        const own = env.runtime.containers[container]
        if (!own || !isRunning(own)) return []
        const listeners = socketsOf(env, container).map(({ listener, pid, kernel }): [Listener, string] => [
          listener,
          kernel.process(pid)?.argv[0]?.replace(/^.*\//, '') ?? container,
        ])
        return [{ container, listeners }]
      })
    },
    machineAddress: (name) => state.addresses[name],
    hostListener: (node, port, protocol) =>
      protocol === 'TCP'
        ? (hostListener(machines, node, port) ??
          healthListener(world, node.metadata.name, port) ??
          gatewayListener(world, node, port, protocol))
        : undefined,
  }
  return world
}

/** The network of a pod as it is now: its address may be newer than the caller's copy of it. */
export function podNetwork(world: World, pod: Pod): Network & Required<Pick<Network, 'view' | 'beneath'>> {
  const { namespace, name } = pod.metadata
  const from = { pod: world.lister.get('pods', namespace, name) ?? pod }
  return Object.assign(networkOf(world, from), {
    view: (address: string) => machineNetwork(world, from, address),
    beneath: () => ({
      host: pod.spec.hostNetwork ? (pod.spec.nodeName ?? '') : '',
      cluster: world.cluster,
    }),
  })
}

/** What `kubectl port-forward` carries to a pod. */
export interface ForwardRequest {
  port: number
  request: HttpRequest
}

/** What comes back: the pod's own loopback is where it ends. */
export type ForwardResult = { kind: 'refused' } | { kind: 'open'; response?: HttpResponse }

export function forwardToPod(world: World, pod: Pod, { port, request }: ForwardRequest): ForwardResult {
  const listener = world.listener(pod, port, 'TCP')
  if (!listener) return { kind: 'refused' }
  return { kind: 'open', ...(listener.serve ? { response: listener.serve(request) } : {}) }
}
