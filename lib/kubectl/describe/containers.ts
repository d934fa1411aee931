import { canonicalQuantity } from '@/lib/cluster/apimachinery/quantity'
import type { Manifest } from '../client/rest-client'
import {
  compareStrings,
  dig,
  digList,
  digMap,
  digString,
  isMap,
  type JsonMap,
  quote,
  sortedKeys,
} from '../go-format'
import { fieldValue, resourceFieldValue } from './downward'
import { type DescribeWriter, describeBool, describeTime } from './writer'

function ports(container: JsonMap, field: 'containerPort' | 'hostPort'): string {
  return digList(container, 'ports')
    .map((port) => {
      const name = digString(port, 'name')
      const text = `${Number(port[field] ?? 0)}/${digString(port, 'protocol')}`
      return name ? `${text} (${name})` : text
    })
    .join(', ')
}

function portLine(writer: DescribeWriter, title: string, text: string): void {
  if (text.includes(',')) writer.line(2, `${title}s:\t${text}`)
  else writer.line(2, `${title}:\t${text || '<none>'}`)
}

function describeState(writer: DescribeWriter, title: string, state: unknown): void {
  const running = dig(state, 'running')
  const terminated = dig(state, 'terminated')
  if (isMap(running)) {
    writer.line(2, `${title}:\tRunning`)
    writer.line(3, `Started:\t${describeTime(digString(running, 'startedAt'))}`)
  } else if (isMap(terminated)) {
    writer.line(2, `${title}:\tTerminated`)
    const reason = digString(terminated, 'reason')
    const message = digString(terminated, 'message')
    if (reason) writer.line(3, `Reason:\t${reason}`)
    if (message) writer.line(3, `Message:\t${message}`)
    writer.line(3, `Exit Code:\t${digString(terminated, 'exitCode')}`)
    if (Number(terminated.signal ?? 0) > 0) writer.line(3, `Signal:\t${digString(terminated, 'signal')}`)
    writer.line(3, `Started:\t${describeTime(digString(terminated, 'startedAt'))}`)
    writer.line(3, `Finished:\t${describeTime(digString(terminated, 'finishedAt'))}`)
  } else {
    writer.line(2, `${title}:\tWaiting`)
    const reason = digString(state, 'waiting', 'reason')
    if (reason) writer.line(3, `Reason:\t${reason}`)
  }
}

/** `Limits:` and `Requests:`, at a level. */
export function describeResources(writer: DescribeWriter, resources: unknown, level: number): void {
  for (const [title, field] of [
    ['Limits', 'limits'],
    ['Requests', 'requests'],
  ] as const) {
    const list = digMap(resources, field)
    const names = sortedKeys(list)
    if (names.length === 0) continue
    writer.line(level, `${title}:`)
    for (const name of names) writer.line(level + 1, `${name}:\t${canonicalQuantity(String(list[name]))}`)
  }
}

function describeProbe(probe: JsonMap): string {
  const number = (field: string, fallback: number) => Number(probe[field] ?? fallback)
  const attributes = [
    `delay=${number('initialDelaySeconds', 0)}s`,
    `timeout=${number('timeoutSeconds', 1)}s`,
    `period=${number('periodSeconds', 10)}s`,
    `#success=${number('successThreshold', 1)}`,
    `#failure=${number('failureThreshold', 3)}`,
  ].join(' ')
  const { exec, httpGet, tcpSocket, grpc } = probe
  if (isMap(exec)) return `exec [${(exec.command as string[] | undefined)?.join(' ') ?? ''}] ${attributes}`
  if (isMap(httpGet)) {
    const scheme = (digString(httpGet, 'scheme') || 'http').toLowerCase()
    const path = digString(httpGet, 'path')
    return `http-get ${scheme}://${digString(httpGet, 'host')}:${digString(httpGet, 'port')}${path} ${attributes}`
  }
  if (isMap(tcpSocket))
    return `tcp-socket ${digString(tcpSocket, 'host')}:${digString(tcpSocket, 'port')} ${attributes}`
  if (isMap(grpc)) return `grpc <pod>:${digString(grpc, 'port')} ${digString(grpc, 'service')} ${attributes}`
  return `unknown ${attributes}`
}

function describeEnvFrom(writer: DescribeWriter, container: JsonMap): void {
  const sources = digList(container, 'envFrom')
  if (sources.length === 0) return
  writer.line(2, 'Environment Variables from:')
  for (const source of sources) {
    const [kind, reference] = source.configMapRef
      ? ['ConfigMap', source.configMapRef]
      : ['Secret', source.secretRef]
    const prefix = digString(source, 'prefix')
    const what = prefix ? `${kind} with prefix '${prefix}'` : kind
    writer.line(
      3,
      `${digString(reference, 'name')}\t${what}\tOptional: ${dig(reference, 'optional') === true}`,
    )
  }
}

function envText(variable: JsonMap, container: JsonMap, pod: Manifest | undefined): string[] {
  const source = variable.valueFrom
  const name = digString(variable, 'name')
  if (!isMap(source)) {
    const [first = '', ...rest] = digString(variable, 'value').split('\n')
    return [`${name}:\t${first}`, ...rest.map((line) => `\t${line}`)]
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = source
  if (isMap(fieldRef)) {
    const path = digString(fieldRef, 'fieldPath')
    return [
      `${name}:\t${pod ? fieldValue(pod, path) : ''} (${digString(fieldRef, 'apiVersion') || 'v1'}:${path})`,
    ]
  }
  if (isMap(resourceFieldRef)) {
    return [
      `${name}:\t${resourceFieldValue(resourceFieldRef, container)} (${digString(resourceFieldRef, 'resource')})`,
    ]
  }
  const reference = secretKeyRef ?? configMapKeyRef
  const place = secretKeyRef ? 'in secret' : 'of config map'
  const key = digString(reference, 'key')
  const optional = dig(reference, 'optional') === true
  return [
    `${name}:\t<set to the key '${key}' ${place} '${digString(reference, 'name')}'>\tOptional: ${optional}`,
  ]
}

function describeMounts(writer: DescribeWriter, container: JsonMap): void {
  const mounts = [...digList(container, 'volumeMounts')].sort((a, b) =>
    compareStrings(digString(a, 'mountPath'), digString(b, 'mountPath')),
  )
  writer.line(2, mounts.length > 0 ? 'Mounts:' : 'Mounts:\t<none>')
  for (const mount of mounts) {
    const subPath = digString(mount, 'subPath')
    const flags = [mount.readOnly === true ? 'ro' : 'rw', ...(subPath ? [`path=${quote(subPath)}`] : [])]
    writer.line(3, `${digString(mount, 'mountPath')} from ${digString(mount, 'name')} (${flags.join(',')})`)
  }
  const devices = digList(container, 'volumeDevices')
  if (devices.length > 0) writer.line(2, 'Devices:')
  for (const device of devices)
    writer.line(3, `${digString(device, 'devicePath')} from ${digString(device, 'name')}`)
}

function describeCommand(writer: DescribeWriter, title: string, words: unknown): void {
  if (!Array.isArray(words) || words.length === 0) return
  writer.line(2, `${title}:`)
  for (const word of words) for (const part of String(word).split('\n')) writer.line(3, part)
}

/** What a description of containers needs beside them. */
export interface ContainerContext {
  /** Statuses by name; absent in a template. */
  statuses?: JsonMap[]
  pod?: Manifest
  /** Templates indent their blocks by two. */
  inTemplate: boolean
}

function describeContainer(writer: DescribeWriter, container: JsonMap, context: ContainerContext): void {
  const status = context.statuses?.find((one) => one.name === container.name)
  writer.line(1, `${context.inTemplate ? ' ' : ''}${digString(container, 'name')}:`)
  if (status) writer.line(2, `Container ID:\t${digString(status, 'containerID')}`)
  writer.line(2, `Image:\t${digString(container, 'image')}`)
  if (status) writer.line(2, `Image ID:\t${digString(status, 'imageID')}`)
  portLine(writer, 'Port', ports(container, 'containerPort'))
  portLine(writer, 'Host Port', ports(container, 'hostPort'))
  const seccomp = digString(container, 'securityContext', 'seccompProfile', 'type')
  if (seccomp) writer.line(2, `SeccompProfile:\t${seccomp}`)
  describeCommand(writer, 'Command', container.command)
  describeCommand(writer, 'Args', container.args)
  if (status) {
    describeState(writer, 'State', status.state)
    if (dig(status, 'lastState', 'terminated')) describeState(writer, 'Last State', status.lastState)
    writer.line(2, `Ready:\t${describeBool(status.ready)}`)
    writer.line(2, `Restart Count:\t${Number(status.restartCount ?? 0)}`)
  }
  describeResources(writer, container.resources, 2)
  for (const [title, field] of [
    ['Liveness', 'livenessProbe'],
    ['Readiness', 'readinessProbe'],
    ['Startup', 'startupProbe'],
  ] as const) {
    const probe = container[field]
    if (isMap(probe)) writer.line(2, `${title}:\t${describeProbe(probe)}`)
  }
  describeEnvFrom(writer, container)
  const env = digList(container, 'env')
  writer.line(2, env.length > 0 ? 'Environment:' : 'Environment:\t<none>')
  for (const variable of env) {
    for (const line of envText(variable, container, context.pod)) writer.line(3, line)
  }
  describeMounts(writer, container)
}

/** `Containers:` (or init, or ephemeral ones) of a pod or of a template. */
export function describeContainers(
  writer: DescribeWriter,
  title: string,
  containers: JsonMap[],
  context: ContainerContext,
): void {
  const space = context.inTemplate ? '  ' : ''
  writer.line(0, `${space}${title}:${containers.length === 0 ? ' <none>' : ''}`)
  for (const container of containers) describeContainer(writer, container, context)
}
