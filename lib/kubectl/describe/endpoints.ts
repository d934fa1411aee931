import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digMap, digString, type JsonMap } from '../go-format'
import { describeEvents } from './events'
import { DescribeWriter } from './writer'

function beginning(object: Manifest): DescribeWriter {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  return writer
}

function portTable(writer: DescribeWriter, level: number, ports: JsonMap[]): void {
  writer.line(level, 'Name\tPort\tProtocol')
  writer.line(level, '----\t----\t--------')
  for (const port of ports) {
    const cells = [
      digString(port, 'name') || '<unset>',
      digString(port, 'port') || '<unset>',
      digString(port, 'protocol'),
    ]
    writer.line(level, cells.join('\t'))
  }
}

/** `kubectl describe endpoints` */
export function describeEndpoints(context: CommandContext, object: Manifest): string {
  const writer = beginning(object)
  writer.line(0, 'Subsets:')
  for (const subset of digList(object, 'subsets')) {
    const addresses = (field: string) =>
      digList(subset, field)
        .map((one) => digString(one, 'ip'))
        .join(',') || '<none>'
    writer.line(1, `Addresses:\t${addresses('addresses')}`)
    writer.line(1, `NotReadyAddresses:\t${addresses('notReadyAddresses')}`)
    const ports = digList(subset, 'ports')
    if (ports.length > 0) {
      writer.line(1, 'Ports:')
      portTable(writer, 2, ports)
    }
    writer.line(0, '')
  }
  describeEvents(context, object, writer)
  return writer.text()
}

function describeEndpoint(writer: DescribeWriter, endpoint: JsonMap): void {
  const unset = (...path: string[]) => String(dig(endpoint, ...path) ?? '<unset>')
  const addresses = dig(endpoint, 'addresses')
  writer.line(1, `- Addresses:\t${(Array.isArray(addresses) ? addresses.join(', ') : '') || '<none>'}`)
  writer.line(2, 'Conditions:')
  writer.line(3, `Ready:\t${unset('conditions', 'ready')}`)
  writer.line(2, `Hostname:\t${unset('hostname')}`)
  const target = digMap(endpoint, 'targetRef')
  if (target.name) writer.line(2, `TargetRef:\t${digString(target, 'kind')}/${digString(target, 'name')}`)
  writer.line(2, `NodeName:\t${unset('nodeName')}`)
  writer.line(2, `Zone:\t${unset('zone')}`)
}

/** `kubectl describe endpointslice` */
export function describeEndpointSlice(context: CommandContext, object: Manifest): string {
  const writer = beginning(object)
  writer.line(0, `AddressType:\t${digString(object, 'addressType')}`)
  const ports = digList(object, 'ports')
  if (ports.length === 0) writer.line(0, 'Ports: <unset>')
  else {
    writer.line(0, 'Ports:')
    portTable(writer, 1, ports)
  }
  const endpoints = digList(object, 'endpoints')
  writer.line(0, endpoints.length === 0 ? 'Endpoints: <none>' : 'Endpoints:')
  for (const endpoint of endpoints) describeEndpoint(writer, endpoint)
  describeEvents(context, object, writer)
  return writer.text()
}
