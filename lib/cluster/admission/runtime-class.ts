import type { IRuntimeClass } from 'kubernetes-models/node.k8s.io/v1/RuntimeClass'
import { type AdmissionPlugin, createsPod } from '@/lib/cluster/admission/plugin'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Pod } from '@/lib/cluster/apimachinery/object'

/** A pod takes over what its RuntimeClass costs and where it runs. */
export const runtimeClass: AdmissionPlugin = {
  name: 'RuntimeClass',
  admit(attributes, context) {
    if (!createsPod(attributes)) return
    const { spec } = attributes.object as unknown as Pod
    const name = spec.runtimeClassName
    if (!name) return
    const refuse = (why: string) =>
      forbidden({ group: '', resource: 'pods' }, attributes.name, `pod rejected: ${why}`)
    const found = context.get('runtimeclasses.node.k8s.io', name) as unknown as IRuntimeClass | undefined
    if (!found) throw refuse(`RuntimeClass "${name}" not found`)
    const { overhead, scheduling } = found
    if (overhead?.podFixed) {
      if (spec.overhead && !deepEqual(spec.overhead, overhead.podFixed)) {
        throw refuse("Pod's Overhead doesn't match RuntimeClass's defined Overhead")
      }
      spec.overhead = { ...overhead.podFixed }
    }
    for (const [key, value] of Object.entries(scheduling?.nodeSelector ?? {})) {
      const own = spec.nodeSelector?.[key]
      if (own !== undefined && own !== value) {
        throw refuse(
          `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${own}`,
        )
      }
      spec.nodeSelector = { ...spec.nodeSelector, [key]: value }
    }
    if (scheduling?.tolerations) {
      const added = scheduling.tolerations.filter(
        (toleration) => !spec.tolerations?.some((own) => deepEqual(own, toleration)),
      )
      spec.tolerations = [...(spec.tolerations ?? []), ...added]
    }
  },
}
