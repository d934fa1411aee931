/** Joins lib/cluster/proxy to the processes of a running cluster. */
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import { findListener, type KubeletState } from '@/lib/cluster/kubelet/kubelet'
import {
  type HttpRequest,
  type HttpResponse,
  type Listener,
  type Network,
  type Query,
  respond,
} from '@/lib/cluster/kubelet/process/network'
import type { World } from '@/lib/cluster/proxy/world'
import { part } from '@/lib/cluster/sim/parts'

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane'
const API_SERVER_PORT = 6443
const KUBELET_PORT = 10250

/** What traffic meets of the machines. */
export interface Machines {
  lister: Lister
  now(): number
  /** What a node's container runtime knows; it stays when the kubelet stops. */
  containers(node: string): KubeletState | undefined
  kubeletRuns(node: string): boolean
  apiServerRuns(): boolean
  serveApi(request: HttpRequest): HttpResponse
  /** A node's kubelet to change. */
  changeContainers(node: string): KubeletState | undefined
  /** How long clients have had the backends of Services that keep them. */
  affinities: Pick<World, 'keep' | 'keptSince'>
}

function hostListener(machines: Machines, { metadata }: Node, port: number): Listener | undefined {
  const isControlPlane = metadata.labels?.[CONTROL_PLANE] !== undefined
  const socket = { port, protocol: 'TCP' as const, tls: true }
  if (port === API_SERVER_PORT && isControlPlane && machines.apiServerRuns())
    return { ...socket, serve: (request) => machines.serveApi(request) }
  if (port !== KUBELET_PORT || !machines.kubeletRuns(metadata.name)) return undefined
  return { ...socket, serve: () => respond(401, 'Unauthorized') }
}

export function createWorld(machines: Machines): World {
  const world: World = {
    lister: machines.lister,
    now: () => machines.now(),
    ...machines.affinities,
    wrote(pod, { port, protocol }, lines) {
      const state = lines.length > 0 && machines.changeContainers(pod.spec.nodeName ?? '')
      if (state) part('kubeletLate').noteVisit(state, pod, { port, protocol }, lines, machines.now())
    },
    isOn: (node) => machines.containers(node) !== undefined,
    proxy: (node) => part('nodeProxy').nodeProxy(machines.containers(node)),
    listener(pod, port, protocol) {
      const state = machines.containers(pod.spec.nodeName ?? '')
      const found = state && findListener(state, pod, port, protocol, machines.now())
      return part('ingressController').ingressListener(world, pod, port, protocol) ?? found
    },
    hostListener: (node, port, protocol) =>
      protocol === 'TCP'
        ? (hostListener(machines, node, port) ??
          part('gatewayListener').gatewayListener(world, node, port, protocol))
        : undefined,
  }
  return world
}

/** The network of a pod as it is now: its address may be newer than the caller's copy of it. */
export const podNetwork =
  (world: World) =>
  (pod: Pod): Network => {
    const { namespace, name } = pod.metadata
    const own = () =>
      part('network').networkOf(world, { pod: world.lister.get('pods', namespace, name) ?? pod })
    return Object.assign((query: Query) => own()(query), {
      arrived: (query: Query, index: number) => own().arrived?.(query, index),
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
