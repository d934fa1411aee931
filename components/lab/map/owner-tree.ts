import { objectKey } from '@/lib/lab/picture/object-key'
import type { PodPicture, WorkloadPicture } from '@/lib/lab/picture/schema'

/** What owns Pods, with what it owns. */
export interface OwnerTree {
  key: string
  /** Absent: the owner is none that is drawn, as the node of a static Pod. */
  workload?: WorkloadPicture
  owned: OwnerTree[]
  pods: PodPicture[]
}

export interface Ownership {
  roots: OwnerTree[]
  /** Pods that nobody owns. */
  alone: PodPicture[]
}

/** `ReplicaSet/web-5d…` of a namespace as a key; nodes are in none. */
export function ownerKey(owner: string, namespace: string): string {
  const [kind = '', name = ''] = owner.split('/')
  return objectKey(kind === 'Node' ? { kind, name } : { kind, namespace, name })
}

/** ReplicaSets that a rollout has left behind, and that have no Pod any more, are not worth a line. */
const isLeft = ({ workload, owned, pods }: OwnerTree) =>
  workload?.kind === 'ReplicaSet' &&
  workload.owner !== undefined &&
  workload.mood === 'over' &&
  owned.length + pods.length === 0

/** Who owns whom, from the top. Order: as given. */
export function ownerTrees(workloads: readonly WorkloadPicture[], pods: readonly PodPicture[]): Ownership {
  const trees = new Map<string, OwnerTree>()
  for (const workload of workloads) {
    const key = objectKey(workload)
    trees.set(key, { key, workload, owned: [], pods: [] })
  }
  const alone: PodPicture[] = []
  for (const pod of pods) {
    const key = pod.owner && ownerKey(pod.owner, pod.namespace)
    if (!key) alone.push(pod)
    else {
      const tree = trees.get(key) ?? { key, owned: [], pods: [] }
      trees.set(key, tree)
      tree.pods.push(pod)
    }
  }
  const roots: OwnerTree[] = []
  for (const tree of trees.values()) {
    const { workload } = tree
    if (isLeft(tree)) continue
    const above = workload?.owner && trees.get(ownerKey(workload.owner, workload.namespace))
    if (above) above.owned.push(tree)
    else roots.push(tree)
  }
  return { roots, alone }
}

/** Whether a text is found in a tree: then all of it is shown. */
export function treeHas(tree: OwnerTree, isFound: (words: (string | undefined)[]) => boolean): boolean {
  const { workload, key, owned, pods } = tree
  return (
    isFound([key, workload?.note]) ||
    owned.some((one) => treeHas(one, isFound)) ||
    pods.some(({ name, status, labels }) =>
      isFound([name, status, ...Object.entries(labels).map((pair) => pair.join('='))]),
    )
  )
}
