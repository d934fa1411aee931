/** Mirrors: ValidateIngressCreate in pkg/apis/networking/validation/validation.go. */
import type { IHTTPIngressPath } from 'kubernetes-models/networking.k8s.io/v1/HTTPIngressPath'
import type { IIngressBackend } from 'kubernetes-models/networking.k8s.io/v1/IngressBackend'
import type { IIngressRule } from 'kubernetes-models/networking.k8s.io/v1/IngressRule'
import type { IIngressTLS } from 'kubernetes-models/networking.k8s.io/v1/IngressTLS'
import { parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { validateIP } from '@/lib/cluster/apimachinery/ip-validation'
import {
  dns1123Label,
  dns1123Subdomain,
  isPort,
  PORT_RANGE,
  pathSegmentName,
  portName,
  wildcardSubdomain,
} from '@/lib/cluster/apimachinery/names'
import type { Ingress } from '@/lib/cluster/apimachinery/object'

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix']
const BAD_SEQUENCES = ['//', '/./', '/../', '%2f', '%2F']
const BAD_ENDS = ['/..', '/.']

const hostErrors = (host: string) => (host.includes('*') ? wildcardSubdomain(host) : dns1123Subdomain(host))

function validateService(
  { name, port }: NonNullable<IIngressBackend['service']>,
  path: string,
  errors: FieldErrors,
): void {
  if (!name) errors.required(`${path}.service.name`)
  else for (const why of dns1123Label(name)) errors.invalid(`${path}.service.name`, name, why)
  const { name: byName, number } = port ?? {}
  if (byName && number) errors.invalid(path, '', 'cannot set both port name & port number')
  else if (byName) {
    for (const why of portName(byName)) errors.invalid(`${path}.service.port.name`, byName, why)
  } else if (number) {
    if (!isPort(number)) errors.invalid(`${path}.service.port.number`, number, PORT_RANGE)
  } else errors.required(path, 'port name or number is required')
}

function validateBackend({ resource, service }: IIngressBackend, path: string, errors: FieldErrors): void {
  if (resource && service) errors.invalid(path, '', 'cannot set both resource and service backends')
  else if (service) validateService(service, path, errors)
  else if (resource) {
    if (resource.apiGroup) {
      for (const why of dns1123Subdomain(resource.apiGroup))
        errors.invalid(`${path}.resource.apiGroup`, resource.apiGroup, why)
    }
    for (const field of ['kind', 'name'] as const) {
      const value = resource[field]
      if (!value) errors.required(`${path}.resource.${field}`, `${field} is required`)
      else for (const why of pathSegmentName(value)) errors.invalid(`${path}.resource.${field}`, value, why)
    }
  } else errors.invalid(path, '', 'resource or service backend is required')
}

function validatePath(entry: IHTTPIngressPath, field: string, errors: FieldErrors): void {
  const { path = '', pathType, backend } = entry
  if (pathType === undefined) {
    errors.required(`${field}.pathType`, 'pathType must be specified')
    return
  }
  const absolute = path.startsWith('/')
  const strict = pathType === 'Exact' || pathType === 'Prefix'
  if (!PATH_TYPES.includes(pathType)) errors.notSupported(`${field}.pathType`, pathType, PATH_TYPES)
  else if (!absolute && (strict || path !== ''))
    errors.invalid(`${field}.path`, path, 'must be an absolute path')
  if (strict) {
    for (const part of BAD_SEQUENCES) {
      if (path.includes(part)) errors.invalid(`${field}.path`, path, `must not contain '${part}'`)
    }
    for (const end of BAD_ENDS) {
      if (path.endsWith(end)) errors.invalid(`${field}.path`, path, `cannot end with '${end}'`)
    }
  }
  validateBackend(backend ?? {}, `${field}.backend`, errors)
}

function validateRule({ host, http }: IIngressRule, field: string, errors: FieldErrors): void {
  if (host) {
    if (parseIP(host)) errors.invalid(`${field}.host`, host, 'must be a DNS name, not an IP address')
    for (const why of hostErrors(host)) errors.invalid(`${field}.host`, host, why)
  }
  if (!http) return
  const paths = http.paths ?? []
  if (paths.length === 0) errors.required(`${field}.http.paths`)
  for (const [index, path] of paths.entries()) validatePath(path, `${field}.http.paths[${index}]`, errors)
}

function validateTls({ hosts = [], secretName }: IIngressTLS, field: string, errors: FieldErrors): void {
  for (const [index, host] of hosts.entries()) {
    for (const why of hostErrors(host)) errors.invalid(`${field}.hosts[${index}]`, host, why)
  }
  if (!secretName) return
  for (const why of dns1123Subdomain(secretName)) errors.invalid(`${field}.secretName`, secretName, why)
}

export function validateIngress({ spec }: Ingress, errors: FieldErrors): void {
  const { rules, defaultBackend, tls = [], ingressClassName } = spec
  if (!rules?.length && !defaultBackend)
    errors.invalid('spec', rules, 'either `defaultBackend` or `rules` must be specified')
  if (defaultBackend) validateBackend(defaultBackend, 'spec.defaultBackend', errors)
  for (const [index, rule] of (rules ?? []).entries()) validateRule(rule, `spec.rules[${index}]`, errors)
  for (const [index, entry] of tls.entries()) validateTls(entry, `spec.tls[${index}]`, errors)
  if (ingressClassName === undefined) return
  for (const why of dns1123Subdomain(ingressClassName))
    errors.invalid('spec.ingressClassName', ingressClassName, why)
}

/** What a controller says of its addresses. */
export function validateIngressStatus({ status }: Ingress, _old: Ingress, errors: FieldErrors): void {
  for (const [index, { ip, hostname }] of (status?.loadBalancer?.ingress ?? []).entries()) {
    const path = `status.loadBalancer.ingress[${index}]`
    if (ip) validateIP(ip, `${path}.ip`, errors)
    if (!hostname) continue
    for (const why of dns1123Subdomain(hostname)) errors.invalid(`${path}.hostname`, hostname, why)
    if (parseIP(hostname))
      errors.invalid(`${path}.hostname`, hostname, 'must be a DNS name, not an IP address')
  }
}
