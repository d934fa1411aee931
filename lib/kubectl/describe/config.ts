import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { digMap, digString, sortedKeys } from '../go-format'
import { describeEvents } from './events'
import { DescribeWriter } from './writer'

function describeHead(object: Manifest, writer: DescribeWriter): void {
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
}

/** The number of bytes behind a base64 text. */
function byteLength(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4)
}

/** `kubectl describe configmap` */
export function describeConfigMap(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  describeHead(object, writer)
  const data = digMap(object, 'data')
  const binary = digMap(object, 'binaryData')
  writer.line(0, '\nData\n====')
  for (const key of sortedKeys(data)) writer.line(0, `${key}:\n----\n${data[key]}\n`)
  writer.line(0, '\nBinaryData\n====')
  for (const key of sortedKeys(binary)) writer.line(0, `${key}: ${byteLength(binary[key] ?? '')} bytes`)
  writer.line(0, '')
  describeEvents(context, object, writer)
  return writer.text()
}

/** `kubectl describe secret` */
export function describeSecret(_: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  describeHead(object, writer)
  const data = digMap(object, 'data')
  const type = digString(object, 'type')
  writer.line(0, `\nType:\t${type}`)
  writer.line(0, '\nData\n====')
  for (const key of sortedKeys(data)) {
    const value = data[key] ?? ''
    const shown = key === 'token' && type === 'kubernetes.io/service-account-token'
    writer.line(0, `${key}:\t${shown ? atob(value) : `${byteLength(value)} bytes`}`)
  }
  return writer.text()
}
