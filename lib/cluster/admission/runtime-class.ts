import type { IRuntimeClass } from 'kubernetes-models/node.k8s.io/v1/RuntimeClass'
import { type AdmissionPlugin, createsPod } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
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
    if (!found) {
      const resource = 'runtimeclasses.node.k8s.io'
      throw withFinding(refuse(`RuntimeClass "${name}" not found`), { kind: 'missing', resource, name })
    }
    const { overhead, scheduling } = found
    if (overhead?.podFixed) {
      if (spec.overhead && !deepEqual(spec.overhead, overhead.podFixed)) {
        const refusal = refuse("Pod's Overhead doesn't match RuntimeClass's defined Overhead")
        const [own, wanted] = [spec.overhead, overhead.podFixed]
        throw withFinding(refusal, { kind: 'conflict', field: 'spec.overhead', own, wanted })
      }
      spec.overhead = { ...overhead.podFixed }
    }
    for (const [key, value] of Object.entries(scheduling?.nodeSelector ?? {})) {
      const own = spec.nodeSelector?.[key]
      if (own !== undefined && own !== value) {
        const refusal = refuse(
          `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${own}`,
        )
        const field = `spec.nodeSelector[${key}]`
        throw withFinding(refusal, { kind: 'conflict', field, own, wanted: value })
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
