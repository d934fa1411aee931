import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import type { Node } from '@/lib/cluster/apimachinery/object'

const NOT_READY = { effect: 'NoSchedule' as const, key: 'node.kubernetes.io/not-ready' }

/**
 * A new node takes no pods before its kubelet has said that it is ready.
 * Mirrors: plugin/pkg/admission/nodetaint.
 */
export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',
  resources: ['nodes'],
  admit({ kind, operation, object, subresource }) {
    if (kind.kind !== 'Node' || kind.group !== '' || operation !== 'CREATE' || subresource !== undefined)
      return
    const { spec } = object as unknown as Node
    const taints = spec.taints ?? []
    if (taints.some(({ key, effect }) => key === NOT_READY.key && effect === NOT_READY.effect)) return
    spec.taints = [...taints, { ...NOT_READY }]
  },
}
