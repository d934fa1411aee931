import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { compareStrings, digList, digMap, digString, sortedKeys } from '../go-format'
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
    writer.line(1, `Name:\t${quota.metadata?.name}`)
    writer.line(1, 'Resource\tUsed\tHard')
    writer.line(1, '--------\t---\t---')
    const hard = digMap(quota, 'status', 'hard')
    const used = digMap(quota, 'status', 'used')
    for (const name of sortedKeys(hard)) writer.line(1, `${name}\t${used[name] ?? '0'}\t${hard[name]}`)
  }
}

function describeLimits(ranges: Manifest[], writer: DescribeWriter): void {
  if (ranges.length === 0) {
    writer.line(0, 'No LimitRange resource.')
    return
  }
  const fields = ['min', 'max', 'defaultRequest', 'default', 'maxLimitRequestRatio']
  writer.line(
    0,
    'Resource Limits\n Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio',
  )
  writer.line(0, ' ----\t--------\t---\t---\t---------------\t-------------\t-----------------------')
  for (const limit of ranges.flatMap((range) => digList(range, 'spec', 'limits'))) {
    const names = new Set(fields.flatMap((field) => Object.keys(digMap(limit, field))))
    for (const name of [...names].sort(compareStrings)) {
      const cells = fields.map((field) => digMap(limit, field)[name] ?? '-')
      writer.line(0, ` ${[digString(limit, 'type'), name, ...cells].join('\t')}`)
    }
  }
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
