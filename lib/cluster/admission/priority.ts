import { type AdmissionPlugin, createsPod } from '@/lib/cluster/admission/plugin'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'

/** Turns priorityClassName into a number. */
export const priority: AdmissionPlugin = {
  name: 'Priority',
  admit(attributes, context) {
    if (!createsPod(attributes)) return
    const pod = attributes.object as unknown as Pod
    const classes = context.list('priorityclasses.scheduling.k8s.io')
    const name = pod.spec.priorityClassName || classes.find((c) => c.globalDefault === true)?.metadata.name
    if (!name) {
      pod.spec.priority ??= 0
      pod.spec.preemptionPolicy ??= 'PreemptLowerPriority'
      return
    }
    const stored = classes.find((c) => c.metadata.name === name)
    const value = typeof stored?.value === 'number' ? stored.value : undefined
    if (value === undefined) {
      throw forbidden(
        { group: '', resource: 'pods' },
        attributes.name,
        `no PriorityClass with name ${name} was found`,
      )
    }
    pod.spec.priorityClassName = name
    pod.spec.priority = value
    pod.spec.preemptionPolicy ??= stored?.preemptionPolicy === 'Never' ? 'Never' : 'PreemptLowerPriority'
  },
}
