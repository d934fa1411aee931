import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digMap, digString } from '../go-format'
import { formatLabels } from '../printers/table'
import { describeEvents } from './events'
import { DescribeWriter } from './writer'

const SHOWN = 3

/** `10.244.1.2:80,10.244.2.3:80 + 2 more...` of a port's ready endpoints. */
export function endpointsText(slices: Manifest[], portName: string): string {
  if (slices.length === 0) return '<none>'
  const addresses = slices.flatMap((slice) => {
    const ready = digList(slice, 'endpoints')
      .filter((endpoint) => dig(endpoint, 'conditions', 'ready') !== false)
      .map((endpoint) => digString(endpoint, 'addresses', 0))
    const ports = digList(slice, 'ports')
    if (ports.length === 0) return ready
    return ports
      .filter((port) => digString(port, 'name') === portName)
      .flatMap((port) => ready.map((address) => `${address}:${digString(port, 'port')}`))
  })
  const text = addresses.slice(0, SHOWN).join(',')
  return addresses.length > SHOWN ? `${text} + ${addresses.length - SHOWN} more...` : text
}

function describePorts(service: Manifest, slices: Manifest[], writer: DescribeWriter): void {
  for (const port of digList(service, 'spec', 'ports')) {
    const protocol = digString(port, 'protocol')
    const name = digString(port, 'name') || '<unset>'
    writer.line(0, `Port:\t${name}\t${digString(port, 'port')}/${protocol}`)
    writer.line(0, `TargetPort:\t${digString(port, 'targetPort')}/${protocol}`)
    if (port.appProtocol) writer.line(0, `AppProtocol:\t${digString(port, 'appProtocol')}`)
    if (port.nodePort) writer.line(0, `NodePort:\t${name}\t${digString(port, 'nodePort')}/${protocol}`)
    writer.line(0, `Endpoints:\t${endpointsText(slices, digString(port, 'name'))}`)
  }
}

function listText(value: unknown): string {
  return Array.isArray(value) && value.length > 0 ? value.join(',') : '<none>'
}

/** The endpoint slices of a Service. */
export function slicesOf(context: CommandContext, { metadata }: Manifest): Manifest[] {
  const labelSelector = `kubernetes.io/service-name=${metadata?.name}`
  const mapping = context.mapper.get('endpointslices.discovery.k8s.io')
  return context.client.list(mapping, metadata?.namespace, { labelSelector }).items
}

/** `kubectl describe service` */
export function describeService(context: CommandContext, service: Manifest): string {
  const writer = new DescribeWriter()
  const { spec } = service
  const slices = slicesOf(context, service)
  writer.line(0, `Name:\t${service.metadata?.name}`)
  writer.line(0, `Namespace:\t${service.metadata?.namespace}`)
  writer.labels('Labels', digMap(service, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(service, 'metadata', 'annotations'))
  writer.line(0, `Selector:\t${formatLabels(digMap(spec, 'selector'))}`)
  writer.line(0, `Type:\t${digString(spec, 'type')}`)
  const optional = (title: string, value: string) => {
    if (value) writer.line(0, `${title}:\t${value}`)
  }
  optional('IP Family Policy', digString(spec, 'ipFamilyPolicy'))
  writer.line(0, `IP Families:\t${listText(dig(spec, 'ipFamilies'))}`)
  writer.line(0, `IP:\t${digString(spec, 'clusterIP')}`)
  writer.line(0, `IPs:\t${listText(dig(spec, 'clusterIPs'))}`)
  const external = dig(spec, 'externalIPs')
  if (Array.isArray(external) && external.length > 0) writer.line(0, `External IPs:\t${external.join(',')}`)
  optional('Desired LoadBalancer IP', digString(spec, 'loadBalancerIP'))
  optional('External Name', digString(spec, 'externalName'))
  const ingress = digList(service, 'status', 'loadBalancer', 'ingress').map((one) => {
    const mode = digString(one, 'ipMode')
    return one.ip ? `${digString(one, 'ip')}${mode ? ` (${mode})` : ''}` : digString(one, 'hostname')
  })
  optional('LoadBalancer Ingress', ingress.join(', '))
  describePorts(service, slices, writer)
  writer.line(0, `Session Affinity:\t${digString(spec, 'sessionAffinity')}`)
  optional('External Traffic Policy', digString(spec, 'externalTrafficPolicy'))
  optional('Internal Traffic Policy', digString(spec, 'internalTrafficPolicy'))
  optional('HealthCheck NodePort', digString(spec, 'healthCheckNodePort'))
  const ranges = dig(spec, 'loadBalancerSourceRanges')
  optional('LoadBalancer Source Ranges', Array.isArray(ranges) ? ranges.join(',') : '')
  optional('Traffic Distribution', digString(spec, 'trafficDistribution'))
  describeEvents(context, service, writer)
  return writer.text()
}
