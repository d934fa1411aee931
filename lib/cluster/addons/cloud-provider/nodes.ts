/**
 * The cloud's part in nodes. Mirrors: k8s.io/cloud-provider/controllers/{node,nodelifecycle}.
 * Differs: a node that has no providerID is initialized also without the taint.
 */
import {
  instanceState,
  isInstances,
  providerIdOf,
  REGION,
  zoneOf,
} from '@/lib/cluster/addons/cloud-provider/cloud'
import type { KubeObject, Node } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'

const UNINITIALIZED = 'node.cloudprovider.kubernetes.io/uninitialized'
const SHUTDOWN = { key: 'node.cloudprovider.kubernetes.io/shutdown', effect: 'NoSchedule' as const }
/** How often silent machines are asked for. */
const MONITOR_PERIOD = 5000

const tell = (ctx: ComponentContext, node: Node, reason: string, message: string) =>
  ctx.record(node as unknown as KubeObject, { type: 'Normal', reason, message })

const taintsOf = ({ spec }: Node) => spec.taints ?? []

function initialize(ctx: ComponentContext, node: Node): void {
  const labels = {
    'node.kubernetes.io/instance-type': 'general-4',
    'topology.kubernetes.io/region': REGION,
    'topology.kubernetes.io/zone': zoneOf(node),
  }
  ctx.client.update('nodes', {
    ...node,
    metadata: { ...node.metadata, labels: { ...labels, ...node.metadata.labels } },
    spec: {
      ...node.spec,
      providerID: node.spec.providerID ?? providerIdOf(node),
      taints: taintsOf(node).filter(({ key }) => key !== UNINITIALIZED),
    },
  })
  tell(ctx, node, 'Synced', 'Node synced successfully')
}

function writeTaints(ctx: ComponentContext, node: Node, taints: ReturnType<typeof taintsOf>): void {
  ctx.client.update('nodes', { ...node, spec: { ...node.spec, taints } })
}

/** A node that does not answer goes when its machine is gone, and is marked when it is switched off. */
function monitor(ctx: ComponentContext, node: Node): void {
  const ready = node.status?.conditions?.find(({ type }) => type === 'Ready')?.status
  const others = taintsOf(node).filter(({ key }) => key !== SHUTDOWN.key)
  const isMarked = others.length < taintsOf(node).length
  if (ready === 'True') {
    if (isMarked) writeTaints(ctx, node, others)
    return
  }
  const state = instanceState(ctx, node.metadata.name)
  if (state === 'stopped' && !isMarked) writeTaints(ctx, node, [...others, SHUTDOWN])
  if (state !== 'terminated') return
  const { name } = node.metadata
  const message = `Deleting node ${name} because it does not exist in the cloud provider`
  tell(ctx, node, 'DeletingNode', message)
  ctx.client.delete('nodes', undefined, name)
}

export const cloudNodes: Component = {
  name: 'cloud-node',
  eventSource: 'cloud-node-controller',
  watches: [
    { resource: 'nodes', map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]) },
    {
      resource: 'configmaps',
      map: ({ object }, { lister }) =>
        isInstances(object) ? lister.list('nodes').map(({ metadata }) => metadata.name) : [],
    },
  ],
  reconcile(name, ctx) {
    const node = ctx.client.find('nodes', undefined, name)
    if (!node) return
    const isNew = !node.spec.providerID || taintsOf(node).some(({ key }) => key === UNINITIALIZED)
    if (isNew) initialize(ctx, node)
    else if (instanceState(ctx, name) !== 'running' && ctx.now() % MONITOR_PERIOD !== 0)
      ctx.requeueAfter(name, MONITOR_PERIOD - (ctx.now() % MONITOR_PERIOD))
    else monitor(ctx, node)
  },
}
