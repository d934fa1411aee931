import type { ITaint } from 'kubernetes-models/v1/Taint'
import { labelValue, qualifiedName } from '@/lib/cluster/apimachinery/names'
import type { Node } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const ROLE_PREFIX = 'node-role.kubernetes.io/'

function statusOf(node: Node): string {
  const ready = node.status?.conditions?.find((condition) => condition.type === 'Ready')
  const parts = [ready ? (ready.status === 'True' ? 'Ready' : 'NotReady') : 'Unknown']
  if (node.spec.unschedulable) parts.push('SchedulingDisabled')
  return parts.join(',')
}

function rolesOf(node: Node): string {
  const roles = Object.entries(node.metadata.labels ?? {})
    .map(([key, value]) =>
      key.startsWith(ROLE_PREFIX) ? key.slice(ROLE_PREFIX.length) : key === 'kubernetes.io/role' ? value : '',
    )
    .filter((role) => role !== '')
  return [...new Set(roles)].sort().join(',') || '<none>'
}

const address = (type: string) => (node: Node) =>
  node.status?.addresses?.find((candidate) => candidate.type === type)?.address ?? '<none>'

const info =
  (field: 'osImage' | 'kernelVersion' | 'containerRuntimeVersion' | 'kubeletVersion') => (node: Node) =>
    node.status?.nodeInfo?.[field] || '<unknown>'

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

/** A taint as the server's own type spells it, where an error shows it whole. */
const goTaint = ({ key, value = '', effect, timeAdded }: ITaint) => ({
  Key: key,
  Value: value,
  Effect: effect,
  TimeAdded: timeAdded ?? null,
})

export const node = defineKind<Node>({
  group: '',
  version: 'v1',
  kind: 'Node',
  plural: 'nodes',
  singular: 'node',
  shortNames: ['no'],
  namespaced: false,
  schema: 'v1/Node',
  subresources: ['status'],
  selectableFields: (object) => ({ 'spec.unschedulable': object.spec.unschedulable ? 'true' : 'false' }),
  defaults(object) {
    object.spec ??= {}
    object.status ??= {}
  },
  prepareForUpdate(object, old) {
    object.status = old.status
  },
  validate(object, errors) {
    const seen = new Set<string>()
    for (const [index, taint] of (object.spec.taints ?? []).entries()) {
      const field = `spec.taints[${index}]`
      for (const why of qualifiedName(taint.key)) errors.invalid(`${field}.key`, taint.key, why)
      const why = labelValue(taint.value ?? '')
      if (why.length > 0) errors.invalid(`${field}.value`, taint.value, why.join(';'))
      if (!taint.effect) errors.required(`${field}.effect`)
      else if (!EFFECTS.includes(taint.effect)) errors.notSupported(`${field}.effect`, taint.effect, EFFECTS)
      const key = `${taint.key}:${taint.effect}`
      if (seen.has(key))
        errors.duplicate(field, goTaint(taint), 'taints must be unique by key and effect pair')
      seen.add(key)
    }
  },
  validateUpdate(object, old, errors) {
    if (old.spec.podCIDR && object.spec.podCIDR !== old.spec.podCIDR) {
      errors.forbidden('spec.podCIDRs', 'node updates may not change podCIDR except from "" to valid')
    }
    if (old.spec.providerID && object.spec.providerID !== old.spec.providerID) {
      errors.forbidden('spec.providerID', 'node updates may not change providerID except from "" to valid')
    }
  },
  columns: [
    nameColumn as Column<Node>,
    { name: 'Status', value: statusOf },
    { name: 'Roles', value: rolesOf },
    ageColumn as Column<Node>,
    { name: 'Version', value: (object) => object.status?.nodeInfo?.kubeletVersion ?? '' },
    { name: 'Internal-IP', priority: 1, value: address('InternalIP') },
    { name: 'External-IP', priority: 1, value: address('ExternalIP') },
    { name: 'OS-Image', priority: 1, value: info('osImage') },
    {
      name: 'Kernel-Version',
      priority: 1,
      value: (object) => `${info('kernelVersion')(object)} (${object.status?.nodeInfo?.architecture ?? ''})`,
    },
    { name: 'Container-Runtime', priority: 1, value: info('containerRuntimeVersion') },
  ],
})
