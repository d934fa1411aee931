import {
  type AdmissionAttributes,
  type AdmissionPlugin,
  createsPod,
  updatesPod,
} from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { SYSTEM_PRIORITIES } from '@/lib/cluster/apis/scheduling/priority-class'

/** An update that leaves out what was filled in at creation does not ask for a change of it. */
function keepPriority({ object, old }: AdmissionAttributes): void {
  const [pod, before] = [object, old] as unknown as [Pod, Pod]
  if (before.spec.priority !== undefined) pod.spec.priority ??= before.spec.priority
  if (before.spec.preemptionPolicy) pod.spec.preemptionPolicy ??= before.spec.preemptionPolicy
}

const CLASSES = { group: 'scheduling.k8s.io', resource: 'priorityclasses' }

/** Differs: the two classes that every cluster has are held by their registry, not by a plugin. */
function keepSystemClass({ operation, kind, name }: AdmissionAttributes): void {
  if (operation !== 'DELETE' || kind.kind !== 'PriorityClass' || SYSTEM_PRIORITIES[name] === undefined) return
  throw forbidden(CLASSES, name, 'this is a system priority class and cannot be deleted')
}

/** Turns priorityClassName into a number; of the classes at most one is the default. */
export const priority: AdmissionPlugin = {
  name: 'Priority',
  resources: ['pods', 'priorityclasses.scheduling.k8s.io'],
  admit(attributes, context) {
    if (updatesPod(attributes)) keepPriority(attributes)
    keepSystemClass(attributes)
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
  validate({ operation, kind, object, name }, context) {
    if (kind.kind !== 'PriorityClass' || object?.globalDefault !== true || operation === 'DELETE') return
    const present = context
      .list('priorityclasses.scheduling.k8s.io')
      .find((one) => one.globalDefault === true)
    if (!present || (operation === 'UPDATE' && present.metadata.name === name)) return
    const why = `PriorityClass ${present.metadata.name} is already marked as default. Only one default can exist`
    throw forbidden(CLASSES, name, why)
  },
}
