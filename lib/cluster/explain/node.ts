/** Why a node takes no pods. */
import type { Node } from '@/lib/cluster/apimachinery/object'
import { NOT_INITIALIZED } from '@/lib/cluster/cni/conf'
import { stoppedLinks } from '@/lib/cluster/explain/component'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { networkLinks } from '@/lib/cluster/explain/pod-network'
import { conditionSaid, findCondition, type View } from '@/lib/cluster/explain/view'

const PRESSURES = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable']

/** The links of a node that is not ready, under pressure or cordoned. */
export function explainNode(view: View, node: Node): Link[] {
  const object = refOf(node)
  const ready = findCondition(node, 'Ready')
  const component = `kubelet/${node.metadata.name}`
  const isDown = !view.runs(component)
  if (isDown || ready?.status !== 'True') {
    const head: Link = { object, why: 'waits', ...(ready ? { said: conditionSaid(ready) } : {}) }
    if (isDown) return [head, ...stoppedLinks(view, component)]
    return ready?.message?.includes(NOT_INITIALIZED)
      ? [head, ...networkLinks(view, node.metadata.name)]
      : [head]
  }
  for (const type of PRESSURES) {
    const condition = findCondition(node, type)
    if (condition?.status === 'True') return [{ object, why: 'said', said: conditionSaid(condition) }]
  }
  if (!node.spec.unschedulable) return []
  return [{ object, why: 'repels', field: 'spec.unschedulable', found: true, wanted: false }]
}
