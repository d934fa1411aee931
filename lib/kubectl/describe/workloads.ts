import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { ownReplicaSets, withoutHash } from '../cmd/rollout/rollout-flags'
import { dig, digList, digMap, digString, isMap, type JsonMap } from '../go-format'
import { describeEvents } from './events'
import { controllerText, podsStatusText } from './owner'
import { describePodTemplate } from './pod-template'
import { selectorText } from './scheduling'
import { DescribeWriter, describeTime } from './writer'

const count = (object: Manifest, field: string) => Number(dig(object, 'status', field) ?? 0)

function describeConditions(writer: DescribeWriter, object: Manifest): void {
  const conditions = digList(object, 'status', 'conditions')
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:\n  Type\tStatus\tReason')
  writer.line(1, '----\t------\t------')
  for (const one of conditions) {
    writer.line(1, `${digString(one, 'type')} \t${digString(one, 'status')}\t${digString(one, 'reason')}`)
  }
}

function replicaSetText(sets: Manifest[]): string {
  const texts = sets.map((set) => {
    return `${set.metadata?.name} (${count(set, 'replicas')}/${Number(dig(set, 'spec', 'replicas') ?? 0)} replicas created)`
  })
  return texts.join(', ') || '<none>'
}

const createdAt = ({ metadata }: Manifest) => `${metadata?.creationTimestamp} ${metadata?.name}`
const byCreation = (a: Manifest, b: Manifest) => (createdAt(a) < createdAt(b) ? -1 : 1)

const templateOf = (object: Manifest) => withoutHash((dig(object, 'spec', 'template') ?? {}) as JsonMap)

/** `kubectl describe deployment` */
export function describeDeployment(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const { spec } = object
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  writer.line(0, `CreationTimestamp:\t${describeTime(object.metadata?.creationTimestamp ?? '')}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  writer.line(0, `Selector:\t${selectorText(dig(spec, 'selector'))}`)
  const numbers = ['updated', 'total', 'available', 'unavailable'].map((word) => {
    return `${count(object, word === 'total' ? 'replicas' : `${word}Replicas`)} ${word}`
  })
  writer.line(0, `Replicas:\t${digString(spec, 'replicas')} desired | ${numbers.join(' | ')}`)
  writer.line(0, `StrategyType:\t${digString(spec, 'strategy', 'type')}`)
  writer.line(0, `MinReadySeconds:\t${Number(dig(spec, 'minReadySeconds') ?? 0)}`)
  const rolling = dig(spec, 'strategy', 'rollingUpdate')
  if (isMap(rolling)) {
    const [unavailable, surge] = [digString(rolling, 'maxUnavailable'), digString(rolling, 'maxSurge')]
    writer.line(0, `RollingUpdateStrategy:\t${unavailable} max unavailable, ${surge} max surge`)
  }
  describePodTemplate((dig(spec, 'template') ?? {}) as JsonMap, writer)
  describeConditions(writer, object)
  const mapping = context.mapper.forKind('apps/v1', 'Deployment')
  const info = { mapping, name: object.metadata?.name ?? '', namespace: object.metadata?.namespace, object }
  const sets = ownReplicaSets(context, info).sort(byCreation)
  if (sets.length > 0) {
    const template = templateOf(object)
    const current = sets.find((set) => deepEqual(templateOf(set), template))
    const old = sets.filter((set) => set !== current)
    writer.line(0, `OldReplicaSets:\t${replicaSetText(old)}`)
    writer.line(0, `NewReplicaSet:\t${replicaSetText(current ? [current] : [])}`)
  }
  describeEvents(context, object, writer)
  return writer.text()
}

/** `kubectl describe replicaset` */
export function describeReplicaSet(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  writer.line(0, `Selector:\t${selectorText(dig(object, 'spec', 'selector'))}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  const controller = controllerText(object)
  if (controller) writer.line(0, `Controlled By:\t${controller}`)
  writer.line(
    0,
    `Replicas:\t${count(object, 'replicas')} current / ${digString(object, 'spec', 'replicas')} desired`,
  )
  writer.line(0, `Pods Status:\t${podsStatusText(context, object)}`)
  describePodTemplate((dig(object, 'spec', 'template') ?? {}) as JsonMap, writer)
  describeConditions(writer, object)
  describeEvents(context, object, writer)
  return writer.text()
}
