import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'
import { imageLocality } from '@/lib/cluster/scheduler/plugins/image-locality'
import { interPodAffinity } from '@/lib/cluster/scheduler/plugins/inter-pod-affinity'
import { nodeAffinity } from '@/lib/cluster/scheduler/plugins/node-affinity'
import { nodeName } from '@/lib/cluster/scheduler/plugins/node-name'
import { nodePorts } from '@/lib/cluster/scheduler/plugins/node-ports'
import {
  nodeResourcesBalancedAllocation,
  nodeResourcesFit,
} from '@/lib/cluster/scheduler/plugins/node-resources'
import { nodeUnschedulable } from '@/lib/cluster/scheduler/plugins/node-unschedulable'
import { podTopologySpread } from '@/lib/cluster/scheduler/plugins/pod-topology-spread'
import { taintToleration } from '@/lib/cluster/scheduler/plugins/taint-toleration'
import { volumeBinding } from '@/lib/cluster/scheduler/plugins/volume-binding'

/** The default profile: the order of the filters, and the weight of each score. */
export const profile: { plugin: SchedulerPlugin; weight: number }[] = [
  { plugin: nodeUnschedulable, weight: 0 },
  { plugin: nodeName, weight: 0 },
  { plugin: taintToleration, weight: 3 },
  { plugin: nodeAffinity, weight: 2 },
  { plugin: nodePorts, weight: 0 },
  { plugin: nodeResourcesFit, weight: 1 },
  { plugin: volumeBinding, weight: 0 },
  { plugin: podTopologySpread, weight: 2 },
  { plugin: interPodAffinity, weight: 2 },
  { plugin: nodeResourcesBalancedAllocation, weight: 1 },
  { plugin: imageLocality, weight: 1 },
]
