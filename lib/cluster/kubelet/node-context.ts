import type { IContainer } from 'kubernetes-models/v1/Container'
import { type KubeObject, keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { Network } from '@/lib/cluster/kubelet/process/network'
import { inits, type KubeletState, type PodRuntime } from '@/lib/cluster/kubelet/runtime'

/** The key under which a kubelet looks at its node. */
export const NODE = 'node'

/** ms without an answer after which a kubelet says that its runtime is down. */
export const RUNTIME_PATIENCE = 30_000

/** One synchronisation of one pod. */
export interface Sync {
  ctx: ComponentContext<KubeletState>
  nodeName: string
  hostIP: string
  pod: Pod
  runtime: PodRuntime
  /** What the pod's processes reach. */
  network: Network
  host: NodeHost
  /** A static pod is over: it is not the API that takes it away. */
  finish?(): void
}

/** An event of the pod itself. */
export function podEvent(sync: Sync, type: 'Normal' | 'Warning', reason: string, message: string): void {
  sync.ctx.record(sync.pod as unknown as KubeObject, { type, reason, message })
}

/** An event of one of its containers. */
export function containerEvent(
  sync: Sync,
  container: IContainer,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): void {
  const list = inits(sync.pod).includes(container)
    ? 'initContainers'
    : sync.pod.spec.containers.includes(container)
      ? 'containers'
      : 'ephemeralContainers'
  const fieldPath = `spec.${list}{${container.name}}`
  sync.ctx.record(sync.pod as unknown as KubeObject, { type, reason, message, fieldPath })
}

/** `web_default(uid)` */
export const podTitle = ({ metadata }: Pod): string =>
  `${metadata.name}_${metadata.namespace}(${metadata.uid})`

/** Looks at the pod again when `at` has come. */
export function wakeAt(sync: Sync, at: number): void {
  if (Number.isFinite(at)) sync.ctx.requeueAfter(keyOf(sync.pod), Math.max(0, at - sync.ctx.now()))
}

/** What the node has for pods. */
export const allocatableOf = ({ ctx, nodeName }: Sync): Record<string, string> | undefined =>
  ctx.lister.get('nodes', undefined, nodeName)?.status?.allocatable as Record<string, string> | undefined
