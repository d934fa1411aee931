import { type AdmissionPlugin, resizesPod } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
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
      .map((resource) => ({
        resource,
        requested: requests[resource] ?? 0,
        allocatable: allocatable[resource] ?? 0,
      }))
    if (short.length === 0) return
    const words = short.map(
      ({ resource, requested, allocatable }) =>
        `${resource}, requested: ${requested}, allocatable: ${allocatable}`,
    )
    const why = `node didn't have enough allocatable resources: ${words.join('; ')}`
    const refusal = forbidden({ group: '', resource: 'pods' }, attributes.name, why)
    throw withFinding(refusal, { kind: 'node-too-small', node: node.metadata.name, short })
  },
}
