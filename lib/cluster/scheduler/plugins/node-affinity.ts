import { matchesRequiredNodeAffinity, nodeMatchesTerm } from '@/lib/cluster/apimachinery/node-selector'
import { normalizeToMax, type SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

/** Mirrors: plugins/nodeaffinity – nodeSelector, required terms (filter) and preferred ones (score). */
export const nodeAffinity: SchedulerPlugin = {
  name: 'NodeAffinity',
  events: ['NodeAdd', 'NodeLabel'],
  filter(pod, { node }) {
    if (matchesRequiredNodeAffinity(pod, node)) return undefined
    return { reasons: ["node(s) didn't match Pod's node affinity/selector"], unresolvable: true }
  },
  skipScore: (pod) =>
    !pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution?.length,
  score(pod, { node }) {
    const preferred = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
    return preferred
      .filter(({ preference }) => nodeMatchesTerm(preference, node))
      .reduce((sum, { weight }) => sum + weight, 0)
  },
  normalize: (scores) => normalizeToMax(scores),
}
