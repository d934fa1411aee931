/** What makes a StatefulSet's pod the one that it is. Mirrors: pkg/controller/statefulset/stateful_set_utils.go. */
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import type { Pod, StatefulSet } from '@/lib/cluster/apimachinery/object'
import { podFromTemplate } from '@/lib/cluster/controller/pod-from-template'

const POD_NAME = 'statefulset.kubernetes.io/pod-name'
const POD_INDEX = 'apps.kubernetes.io/pod-index'
export const REVISION_LABEL = 'controller-revision-hash'

type Claim = NonNullable<StatefulSet['spec']['volumeClaimTemplates']>[number]

/** The number behind the last dash of a pod's name; -1 for a name that is not the set's. */
export function ordinalOf(set: StatefulSet, pod: Pod): number {
  const match = /^(.*)-(\d+)$/.exec(pod.metadata.name)
  return match?.[1] === set.metadata.name ? Number(match[2]) : -1
}

export const podName = (set: StatefulSet, ordinal: number): string => `${set.metadata.name}-${ordinal}`

export const claimName = (set: StatefulSet, claim: Claim, ordinal: number) =>
  `${claim.metadata?.name}-${podName(set, ordinal)}`

const withClaims = (set: StatefulSet, spec: Pod['spec'], ordinal: number): Pod['spec'] => {
  const templates = set.spec.volumeClaimTemplates ?? []
  if (templates.length === 0) return spec
  const names = templates.map((claim) => claim.metadata?.name ?? '')
  const made = templates.map((claim) => ({
    name: claim.metadata?.name ?? '',
    persistentVolumeClaim: { claimName: claimName(set, claim, ordinal) },
  }))
  const own = (spec.volumes ?? []).filter(({ name }) => !names.includes(name))
  return { ...spec, volumes: [...made, ...own] }
}

/** The pod of an ordinal in a revision. */
export function podOf(set: StatefulSet, template: IPodTemplateSpec, revision: string, ordinal: number) {
  const pod = podFromTemplate(set, template)
  const name = podName(set, ordinal)
  const labels = {
    ...pod.metadata.labels,
    [POD_NAME]: name,
    [POD_INDEX]: String(ordinal),
    [REVISION_LABEL]: revision,
  }
  const spec = { ...pod.spec, hostname: name, subdomain: set.spec.serviceName ?? '' }
  if (!set.spec.serviceName) Reflect.deleteProperty(spec, 'subdomain')
  return { ...pod, metadata: { ...pod.metadata, name, labels }, spec: withClaims(set, spec, ordinal) }
}
