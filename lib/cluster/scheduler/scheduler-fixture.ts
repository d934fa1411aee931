/** A world of nodes and pods for tests of plugins, without a cluster. */
import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { keyOf } from '@/lib/cluster/apimachinery/object'
import { amountsOf } from '@/lib/cluster/apimachinery/pod-requests'
import type { Lister } from '@/lib/cluster/client/lister'
import { type Snapshot, startCycle } from '@/lib/cluster/scheduler/framework'
import { frameworkOf, type ProfileConfig } from '@/lib/cluster/scheduler/profile'
import { scoreNodes } from '@/lib/cluster/scheduler/schedule-one'
import { addPod, emptyNode, runFiltersWithNominated } from '@/lib/cluster/scheduler/snapshot'

const ROOM = { cpu: '4', memory: '8Gi', pods: '110' }

interface NodeOptions {
  labels?: Record<string, string>
  spec?: Partial<Node['spec']>
  allocatable?: Record<string, string>
  images?: { names: string[]; sizeBytes: number }[]
}

export function testNode(name: string, { labels, spec, allocatable, images }: NodeOptions = {}): Node {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, uid: name, labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec: { ...spec },
    status: { allocatable: { ...ROOM, ...allocatable }, images },
  } as unknown as Node
}

export interface PodOptions {
  on?: string
  labels?: Record<string, string>
  namespace?: string
  requests?: Record<string, string>
  spec?: Partial<Pod['spec']>
  status?: Partial<NonNullable<Pod['status']>>
  owner?: { kind: string; name: string; uid: string }
}

export function testPod(name: string, options: PodOptions = {}): Pod {
  const { on, labels, namespace = 'default', requests, spec, status, owner } = options
  const ownerReferences = owner && [{ apiVersion: 'apps/v1', controller: true, ...owner }]
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, uid: `${namespace}/${name}`, labels, ownerReferences },
    spec: {
      containers: [{ name: 'c', image: 'nginx:1.27', resources: { requests } }],
      ...(on ? { nodeName: on } : {}),
      ...spec,
    },
    status: { ...status },
  } as unknown as Pod
}

function listerOf(objects: Record<string, KubeObject[]>): Lister {
  const all = (resource: string, namespace?: string) =>
    (objects[resource] ?? []).filter(({ metadata }) => !namespace || metadata.namespace === namespace)
  const byKey = (resource: string, key: string) => all(resource).find((object) => keyOf(object) === key)
  return {
    list: all,
    byKey,
    get: (resource: string, namespace: string | undefined, name: string) =>
      byKey(resource, namespace ? `${namespace}/${name}` : name),
    controlledBy: () => [],
  } as unknown as Lister
}

/** @param objects others, by resource */
export function testWorld(
  nodes: Node[],
  pods: Pod[] = [],
  objects: Record<string, unknown[]> = {},
): Snapshot {
  const infos = nodes.map((node, place) => {
    const allocatable = amountsOf(node.status?.allocatable as Record<string, string>)
    const info = emptyNode({ node, allocatable, place })
    for (const pod of pods) if (pod.spec.nodeName === node.metadata.name) addPod(info, pod)
    return info
  })
  const nominated = pods.filter(({ spec, status }) => !spec.nodeName && status?.nominatedNodeName)
  const lister = listerOf({ nodes, pods, ...objects } as unknown as Record<string, KubeObject[]>)
  return { nodes: infos, nominated, lister }
}

/** What becomes of each node: its reasons, `ok`, or what was said before any was looked at. */
export function filterAll(pod: Pod, world: Snapshot, args: ProfileConfig['args'] = {}) {
  const framework = frameworkOf({ schedulerName: 'default-scheduler', args })
  const { cycle, refused } = startCycle(framework, pod, world)
  if (refused) return refused.reasons.join(', ')
  return Object.fromEntries(
    world.nodes.map((info) => [
      info.node.metadata.name,
      runFiltersWithNominated(cycle, info)?.reasons.join(', ') ?? 'ok',
    ]),
  )
}

/** A plugin's scores for all nodes, raw and normalised; undefined when it has nothing to say. */
export function scoresOf(plugin: string, pod: Pod, world: Snapshot, args: ProfileConfig['args'] = {}) {
  const framework = frameworkOf({ schedulerName: 'default-scheduler', args })
  const { cycle } = startCycle(framework, pod, world)
  const places = Int32Array.from(world.nodes, ({ place }) => place)
  const column = scoreNodes(cycle, places).columns.find((each) => each.plugin.name === plugin)
  return column && { raw: column.raw, normalized: column.normalized }
}
