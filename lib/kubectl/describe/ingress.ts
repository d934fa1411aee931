import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { asKubectlError } from '../errors'
import { dig, digList, digMap, digString, type JsonMap } from '../go-format'
import { describeEvents } from './events'
import { endpointsText, slicesOf } from './service'
import { DescribeWriter } from './writer'

/** `web:80 (10.244.1.2:80)`: a backend with the endpoints it has. */
function backendText(context: CommandContext, namespace: string, backend: unknown): string {
  const reference = dig(backend, 'service')
  if (!reference) {
    const resource = dig(backend, 'resource')
    if (!resource) return ''
    const group = digString(resource, 'apiGroup') || '<none>'
    return `APIGroup: ${group}, Kind: ${digString(resource, 'kind')}, Name: ${digString(resource, 'name')}`
  }
  const name = digString(reference, 'name')
  const number = digString(reference, 'port', 'number')
  const portName = digString(reference, 'port', 'name')
  const shown = `${name}:${number || portName}`
  try {
    const service = context.client.get(context.mapper.get('services'), namespace, name)
    const port = digList(service, 'spec', 'ports').find(
      (one) =>
        (number !== '' && digString(one, 'port') === number) || (portName !== '' && one.name === portName),
    )
    return `${shown} (${endpointsText(slicesOf(context, service), digString(port, 'name'))})`
  } catch (error) {
    const { message } = asKubectlError(error)
    return `${shown} (<error: ${message.replace(/^Error from server \(\w+\): /, '')}>)`
  }
}

function describeRules(
  context: CommandContext,
  ingress: Manifest,
  fallback: string,
  writer: DescribeWriter,
): void {
  const namespace = ingress.metadata?.namespace ?? ''
  writer.line(0, 'Rules:')
  writer.line(1, 'Host\tPath\tBackends')
  writer.line(1, '----\t----\t--------')
  const rules = digList(ingress, 'spec', 'rules').filter((rule) => rule.http)
  for (const rule of rules) {
    writer.line(1, `${digString(rule, 'host') || '*'}\t`)
    for (const path of digList(rule, 'http', 'paths')) {
      writer.line(2, `\t${digString(path, 'path')} \t${backendText(context, namespace, path.backend)}`)
    }
  }
  if (rules.length === 0) writer.line(1, `*\t*\t${fallback}`)
}

function addresses(ingress: Manifest): string {
  return digList(ingress, 'status', 'loadBalancer', 'ingress')
    .map((one) => digString(one, 'ip') || digString(one, 'hostname'))
    .join(',')
}

/** `kubectl describe ingress` */
export function describeIngress(context: CommandContext, ingress: Manifest): string {
  const writer = new DescribeWriter()
  const { spec } = ingress
  const namespace = ingress.metadata?.namespace ?? ''
  writer.line(0, `Name:\t${ingress.metadata?.name}`)
  writer.labels('Labels', digMap(ingress, 'metadata', 'labels'))
  writer.line(0, `Namespace:\t${namespace}`)
  writer.line(0, `Address:\t${addresses(ingress)}`)
  writer.line(0, `Ingress Class:\t${dig(spec, 'ingressClassName') ?? '<none>'}`)
  const backend = dig(spec, 'defaultBackend')
  const fallback = backend ? backendText(context, namespace, backend) : '<default>'
  writer.line(0, `Default backend:\t${fallback}`)
  const tls = digList(spec, 'tls')
  if (tls.length > 0) writer.line(0, 'TLS:')
  for (const entry of tls) {
    const secret = digString(entry, 'secretName')
    writer.line(1, `${secret ? `${secret} terminates` : 'SNI routes'} ${hostsOf(entry)}`)
  }
  describeRules(context, ingress, fallback, writer)
  writer.annotations('Annotations', digMap(ingress, 'metadata', 'annotations'))
  describeEvents(context, ingress, writer)
  return writer.text()
}

const hostsOf = (entry: JsonMap) => (Array.isArray(entry.hosts) ? entry.hosts.join(',') : '')

/** `kubectl describe ingressclass` */
export function describeIngressClass(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  writer.line(0, `Controller:\t${digString(object, 'spec', 'controller')}`)
  const parameters = dig(object, 'spec', 'parameters')
  if (parameters) {
    writer.line(0, 'Parameters:')
    const group = dig(parameters, 'apiGroup')
    if (group !== undefined) writer.line(1, `APIGroup:\t${group}`)
    writer.line(1, `Kind:\t${digString(parameters, 'kind')}`)
    writer.line(1, `Name:\t${digString(parameters, 'name')}`)
  }
  describeEvents(context, object, writer)
  return writer.text()
}
