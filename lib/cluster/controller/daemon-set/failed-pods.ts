/** A DaemonSet and a kubelet that does not take its pods: each new pod waits longer. Mirrors: failedPodsBackoff. */
import { type DaemonSet, keyOf } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'

const FIRST = 1000
const LONGEST = 15 * 60_000

/** By DaemonSet, revision and node: when a pod was replaced, and ms until the next may be. */
interface State {
  failedPods?: Record<string, { at: number; wait: number }>
}

/** May a failed pod of this node be replaced now? If not, the set is looked at again later. */
export function mayReplace(
  ctx: ComponentContext,
  { ds, hash }: { ds: DaemonSet; hash: string },
  node: string,
): boolean {
  const state = ctx.state as State
  const now = ctx.now()
  const key = `${ds.metadata.uid}/${hash}/${node}`
  const known = state.failedPods?.[key]
  const left = known ? known.at + known.wait - now : 0
  if (left > 0) {
    ctx.requeueAfter(keyOf(ds), left)
    return false
  }
  // What has been quiet for long is forgotten.
  const recent = known && now - known.at < 2 * LONGEST
  const wait = recent ? Math.min(2 * known.wait, LONGEST) : FIRST
  state.failedPods = { ...state.failedPods, [key]: { at: now, wait } }
  return true
}
