import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { digMap, digString } from '../go-format'
import { formatLabels } from '../printers/table'
import { describeEvents } from './events'
import { DescribeWriter } from './writer'

/** `kubectl describe priorityclass` */
export function describePriorityClass(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Value:\t${Number(object.value ?? 0)}`)
  writer.line(0, `GlobalDefault:\t${object.globalDefault === true}`)
  writer.line(0, `PreemptionPolicy:\t${digString(object, 'preemptionPolicy')}`)
  writer.line(0, `Description:\t${digString(object, 'description')}`)
  writer.line(0, `Annotations:\t${formatLabels(digMap(object, 'metadata', 'annotations'))}`)
  describeEvents(context, object, writer)
  return writer.text()
}
