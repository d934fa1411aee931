import type { Node } from '@/lib/cluster/apimachinery/object'
import type { NodePicture } from './schema'

export const nodePicture = ({ metadata, spec, status }: Node): NodePicture => ({
  name: metadata.name,
  ready: status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false,
  cordoned: spec.unschedulable ?? false,
  controlPlane: 'node-role.kubernetes.io/control-plane' in (metadata.labels ?? {}),
  taints: (spec.taints ?? []).map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`),
  cpu: String(status?.allocatable?.cpu ?? ''),
  memory: String(status?.allocatable?.memory ?? ''),
})
