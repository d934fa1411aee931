import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digMap, digString } from '../go-format'
import { describeContainers, describeResources } from './containers'
import { age, describeEvents } from './events'
import { controllerText } from './owner'
import { describeSpread, describeTolerations } from './scheduling'
import { describeVolumes } from './volumes'
import { DescribeWriter, describeTime } from './writer'

function describeHead(context: CommandContext, pod: Manifest, writer: DescribeWriter): void {
  const { spec, status } = pod
  writer.line(0, `Name:\t${pod.metadata?.name}`)
  writer.line(0, `Namespace:\t${pod.metadata?.namespace}`)
  const optional = (title: string, value: unknown) => {
    if (value !== undefined && value !== '') writer.line(0, `${title}:\t${value}`)
  }
  optional('Priority', dig(spec, 'priority'))
  optional('Priority Class Name', digString(spec, 'priorityClassName'))
  optional('Runtime Class Name', digString(spec, 'runtimeClassName'))
  optional('Service Account', digString(spec, 'serviceAccountName'))
  const node = digString(spec, 'nodeName')
  writer.line(0, `Node:\t${node ? `${node}/${digString(status, 'hostIP')}` : '<none>'}`)
  const started = digString(status, 'startTime')
  if (started) writer.line(0, `Start Time:\t${describeTime(started)}`)
  writer.labels('Labels', digMap(pod, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(pod, 'metadata', 'annotations'))
  const phase = digString(status, 'phase')
  const deleted = pod.metadata?.deletionTimestamp
  if (deleted && phase !== 'Failed' && phase !== 'Succeeded') {
    writer.line(0, `Status:\tTerminating (lasts ${age(context, deleted)})`)
    writer.line(0, `Termination Grace Period:\t${digString(pod, 'metadata', 'deletionGracePeriodSeconds')}s`)
  } else writer.line(0, `Status:\t${phase}`)
  optional('Reason', digString(status, 'reason'))
  optional('Message', digString(status, 'message'))
  optional('SeccompProfile', digString(spec, 'securityContext', 'seccompProfile', 'type'))
  writer.line(0, `IP:\t${digString(status, 'podIP')}`)
  const ips = digList(status, 'podIPs')
  writer.line(0, ips.length > 0 ? 'IPs:' : 'IPs:\t<none>')
  for (const ip of ips) writer.line(1, `IP:\t${digString(ip, 'ip')}`)
  optional('Controlled By', controllerText(pod))
  optional('NominatedNodeName', digString(status, 'nominatedNodeName'))
}

function describeConditions(pod: Manifest, writer: DescribeWriter): void {
  const conditions = digList(pod, 'status', 'conditions')
  const gates = digList(pod, 'spec', 'readinessGates')
  if (gates.length > 0) {
    writer.line(0, 'Readiness Gates:\n  Type\tStatus')
    for (const gate of gates) {
      const met = conditions.find((one) => one.type === gate.conditionType)
      writer.line(1, `${digString(gate, 'conditionType')} \t${met ? digString(met, 'status') : '<none>'} `)
    }
  }
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:\n  Type\tStatus')
  for (const one of conditions) writer.line(1, `${digString(one, 'type')} \t${digString(one, 'status')} `)
}

/** `kubectl describe pod` */
export function describePod(context: CommandContext, pod: Manifest): string {
  const writer = new DescribeWriter()
  const { spec, status } = pod
  describeHead(context, pod, writer)
  if (dig(spec, 'resources')) {
    writer.line(0, 'Resources:')
    describeResources(writer, dig(spec, 'resources'), 1)
  }
  for (const [title, field, statuses] of [
    ['Init Containers', 'initContainers', 'initContainerStatuses'],
    ['Containers', 'containers', 'containerStatuses'],
    ['Ephemeral Containers', 'ephemeralContainers', 'ephemeralContainerStatuses'],
  ] as const) {
    const containers = digList(spec, field)
    if (containers.length === 0 && field !== 'containers') continue
    describeContainers(writer, title, containers, {
      statuses: digList(status, statuses),
      pod,
      inTemplate: false,
    })
  }
  describeConditions(pod, writer)
  describeVolumes(writer, digList(spec, 'volumes'), false)
  writer.line(0, `QoS Class:\t${digString(status, 'qosClass')}`)
  writer.labels('Node-Selectors', digMap(spec, 'nodeSelector'))
  describeTolerations(writer, 'Tolerations', digList(spec, 'tolerations'))
  describeSpread(writer, digList(spec, 'topologySpreadConstraints'), '')
  describeEvents(context, pod, writer)
  return writer.text()
}
