/**
 * The health of the control plane's parts, as the API server finds it when it is asked.
 * Mirrors: pkg/registry/core/componentstatus.
 * Differs: a part is healthy while its static pod is ready; its health endpoint is not called.
 */
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

interface Condition {
  type: string
  status: string
  message?: string
  error?: string
}

type ComponentStatus = KubeObject & { conditions: Condition[] }

/** Each part with its static pod and the place of its health endpoint. */
const PARTS = [
  { name: 'scheduler', pod: 'kube-scheduler-', port: 10259 },
  { name: 'controller-manager', pod: 'kube-controller-manager-', port: 10257 },
  { name: 'etcd-0', pod: 'etcd-', port: 0 },
] as const

const isReady = ({ status }: Pod) =>
  (status?.conditions ?? []).some(({ type, status: value }) => type === 'Ready' && value === 'True')

function conditionOf({ pod, port }: (typeof PARTS)[number], pods: readonly Pod[]): Condition {
  const own = pods.find(({ metadata }) => metadata.name.startsWith(pod))
  // What answers this request has its etcd.
  if (port === 0 || (own && isReady(own))) return { type: 'Healthy', status: 'True', message: 'ok' }
  const at = `127.0.0.1:${port}`
  const message = `Get "https://${at}/healthz": dial tcp ${at}: connect: connection refused`
  return { type: 'Healthy', status: 'False', message }
}

const cell = (name: 'message' | 'error') => (object: ComponentStatus) => object.conditions[0]?.[name] ?? ''

export const componentStatus = defineKind<ComponentStatus>({
  group: '',
  version: 'v1',
  kind: 'ComponentStatus',
  plural: 'componentstatuses',
  singular: 'componentstatus',
  shortNames: ['cs'],
  namespaced: false,
  schema: 'v1/ComponentStatus',
  deprecation: 'v1 ComponentStatus is deprecated in v1.19+',
  computed(list) {
    const pods = list('pods', 'kube-system') as unknown as Pod[]
    return PARTS.map((part) => ({
      apiVersion: 'v1',
      kind: 'ComponentStatus',
      metadata: { name: part.name } as KubeObject['metadata'],
      conditions: [conditionOf(part, pods)],
    }))
  },
  columns: [
    nameColumn as Column<ComponentStatus>,
    {
      name: 'Status',
      value: ({ conditions: [first] }) => (first?.status === 'True' ? 'Healthy' : 'Unhealthy'),
    },
    { name: 'Message', value: cell('message') },
    { name: 'Error', value: cell('error') },
  ],
})
