import type { Framework, SchedulerPlugin } from '@/lib/cluster/scheduler/framework'
import { defaultBinder } from '@/lib/cluster/scheduler/plugins/default-binder'
import { imageLocality } from '@/lib/cluster/scheduler/plugins/image-locality'
import { interPodAffinity } from '@/lib/cluster/scheduler/plugins/inter-pod-affinity'
import {
  defaultPreemption,
  dynamicResources,
  nodeVolumeLimits,
  volumeBinding,
  volumeRestrictions,
  volumeZone,
} from '@/lib/cluster/scheduler/plugins/late'
import { nodeAffinity } from '@/lib/cluster/scheduler/plugins/node-affinity'
import { nodeName } from '@/lib/cluster/scheduler/plugins/node-name'
import { nodePorts } from '@/lib/cluster/scheduler/plugins/node-ports'
import {
  nodeResourcesBalancedAllocation,
  nodeResourcesFit,
} from '@/lib/cluster/scheduler/plugins/node-resources'
import { nodeUnschedulable } from '@/lib/cluster/scheduler/plugins/node-unschedulable'
import { podTopologySpread } from '@/lib/cluster/scheduler/plugins/pod-topology-spread'
import { schedulingGates } from '@/lib/cluster/scheduler/plugins/scheduling-gates'
import { taintToleration } from '@/lib/cluster/scheduler/plugins/taint-toleration'
import type { QueuedPod } from '@/lib/cluster/scheduler/queue'

/** The plugins of the default profile in their order (`multiPoint`), with the weight of each score. */
export const DEFAULT_PLUGINS: readonly (readonly [plugin: SchedulerPlugin, weight: number])[] = [
  [schedulingGates, 0],
  [nodeUnschedulable, 0],
  [nodeName, 0],
  [taintToleration, 3],
  [nodeAffinity, 2],
  [nodePorts, 0],
  [nodeResourcesFit, 1],
  [volumeRestrictions, 0],
  [nodeVolumeLimits, 0],
  [volumeBinding, 0],
  [volumeZone, 0],
  [podTopologySpread, 2],
  [interPodAffinity, 2],
  [dynamicResources, 0],
  [defaultPreemption, 0],
  [nodeResourcesBalancedAllocation, 1],
  [imageLocality, 1],
  [defaultBinder, 0],
]

export const POINTS = [
  'preEnqueue',
  'preFilter',
  'filter',
  'postFilter',
  'preScore',
  'score',
  'preBind',
  'bind',
] as const

export type Point = (typeof POINTS)[number]

/** A profile of KubeSchedulerConfiguration. Plain data. */
export interface ProfileConfig {
  schedulerName: string
  /** The plugins of each extension point in their order, with weights; unset: the default ones. */
  points?: Record<Point, [name: string, weight: number][]>
  /** `pluginConfig`, by plugin. */
  args?: Record<string, unknown>
  /** 0: as many as suits the size of the cluster. */
  percentageOfNodesToScore?: number
  /** `podInitialBackoffSeconds` and `podMaxBackoffSeconds`, in ms. */
  backoff?: QueuedPod['backoff']
}

export const DEFAULT_PROFILES: readonly ProfileConfig[] = [{ schedulerName: 'default-scheduler' }]

const registry = new Map(DEFAULT_PLUGINS.map(([plugin]) => [plugin.name, plugin]))

/** The plugins that do something at a point, with their weights. */
function pluginsAt(point: Point, { points }: ProfileConfig): { plugin: SchedulerPlugin; weight: number }[] {
  const chosen: readonly (readonly [string, number])[] =
    points?.[point] ?? DEFAULT_PLUGINS.map(([{ name }, weight]) => [name, weight])
  return chosen.flatMap(([name, weight]) => {
    const plugin = registry.get(name)
    return plugin?.[point] ? [{ plugin, weight: weight || 1 }] : []
  })
}

let frameworks = 0

function build(config: ProfileConfig): Framework {
  const at = (point: Point) => pluginsAt(point, config).map(({ plugin }) => plugin)
  return {
    schedulerName: config.schedulerName,
    id: ++frameworks,
    plugins: {
      preEnqueue: at('preEnqueue'),
      preFilter: at('preFilter'),
      filter: at('filter'),
      postFilter: at('postFilter'),
      preScore: at('preScore'),
      preBind: at('preBind'),
      bind: at('bind'),
    },
    scores: pluginsAt('score', config),
    args: config.args ?? {},
    percentageOfNodesToScore: config.percentageOfNodesToScore ?? 0,
    ...(config.backoff ? { backoff: config.backoff } : {}),
  }
}

const built = new WeakMap<ProfileConfig, Framework>()

/** The profile at work. */
export function frameworkOf(config: ProfileConfig): Framework {
  const known = built.get(config) ?? build(config)
  built.set(config, known)
  return known
}
