import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { digList, digMap, digString } from '../go-format'
import { policyRuleRows } from '../policy-rules'
import { DescribeWriter } from './writer'

function head(object: Manifest): DescribeWriter {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  return writer
}

/** `kubectl describe role` and `clusterrole` */
export function describeRole(_context: CommandContext, role: Manifest): string {
  const writer = head(role)
  writer.line(0, 'PolicyRule:')
  writer.line(1, 'Resources\tNon-Resource URLs\tResource Names\tVerbs')
  writer.line(1, '---------\t-----------------\t--------------\t-----')
  for (const row of policyRuleRows(digList(role, 'rules'))) writer.line(1, row)
  return writer.text()
}

/** `kubectl describe rolebinding` and `clusterrolebinding` */
export function describeRoleBinding(_context: CommandContext, binding: Manifest): string {
  const writer = head(binding)
  writer.line(0, 'Role:')
  writer.line(1, `Kind:\t${digString(binding, 'roleRef', 'kind')}`)
  writer.line(1, `Name:\t${digString(binding, 'roleRef', 'name')}`)
  writer.line(0, 'Subjects:')
  writer.line(1, 'Kind\tName\tNamespace')
  writer.line(1, '----\t----\t---------')
  for (const subject of digList(binding, 'subjects')) {
    writer.line(1, ['kind', 'name', 'namespace'].map((field) => digString(subject, field)).join('\t'))
  }
  return writer.text()
}
