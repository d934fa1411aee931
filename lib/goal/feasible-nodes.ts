import type { ClusterOptions } from '@/lib/cluster/cluster'
import { openStage } from './open-stage'
import type { Manifest, Stage } from './stage'

/** What the scheduler's filters made of the nodes, at its first look at a Pod. */
export interface Feasibility {
  /** Those that passed every filter. */
  feasible: Set<string>
  /** Of the others: the plugin that refused it, and its words. */
  refused: Map<string, { plugin: string; message: string }>
}

/** Creates a Pod on a fork of the stage and reads the scheduler's first decision about it. */
export function feasibleNodes(stage: Stage, pod: Manifest): Feasibility {
  const tried = stage.fork()
  tried.create('pods', pod)
  tried.cluster.drain()
  const { namespace = 'default', name } = pod.metadata
  const [first] = tried.cluster.decisions(`${namespace}/${name}`)
  if (!first) throw new Error(`the scheduler has not looked at ${name}`)
  const result: Feasibility = { feasible: new Set(), refused: new Map() }
  for (const { node, plugin, message = '' } of first.nodes)
    if (plugin) result.refused.set(node, { plugin, message })
    else result.feasible.add(node)
  return result
}

const bases = new Map<string, Stage>()

/**
 * A cluster for questions of placement: its kubelets have stopped, so that Pods get nodes and nobody takes the time
 * to start them.
 */
export function openSchedulingStage(options: ClusterOptions): Stage {
  const id = JSON.stringify(options)
  let base = bases.get(id)
  if (!base) {
    base = openStage(options)
    for (const { name } of base.cluster.components())
      if (name.startsWith('kubelet/')) base.cluster.stopComponent(name)
    base.cluster.drain()
    bases.set(id, base)
  }
  return base.fork()
}

/** Gives nodes labels, as `kubectl label node` does. */
export function labelNodes(stage: Stage, labels: Readonly<Record<string, Record<string, string>>>): void {
  for (const [name, own] of Object.entries(labels)) stage.patch('nodes', name, { metadata: { labels: own } })
  stage.cluster.drain()
}
