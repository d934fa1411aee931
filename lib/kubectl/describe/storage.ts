import { formatAccessModes } from '@/lib/cluster/apis/core/access-modes'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digMap, digString, type JsonMap } from '../go-format'
import { formatLabels } from '../printers/table'
import { age, describeEvents } from './events'
import { describeSource } from './volumes'
import { DescribeWriter, describeBool, describeTime } from './writer'

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

const className = (object: Manifest): string =>
  digMap(object, 'metadata', 'annotations')['volume.beta.kubernetes.io/storage-class'] ??
  digString(object, 'spec', 'storageClassName')

function statusText(context: CommandContext, object: Manifest): string {
  const deleted = object.metadata?.deletionTimestamp
  return deleted ? `Terminating (lasts ${age(context, deleted)})` : digString(object, 'status', 'phase')
}

const finalizersText = (object: Manifest) =>
  `Finalizers:\t[${strings(dig(object, 'metadata', 'finalizers')).join(' ')}]`

/** The pods of a claim's namespace that have it among their volumes. */
function podsUsing(context: CommandContext, claim: Manifest): string[] {
  const pods = context.client.list(context.mapper.get('pods'), claim.metadata?.namespace).items
  const uses = (volume: JsonMap, pod: Manifest) =>
    digString(volume, 'persistentVolumeClaim', 'claimName') === claim.metadata?.name ||
    (volume.ephemeral !== undefined &&
      `${pod.metadata?.name}-${digString(volume, 'name')}` === claim.metadata?.name)
  return pods
    .filter((pod) => digList(pod, 'spec', 'volumes').some((volume) => uses(volume, pod)))
    .map((pod) => pod.metadata?.name ?? '')
}

function describeConditions(writer: DescribeWriter, object: Manifest): void {
  const conditions = digList(object, 'status', 'conditions')
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:')
  writer.line(1, 'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage')
  writer.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const one of conditions) {
    const [probe, transition] = ['lastProbeTime', 'lastTransitionTime'].map((field) =>
      describeTime(digString(one, field)),
    )
    const text = (field: string) => digString(one, field)
    writer.line(
      1,
      `${text('type')} \t${text('status')} \t${probe} \t${transition} \t${text('reason')} \t${text('message')}`,
    )
  }
}

/** `kubectl describe persistentvolumeclaim` */
export function describePersistentVolumeClaim(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const volume = digString(object, 'spec', 'volumeName')
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  writer.line(0, `StorageClass:\t${className(object)}`)
  writer.line(0, `Status:\t${statusText(context, object)}`)
  writer.line(0, `Volume:\t${volume}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  writer.line(0, finalizersText(object))
  writer.line(0, `Capacity:\t${volume ? digString(object, 'status', 'capacity', 'storage') || 0 : ''}`)
  const modes = volume ? formatAccessModes(strings(dig(object, 'status', 'accessModes'))) : ''
  writer.line(0, `Access Modes:\t${modes}`)
  if (dig(object, 'spec', 'volumeMode'))
    writer.line(0, `VolumeMode:\t${digString(object, 'spec', 'volumeMode')}`)
  const source = dig(object, 'spec', 'dataSource')
  if (source) {
    writer.line(0, 'DataSource:')
    if (dig(source, 'apiGroup') !== undefined) writer.line(1, `APIGroup:\t${digString(source, 'apiGroup')}`)
    writer.line(1, `Kind:\t${digString(source, 'kind')}`)
    writer.line(1, `Name:\t${digString(source, 'name')}`)
  }
  writer.entries('Used By', podsUsing(context, object))
  describeConditions(writer, object)
  describeEvents(context, object, writer)
  return writer.text()
}

function describeNodeAffinity(writer: DescribeWriter, object: Manifest): void {
  const required = dig(object, 'spec', 'nodeAffinity', 'required')
  writer.line(0, `Node Affinity:\t${required ? '' : '<none>'}`)
  if (!required) return
  const terms = digList(required, 'nodeSelectorTerms')
  writer.line(1, `Required Terms:\t${terms.length === 0 ? '<none>' : ''}`)
  for (const [index, term] of terms.entries()) {
    const expressions = digList(term, 'matchExpressions').map((one) => {
      const values = strings(one.values)
      const text = `${digString(one, 'key')} ${digString(one, 'operator').toLowerCase()}`
      return values.length > 0 ? `${text} [${values.join(', ')}]` : text
    })
    describeTerm(writer, 2, index, expressions)
  }
}

function describeTerm(writer: DescribeWriter, level: number, index: number, expressions: string[]): void {
  const [first = '<none>', ...rest] = expressions
  writer.line(level, `Term ${index}:\t${first}`)
  for (const expression of rest) writer.line(level, `\t${expression}`)
}

/** `kubectl describe persistentvolume` */
export function describePersistentVolume(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const { spec } = object
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  writer.line(0, finalizersText(object))
  writer.line(0, `StorageClass:\t${className(object)}`)
  writer.line(0, `Status:\t${statusText(context, object)}`)
  const claim = dig(spec, 'claimRef')
  writer.line(0, `Claim:\t${claim ? `${digString(claim, 'namespace')}/${digString(claim, 'name')}` : ''}`)
  writer.line(0, `Reclaim Policy:\t${digString(spec, 'persistentVolumeReclaimPolicy')}`)
  writer.line(0, `Access Modes:\t${formatAccessModes(strings(dig(spec, 'accessModes')))}`)
  if (dig(spec, 'volumeMode')) writer.line(0, `VolumeMode:\t${digString(spec, 'volumeMode')}`)
  writer.line(0, `Capacity:\t${digString(spec, 'capacity', 'storage')}`)
  describeNodeAffinity(writer, object)
  writer.line(0, `Message:\t${digString(object, 'status', 'message')}`)
  writer.line(0, 'Source:')
  describeSource(writer, (spec ?? {}) as JsonMap)
  describeEvents(context, object, writer)
  return writer.text()
}

/** `kubectl describe storageclass` */
export function describeStorageClass(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const annotations = digMap(object, 'metadata', 'annotations')
  const isDefault = ['storageclass', 'storageclass.beta'].some(
    (prefix) => annotations[`${prefix}.kubernetes.io/is-default-class`] === 'true',
  )
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `IsDefaultClass:\t${isDefault ? 'Yes' : 'No'}`)
  writer.line(0, `Annotations:\t${formatLabels(annotations)}`)
  writer.line(0, `Provisioner:\t${digString(object, 'provisioner')}`)
  writer.line(0, `Parameters:\t${formatLabels(digMap(object, 'parameters'))}`)
  const expansion = object.allowVolumeExpansion
  writer.line(0, `AllowVolumeExpansion:\t${expansion === undefined ? '<unset>' : describeBool(expansion)}`)
  const options = strings(object.mountOptions)
  if (options.length === 0) writer.line(0, 'MountOptions:\t<none>')
  else {
    writer.line(0, 'MountOptions:')
    for (const option of options) writer.line(1, option)
  }
  writer.line(0, `ReclaimPolicy:\t${digString(object, 'reclaimPolicy')}`)
  writer.line(0, `VolumeBindingMode:\t${digString(object, 'volumeBindingMode')}`)
  const topologies = digList(object, 'allowedTopologies')
  if (topologies.length > 0) {
    writer.line(0, 'AllowedTopologies:\t')
    for (const [index, term] of topologies.entries()) {
      const expressions = digList(term, 'matchLabelExpressions').map(
        (one) => `${digString(one, 'key')} in [${strings(one.values).join(', ')}]`,
      )
      describeTerm(writer, 1, index, expressions)
    }
  }
  describeEvents(context, object, writer)
  return writer.text()
}

/** `kubectl describe csinode` */
export function describeCsiNode(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  writer.line(0, `CreationTimestamp:\t${describeTime(object.metadata?.creationTimestamp ?? '')}`)
  writer.line(0, 'Spec:')
  const drivers = digList(object, 'spec', 'drivers')
  if (drivers.length > 0) writer.line(1, 'Drivers:')
  for (const driver of drivers) {
    writer.line(2, `${digString(driver, 'name')}:`)
    writer.line(3, `Node ID:\t${digString(driver, 'nodeID')}`)
    const count = dig(driver, 'allocatable', 'count')
    if (count !== undefined) writer.line(3, `Allocatables:\n        Count:\t${count}`)
    const keys = strings(driver.topologyKeys)
    if (keys.length > 0) writer.line(3, `Topology Keys:\t[${keys.join(' ')}]`)
  }
  describeEvents(context, object, writer)
  return writer.text()
}

/** `kubectl describe volumeattributesclass` */
export function describeVolumeAttributesClass(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Annotations:\t${formatLabels(digMap(object, 'metadata', 'annotations'))}`)
  writer.line(0, `DriverName:\t${digString(object, 'driverName')}`)
  writer.line(0, `Parameters:\t${formatLabels(digMap(object, 'parameters'))}`)
  describeEvents(context, object, writer)
  return writer.text()
}
