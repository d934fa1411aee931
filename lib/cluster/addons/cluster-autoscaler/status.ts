/**
 * ConfigMap kube-system/cluster-autoscaler-status: how it stands, and the events of the whole.
 * Differs: it is written when something but its times changes.
 */
import { type Context, groupNodes, targetSize } from '@/lib/cluster/addons/cluster-autoscaler/group'
import { NAMESPACE, type Options } from '@/lib/cluster/addons/cluster-autoscaler/options'
import type { KubeObject, Node } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'

const CONFIG = 'cluster-autoscaler-status'
const UPDATED = 'cluster-autoscaler.kubernetes.io/last-updated'

const isReady = ({ status }: Node) =>
  (status?.conditions ?? []).some(({ type, status: truth }) => type === 'Ready' && truth === 'True')

/** An event about the cluster as a whole. */
export function tellAll(ctx: Context, reason: string, message: string): void {
  const config = ctx.lister.get('configmaps', NAMESPACE, CONFIG)
  if (config) ctx.record(config as unknown as KubeObject, { type: 'Normal', reason, message })
}

const health = (nodes: readonly Node[], unregistered: number, more: string[]) => [
  '  health:',
  '    status: Healthy',
  '    nodeCounts:',
  '      registered:',
  `        total: ${nodes.length}`,
  `        ready: ${nodes.filter(isReady).length}`,
  '        notStarted: 0',
  '      longUnregistered: 0',
  `      unregistered: ${unregistered}`,
  ...more.map((line) => `    ${line}`),
  '    lastProbeTime: TIME',
  '    lastTransitionTime: TIME',
]

const activity = (name: string, status: string, more: string[] = []) => [
  `  ${name}:`,
  `    status: ${status}`,
  ...more.map((line) => `    ${line}`),
  '    lastProbeTime: TIME',
  '    lastTransitionTime: TIME',
]

/** With `TIME` for every time. */
function statusText(ctx: Context, options: Options): string {
  const { booting, unneeded } = ctx.state
  const up = activity('scaleUp', booting.length > 0 ? 'InProgress' : 'NoActivity')
  const candidates = Object.keys(unneeded).length
  const down = activity(
    'scaleDown',
    candidates > 0 ? 'CandidatesPresent' : 'NoCandidates',
    candidates > 0 ? [`candidates: ${candidates}`] : [],
  )
  const size = [
    `cloudProviderTarget: ${targetSize(ctx, options)}`,
    `minSize: ${options.minimum}`,
    `maxSize: ${options.maximum}`,
  ]
  return [
    'time: TIME',
    'autoscalerStatus: Running',
    'clusterWide:',
    ...health(ctx.lister.list('nodes'), booting.length, []),
    ...up,
    ...down,
    'nodeGroups:',
    `- name: ${options.group}`,
    ...health(groupNodes(ctx.lister, options), booting.length, size),
    ...up,
    ...down,
    '',
  ].join('\n')
}

export function writeStatus(ctx: Context, options: Options): void {
  const text = statusText(ctx, options)
  const known = ctx.lister.get('configmaps', NAMESPACE, CONFIG)
  if (known && ctx.state.shown === text) return
  ctx.state.shown = text
  const time = formatMicroTime(ctx.now())
  const updated = `${time.slice(0, 10)} ${time.slice(11, 23)} +0000 UTC`
  const data = { status: text.replaceAll('TIME', `"${time}"`) }
  if (!known) {
    const metadata = { name: CONFIG, namespace: NAMESPACE, annotations: { [UPDATED]: updated } }
    ctx.client.create('configmaps', { metadata, data } as never)
    return
  }
  const annotations = { ...known.metadata.annotations, [UPDATED]: updated }
  ctx.client.update('configmaps', { ...known, metadata: { ...known.metadata, annotations }, data })
}
