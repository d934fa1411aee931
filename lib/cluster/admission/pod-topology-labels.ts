import { type AdmissionPlugin, createsPod } from '@/lib/cluster/admission/plugin'
import type { Pod } from '@/lib/cluster/apimachinery/object'

const LABELS = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region']

interface Binding {
  target?: { kind?: string; name?: string }
}

/**
 * Pods carry the zone and region of their node as labels.
 * Mirrors: plugin/pkg/admission/podtopologylabels (on by default since 1.35).
 */
export const podTopologyLabels: AdmissionPlugin = {
  name: 'PodTopologyLabels',
  resources: ['pods'],
  admit(attributes, context) {
    const { object, kind, subresource, operation } = attributes
    const binds =
      operation === 'CREATE' && kind.kind === 'Pod' && kind.group === '' && subresource === 'binding'
    if (!object || (!binds && !createsPod(attributes))) return
    const { target } = object as Binding
    const name = binds ? target?.kind === 'Node' && target.name : (object as unknown as Pod).spec.nodeName
    const labels = name ? context.get('nodes', name)?.metadata.labels : undefined
    for (const key of LABELS) {
      const value = labels?.[key]
      if (value === undefined || object.metadata.labels?.[key] !== undefined) continue
      object.metadata.labels = { ...object.metadata.labels, [key]: value }
    }
  },
}
