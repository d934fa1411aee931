/**
 * metrics.k8s.io: what pods and nodes use.
 * Mirrors: metrics-server, which reads every kubelet each 15 seconds and needs two looks at a container.
 * Differs: figures are worked out when they are read.
 */
import { notFound } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { type Column, defineKind, type Kind, nameColumn } from '@/lib/cluster/apis/kind'
import type { Lister } from '@/lib/cluster/client/lister'
import { type Load, loadOf } from '@/lib/cluster/kubelet/usage/load'
import { podUsage, type Usage } from '@/lib/cluster/kubelet/usage/pod-usage'

/** ms between two looks. */
const RESOLUTION = 15_000
/** ms that a container has to run before a look for its figures to count. */
const FRESH = 10_000
/** What a node uses beside its pods. */
const SYSTEM: Usage = { cpu: 60, memory: 620 * 1024 ** 2 }

interface Figures {
  cpu: string
  memory: string
}

type PodMetrics = KubeObject & {
  timestamp: string
  window: string
  containers: { name: string; usage: Figures }[]
}

type NodeMetrics = KubeObject & { timestamp: string; window: string; usage: Figures }

const figures = ({ cpu, memory }: Usage): Figures => ({
  cpu: cpu === 0 ? '0' : cpu % 1000 === 0 ? String(cpu / 1000) : `${cpu}m`,
  memory: `${Math.ceil(memory / 1024)}Ki`,
})

const cpuOf = (text: string) => (text.endsWith('m') ? Number(text.slice(0, -1)) : Number(text) * 1000)
const sum = (list: Figures[]): Usage => ({
  cpu: list.reduce((all, { cpu }) => all + cpuOf(cpu), 0),
  memory: list.reduce((all, { memory }) => all + Number(memory.slice(0, -2)) * 1024, 0),
})

const columns = (usage: (object: KubeObject) => Figures): Column[] => [
  nameColumn,
  { name: 'cpu', value: (object) => usage(object).cpu },
  { name: 'memory', value: (object) => usage(object).memory },
  { name: 'Window', value: (object) => (object as PodMetrics).window },
]

const METRICS = { group: 'metrics.k8s.io', version: 'v1beta1', singular: '', schema: '', computed: () => [] }

export const RESOURCE_METRICS: readonly Kind[] = [
  defineKind({
    ...METRICS,
    kind: 'NodeMetrics',
    plural: 'nodes',
    namespaced: false,
    columns: columns((object) => (object as NodeMetrics).usage),
  }),
  defineKind({
    ...METRICS,
    kind: 'PodMetrics',
    plural: 'pods',
    namespaced: true,
    columns: columns((object) => figures(sum((object as PodMetrics).containers.map(({ usage }) => usage)))),
  }),
]

/** When the last look was. */
const lookBefore = (now: number) => Math.floor(now / RESOLUTION) * RESOLUTION

const head = (kind: string, { metadata }: KubeObject | Pod | Node, now: number) => ({
  apiVersion: 'metrics.k8s.io/v1beta1',
  kind,
  metadata: {
    name: metadata.name,
    ...(metadata.namespace ? { namespace: metadata.namespace } : {}),
    ...(metadata.labels ? { labels: metadata.labels } : {}),
    creationTimestamp: formatTime(now),
  } as KubeObject['metadata'],
  timestamp: formatTime(lookBefore(now)),
  window: '15s',
})

/** A node whose kubelet does not answer is not looked at. */
const answers = (node: Node | undefined) =>
  (node?.status?.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True')

/** Figures of one pod; undefined while there are none. */
function metricsOf(lister: Lister, pod: Pod, load: Load, now: number): PodMetrics | undefined {
  if (pod.metadata.deletionTimestamp || pod.status?.phase !== 'Running') return undefined
  if (!answers(lister.get('nodes', undefined, pod.spec.nodeName ?? ''))) return undefined
  const containers = podUsage(pod, load)
  const look = lookBefore(now)
  if (containers.length === 0 || containers.some(({ runningSince }) => look - runningSince < FRESH))
    return undefined
  return {
    ...head('PodMetrics', pod, now),
    containers: containers.map(({ name, ...usage }) => ({ name, usage: figures(usage) })),
  }
}

function nodeMetrics(lister: Lister, now: number): NodeMetrics[] {
  const load = loadOf(lister, now)
  const used = new Map<string, Usage>()
  for (const pod of lister.list('pods')) {
    const usage = sum((metricsOf(lister, pod, load, now)?.containers ?? []).map((one) => one.usage))
    const all = used.get(pod.spec.nodeName ?? '') ?? SYSTEM
    used.set(pod.spec.nodeName ?? '', { cpu: all.cpu + usage.cpu, memory: all.memory + usage.memory })
  }
  return lister
    .list('nodes')
    .filter(answers)
    .map((node) => ({
      ...head('NodeMetrics', node, now),
      usage: figures(used.get(node.metadata.name) ?? SYSTEM),
    }))
}

/** @param wanted looked at before figures are worked out */
export function resourceMetrics(
  lister: Lister,
  resource: string,
  namespace: string | undefined,
  now: number,
  wanted: (object: KubeObject) => boolean,
): KubeObject[] {
  if (resource === 'nodes') return nodeMetrics(lister, now).filter(wanted)
  const load = loadOf(lister, now)
  return lister
    .list('pods', namespace)
    .flatMap((pod) => (wanted(pod as unknown as KubeObject) ? (metricsOf(lister, pod, load, now) ?? []) : []))
}

/** What one object is called when it has no figures. */
export const noMetrics = (resource: string, namespace: string | undefined, name: string) =>
  notFound(
    { group: METRICS.group, resource: resource === 'nodes' ? 'nodemetrics' : 'podmetrics' },
    namespace ? `${namespace}/${name}` : name,
  )
