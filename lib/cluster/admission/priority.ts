import {
  type AdmissionAttributes,
  type AdmissionPlugin,
  createsPod,
  updatesPod,
} from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'

/** An update that leaves out what was filled in at creation does not ask for a change of it. */
function keepPriority({ object, old }: AdmissionAttributes): void {
  const [pod, before] = [object, old] as unknown as [Pod, Pod]
  if (before.spec.priority !== undefined) pod.spec.priority ??= before.spec.priority
  if (before.spec.preemptionPolicy) pod.spec.preemptionPolicy ??= before.spec.preemptionPolicy
}

/** Turns priorityClassName into a number. */
export const priority: AdmissionPlugin = {
  name: 'Priority',
  admit(attributes, context) {
    if (updatesPod(attributes)) keepPriority(attributes)
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
      const why = `no PriorityClass with name ${name} was found`
      const refusal = forbidden({ group: '', resource: 'pods' }, attributes.name, why)
      throw withFinding(refusal, { kind: 'missing', resource: 'priorityclasses.scheduling.k8s.io', name })
    }
    pod.spec.priorityClassName = name
    pod.spec.priority = value
    pod.spec.preemptionPolicy ??= stored?.preemptionPolicy === 'Never' ? 'Never' : 'PreemptLowerPriority'
  },
}
