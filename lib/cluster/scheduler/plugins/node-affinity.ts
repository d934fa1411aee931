import type { INodeAffinity } from 'kubernetes-models/v1/NodeAffinity'
import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm'
import { matchesRequiredNodeAffinity, nodeMatchesTerm } from '@/lib/cluster/apimachinery/node-selector'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { type Framework, normalizeToMax, type SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

const NAME = 'NodeAffinity'

interface Args {
  addedAffinity?: INodeAffinity
}

/** What the scheduler's configuration asks of every pod of the profile. */
const addedOf = ({ args }: Framework): INodeAffinity | undefined => (args[NAME] as Args)?.addedAffinity

const requiredTerms = (affinity: INodeAffinity | undefined): INodeSelectorTerm[] | undefined =>
  affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms

const preferredTerms = (affinity: INodeAffinity | undefined) =>
  affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []

/** The nodes that a term names; undefined: it may choose any. */
function namesOf({ matchFields }: INodeSelectorTerm): string[] | undefined {
  let names: string[] | undefined
  for (const { key, operator, values } of matchFields ?? [])
    if (key === 'metadata.name' && operator === 'In')
      names = names ? names.filter((name) => values?.includes(name)) : (values ?? [])
  return names
}

const allows = (framework: Framework, node: Node) =>
  requiredTerms(addedOf(framework))?.some((term) => nodeMatchesTerm(term, node)) ?? true

/** True when the pod's own required affinity and that of its profile choose the node. */
export const affinityChooses = (framework: Framework, pod: Pod, node: Node): boolean =>
  allows(framework, node) && matchesRequiredNodeAffinity(pod, node)

/** Mirrors: plugins/nodeaffinity – nodeSelector, required terms (filter) and preferred ones (score). */
export const nodeAffinity: SchedulerPlugin = {
  name: NAME,
  local: true,
  preFilter({ pod: { spec }, framework }) {
    const terms = requiredTerms(spec.affinity?.nodeAffinity)
    if (!terms && !spec.nodeSelector && !requiredTerms(addedOf(framework))) return 'skip'
    if (!terms?.length) return undefined
    const named = terms.map(namesOf)
    if (named.includes(undefined)) return undefined
    const nodes = new Set(named.flatMap((names) => names ?? []))
    return nodes.size > 0 ? { nodes } : { reasons: ['pod affinity terms conflict'], unresolvable: true }
  },
  filter({ pod, framework }, { node }) {
    if (!allows(framework, node))
      return { reasons: ["node(s) didn't match scheduler-enforced node affinity"], unresolvable: true }
    if (matchesRequiredNodeAffinity(pod, node)) return undefined
    return { reasons: ["node(s) didn't match Pod's node affinity/selector"], unresolvable: true }
  },
  preScore: ({ pod, framework }) =>
    preferredTerms(pod.spec.affinity?.nodeAffinity).length + preferredTerms(addedOf(framework)).length === 0,
  score: ({ pod, framework }, { node }) =>
    [...preferredTerms(addedOf(framework)), ...preferredTerms(pod.spec.affinity?.nodeAffinity)]
      .filter(({ preference }) => nodeMatchesTerm(preference, node))
      .reduce((sum, { weight }) => sum + weight, 0),
  normalize: (scores) => normalizeToMax(scores),
}
