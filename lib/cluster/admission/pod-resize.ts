import { type AdmissionPlugin, resizesPod } from '@/lib/cluster/admission/plugin'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { amountsOf, podRequests } from '@/lib/cluster/apimachinery/pod-requests'

/** A pod never grows beyond what its node has for pods in all. */
export const podResize: AdmissionPlugin = {
  name: 'PodResize',
  validate(attributes, context) {
    if (!resizesPod(attributes)) return
    const pod = attributes.object as unknown as Pod
    const { nodeName } = pod.spec
    const node = nodeName ? (context.get('nodes', nodeName) as unknown as Node | undefined) : undefined
    if (!node) return
    const allocatable = amountsOf(node.status?.allocatable as Record<string, string> | undefined)
    const requests = podRequests(pod)
    const short = ['cpu', 'memory']
      .filter((name) => (requests[name] ?? 0) > (allocatable[name] ?? 0))
      .map((name) => `${name}, requested: ${requests[name]}, allocatable: ${allocatable[name] ?? 0}`)
    if (short.length === 0) return
    const why = `node didn't have enough allocatable resources: ${short.join('; ')}`
    throw forbidden({ group: '', resource: 'pods' }, attributes.name, why)
  },
}
