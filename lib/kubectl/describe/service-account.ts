import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { digList, digMap, digString } from '../go-format'
import { describeEvents } from './events'
import { DescribeWriter } from './writer'

/** `kubectl describe serviceaccount` */
export function describeServiceAccount(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  const names = (field: string) => digList(object, field).map((one) => digString(one, 'name'))
  writer.entries('Image pull secrets', names('imagePullSecrets'))

  describeEvents(context, object, writer)
  return writer.text()
}
