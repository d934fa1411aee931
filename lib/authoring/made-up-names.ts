import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { RequestRefused, Stage } from '@/lib/goal/stage'

/** Whose Pods are called the same in every cluster. */
const NAMES_ITS_PODS = new Set(['StatefulSet', 'Node'])

/** Names of Pods that a controller has made up: with another seed they are called otherwise. */
export function madeUpNames(cluster: Cluster): string[] {
  try {
    return new Stage(cluster)
      .list('pods')
      .filter(isMadeUp)
      .map(({ metadata }) => metadata.name)
  } catch (error) {
    if (error instanceof RequestRefused) return []
    throw error
  }
}

function isMadeUp({ metadata }: KubeObject): boolean {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller)
  return owner !== undefined && !NAMES_ITS_PODS.has(owner.kind)
}
