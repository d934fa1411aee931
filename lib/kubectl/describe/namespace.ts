import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { compareStrings, digList, digMap, digString } from '../go-format'
import { limitHead, limitRows } from './limit-range'
import { quotaRows, quotaScopes } from './resource-quota'
import { DescribeWriter, describeTime } from './writer'

function listOf(context: CommandContext, type: string, namespace: string): Manifest[] {
  const mapping = context.mapper.find(type)
  return mapping ? context.client.list(mapping, namespace).items : []
}

function describeQuotas(quotas: Manifest[], writer: DescribeWriter): void {
  if (quotas.length === 0) {
    writer.line(0, 'No resource quota.')
    return
  }
  writer.line(0, 'Resource Quotas')
  for (const quota of [...quotas].sort((a, b) =>
    compareStrings(a.metadata?.name ?? '', b.metadata?.name ?? ''),
  )) {
    writer.line(0, `  Name:\t${quota.metadata?.name}`)
    quotaScopes(quota, '  ', writer)
    writer.line(0, '  Resource\tUsed\tHard')
    writer.line(0, '  --------\t---\t---')
    quotaRows(quota, '  ', writer)
  }
}

function describeLimits(ranges: Manifest[], writer: DescribeWriter): void {
  if (ranges.length === 0) {
    writer.line(0, 'No LimitRange resource.')
    return
  }
  writer.line(0, 'Resource Limits')
  limitHead(' ', writer)
  for (const range of ranges) limitRows(range, ' ', writer)
}

/** `kubectl describe namespace` */
export function describeNamespace(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const name = object.metadata?.name ?? ''
  writer.line(0, `Name:\t${name}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  writer.line(0, `Status:\t${digString(object, 'status', 'phase')}`)
  const conditions = digList(object, 'status', 'conditions')
  if (conditions.length > 0) {
    writer.line(0, 'Conditions:')
    writer.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage')
    writer.line(1, '----\t------\t------------------\t------\t-------')
    for (const one of conditions) {
      const time = describeTime(digString(one, 'lastTransitionTime'))
      const cells = [digString(one, 'type'), digString(one, 'status'), time, digString(one, 'reason')]
      writer.line(1, `${cells.join('\t')}\t${digString(one, 'message')}`)
    }
  }
  writer.line(0, '')
  describeQuotas(listOf(context, 'resourcequotas', name), writer)
  writer.line(0, '')
  describeLimits(listOf(context, 'limitranges', name), writer)
  return writer.text()
}
