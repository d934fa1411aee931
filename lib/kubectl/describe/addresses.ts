import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digMap, digString } from '../go-format'
import { describeEvents } from './events'
import { DescribeWriter, describeTime } from './writer'

function beginning(object: Manifest): DescribeWriter {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  return writer
}

/** `kubectl describe servicecidr` */
export function describeServiceCidr(context: CommandContext, object: Manifest): string {
  const writer = beginning(object)
  const ranges = dig(object, 'spec', 'cidrs')
  writer.line(0, `CIDRs:\t${Array.isArray(ranges) ? ranges.join(', ') : ''}`)
  const conditions = digList(object, 'status', 'conditions')
  if (conditions.length > 0) {
    writer.line(0, 'Status:')
    writer.line(0, 'Conditions:')
    writer.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage')
    writer.line(1, '----\t------\t------------------\t------\t-------')
  }
  for (const condition of conditions) {
    const cells = [
      digString(condition, 'type'),
      digString(condition, 'status'),
      describeTime(digString(condition, 'lastTransitionTime')),
      digString(condition, 'reason'),
      digString(condition, 'message'),
    ]
    writer.line(1, cells.join('\t'))
  }
  describeEvents(context, object, writer)
  return writer.text()
}

/** `kubectl describe ipaddress` */
export function describeIpAddress(context: CommandContext, object: Manifest): string {
  const writer = beginning(object)
  const parent = dig(object, 'spec', 'parentRef')
  if (parent) {
    writer.line(0, 'Parent Reference:')
    writer.line(1, `Group:\t${digString(parent, 'group')}`)
    writer.line(1, `Resource:\t${digString(parent, 'resource')}`)
    writer.line(1, `Namespace:\t${digString(parent, 'namespace')}`)
    writer.line(1, `Name:\t${digString(parent, 'name')}`)
  }
  describeEvents(context, object, writer)
  return writer.text()
}
