import { canonicalQuantity } from '@/lib/cluster/apimachinery/quantity'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digMap, digString, type JsonMap, sortedKeys } from '../go-format'
import { describeEvents } from './events'
import { podsStatusText } from './owner'
import { describePodTemplate } from './pod-template'
import { selectorText } from './scheduling'
import { describeReplicaSet } from './workloads'
import { DescribeWriter, describeTime } from './writer'

const count = (object: Manifest, field: string) => Number(dig(object, 'status', field) ?? 0)

function describeClaims(templates: JsonMap[], writer: DescribeWriter): void {
  writer.line(0, templates.length > 0 ? 'Volume Claims:' : 'Volume Claims:\t<none>')
  for (const claim of templates) {
    writer.line(1, `Name:\t${digString(claim, 'metadata', 'name')}`)
    writer.line(1, `StorageClass:\t${digString(claim, 'spec', 'storageClassName')}`)
    writer.labels('  Labels', digMap(claim, 'metadata', 'labels'))
    writer.labels('  Annotations', digMap(claim, 'metadata', 'annotations'))
    const storage = dig(claim, 'spec', 'resources', 'requests', 'storage')
    writer.line(1, `Capacity:\t${storage === undefined ? '<default>' : canonicalQuantity(String(storage))}`)
    const modes = (dig(claim, 'spec', 'accessModes') ?? []) as string[]
    writer.line(1, `Access Modes:\t[${modes.join(' ')}]`)
  }
}

/** `kubectl describe statefulset` */
export function describeStatefulSet(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const { spec } = object
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  writer.line(0, `CreationTimestamp:\t${describeTime(object.metadata?.creationTimestamp ?? '')}`)
  writer.line(0, `Selector:\t${selectorText(dig(spec, 'selector'))}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  writer.line(0, `Replicas:\t${digString(spec, 'replicas')} desired | ${count(object, 'replicas')} total`)
  writer.line(0, `Update Strategy:\t${digString(spec, 'updateStrategy', 'type')}`)
  const rolling = dig(spec, 'updateStrategy', 'rollingUpdate')
  if (dig(rolling, 'partition') !== undefined) {
    writer.line(1, `Partition:\t${digString(rolling, 'partition')}`)
    const most = digString(rolling, 'maxUnavailable')
    if (most) writer.line(1, `MaxUnavailable:\t${most}`)
  }
  writer.line(0, `Pods Status:\t${podsStatusText(context, object)}`)
  describePodTemplate((dig(spec, 'template') ?? {}) as JsonMap, writer)
  describeClaims(digList(spec, 'volumeClaimTemplates'), writer)
  describeEvents(context, object, writer)
  return writer.text()
}

/** `kubectl describe daemonset` */
export function describeDaemonSet(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const { spec } = object
  const nodeSelector = digMap(spec, 'template', 'spec', 'nodeSelector')
  const nodes = sortedKeys(nodeSelector).map((key) => `${key}=${nodeSelector[key]}`)
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  writer.line(0, `Selector:\t${selectorText(dig(spec, 'selector'))}`)
  writer.line(0, `Node-Selector:\t${nodes.join(',') || '<none>'}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  for (const [title, field] of [
    ['Desired Number of Nodes Scheduled', 'desiredNumberScheduled'],
    ['Current Number of Nodes Scheduled', 'currentNumberScheduled'],
    ['Number of Nodes Scheduled with Up-to-date Pods', 'updatedNumberScheduled'],
    ['Number of Nodes Scheduled with Available Pods', 'numberAvailable'],
    ['Number of Nodes Misscheduled', 'numberMisscheduled'],
  ] as const) {
    writer.line(0, `${title}: ${count(object, field)}`)
  }
  writer.line(0, `Pods Status:\t${podsStatusText(context, object)}`)
  describePodTemplate((dig(spec, 'template') ?? {}) as JsonMap, writer)
  describeEvents(context, object, writer)
  return writer.text()
}

/** `kubectl describe replicationcontroller`: as a ReplicaSet, but for its selector, a plain map. */
export function describeReplicationController(context: CommandContext, object: Manifest): string {
  const selector = { matchLabels: digMap(object, 'spec', 'selector') }
  return describeReplicaSet(context, { ...object, spec: { ...(object.spec as JsonMap), selector } })
}
