/** Mirrors: ValidateService in pkg/apis/core/validation/validation.go. */
import type { IServicePort } from 'kubernetes-models/v1/ServicePort'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import {
  dns1123Label,
  dns1123Subdomain,
  isIPv4,
  isIPv6,
  isPort,
  PORT_RANGE,
  portName,
  validateLabels,
} from '@/lib/cluster/apimachinery/names'
import type { Service } from '@/lib/cluster/apimachinery/object'

const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']

function validatePort(
  port: IServicePort,
  field: string,
  many: boolean,
  names: Set<string>,
  errors: FieldErrors,
): void {
  if (many && !port.name) errors.required(`${field}.name`)
  else if (port.name) {
    for (const why of dns1123Label(port.name)) errors.invalid(`${field}.name`, port.name, why)
    if (names.has(port.name)) errors.duplicate(`${field}.name`, port.name)
    names.add(port.name)
  }
  if (!isPort(port.port ?? 0)) errors.invalid(`${field}.port`, port.port ?? 0, PORT_RANGE)
  if (!port.protocol) errors.required(`${field}.protocol`)
  else if (!PROTOCOLS.includes(port.protocol))
    errors.notSupported(`${field}.protocol`, port.protocol, PROTOCOLS)
  const target = port.targetPort
  if (typeof target === 'number' && !isPort(target) && (target !== 0 || isPort(port.port ?? 0))) {
    errors.invalid(`${field}.targetPort`, target, PORT_RANGE)
  }
  if (typeof target === 'string' && target !== '') {
    for (const why of portName(target)) errors.invalid(`${field}.targetPort`, target, why)
  }
}

function validateDuplicates(ports: readonly IServicePort[], errors: FieldErrors): void {
  const seen = new Set<string>()
  for (const [index, port] of ports.entries()) {
    const key = `${port.protocol}/${port.port}`
    if (seen.has(key)) errors.duplicate(`spec.ports[${index}]`, { port: port.port, protocol: port.protocol })
    seen.add(key)
  }
  const nodePorts = new Set<string>()
  for (const [index, port] of ports.entries()) {
    if (!port.nodePort) continue
    const key = `${port.protocol}/${port.nodePort}`
    if (nodePorts.has(key)) errors.duplicate(`spec.ports[${index}].nodePort`, port.nodePort)
    nodePorts.add(key)
  }
}

function validateType(service: Service, errors: FieldErrors): void {
  const { spec } = service
  const type: string = spec.type ?? ''
  if (type === 'ExternalName') {
    if (!spec.externalName) errors.required('spec.externalName')
    else {
      for (const why of dns1123Subdomain(spec.externalName.replace(/\.$/, ''))) {
        errors.invalid('spec.externalName', spec.externalName, why)
      }
    }
    if (spec.clusterIP && spec.clusterIP !== 'None') {
      errors.forbidden('spec.clusterIPs', "may not be set when `type` is 'ExternalName'")
    }
  }
  if ((type === 'NodePort' || type === 'LoadBalancer') && spec.clusterIP === 'None') {
    errors.invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`)
  }
  if (!type) errors.required('spec.type')
  else if (!TYPES.includes(type)) errors.notSupported('spec.type', type, TYPES)
  if (type === 'ClusterIP' || type === 'ExternalName') {
    for (const [index, port] of (spec.ports ?? []).entries()) {
      if (port.nodePort)
        errors.forbidden(`spec.ports[${index}].nodePort`, `may not be used when \`type\` is '${type}'`)
    }
  }
}

const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack']

/** This cluster has IPv4 only. */
function validateFamilies({ spec }: Service, errors: FieldErrors): void {
  for (const [index, family] of (spec.ipFamilies ?? []).entries()) {
    if (family === 'IPv6')
      errors.invalid(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster')
    else if (family !== 'IPv4') errors.notSupported(`spec.ipFamilies[${index}]`, family, ['IPv4', 'IPv6'])
  }
  const policy = spec.ipFamilyPolicy
  if (policy && !FAMILY_POLICIES.includes(policy))
    errors.notSupported('spec.ipFamilyPolicy', policy, FAMILY_POLICIES)
  if (policy === 'RequireDualStack') {
    errors.invalid('spec.ipFamilyPolicy', policy, 'this cluster is not configured for dual-stack services')
  }
}

const isCidr = (text: string) => {
  const [ip = '', length = ''] = text.split('/')
  return (
    (isIPv4(ip) && /^\d+$/.test(length) && Number(length) <= 32) || (ip.includes(':') && /^\d+$/.test(length))
  )
}

function validateTraffic({ spec }: Service, errors: FieldErrors): void {
  const policies = ['Cluster', 'Local']
  for (const field of ['externalTrafficPolicy', 'internalTrafficPolicy'] as const) {
    const policy = spec[field]
    if (policy && !policies.includes(policy)) errors.notSupported(`spec.${field}`, policy, policies)
  }
  for (const [index, range] of (spec.loadBalancerSourceRanges ?? []).entries()) {
    if (!isCidr(range.trim())) {
      const why = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'
      errors.invalid(`spec.LoadBalancerSourceRanges[${index}]`, range, why)
    }
  }
}

/** Validates a Service. */
export function validateService(service: Service, errors: FieldErrors): void {
  const { spec } = service
  const ports = spec.ports ?? []
  if (ports.length === 0 && spec.clusterIP !== 'None' && spec.type !== 'ExternalName')
    errors.required('spec.ports')
  const names = new Set<string>()
  for (const [index, port] of ports.entries()) {
    validatePort(port, `spec.ports[${index}]`, ports.length > 1, names, errors)
  }
  validateLabels(spec.selector, 'spec.selector', errors)
  const affinities = ['ClientIP', 'None']
  if (!affinities.includes(spec.sessionAffinity ?? '')) {
    errors.notSupported('spec.sessionAffinity', spec.sessionAffinity ?? '', affinities)
  }
  if (spec.clusterIP && spec.clusterIP !== 'None' && !isIPv4(spec.clusterIP) && !isIPv6(spec.clusterIP)) {
    errors.invalid(
      'spec.clusterIPs[0]',
      spec.clusterIP,
      'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    )
  }
  validateFamilies(service, errors)
  validateType(service, errors)
  validateTraffic(service, errors)
  validateDuplicates(ports, errors)
}

/** What an update may not change. */
export function validateServiceUpdate(service: Service, old: Service, errors: FieldErrors): void {
  const before = old.spec.clusterIP
  if (old.spec.type === 'ExternalName' || service.spec.type === 'ExternalName' || !before) return
  if (service.spec.clusterIP !== before) {
    errors.invalid('spec.clusterIPs[0]', [service.spec.clusterIP ?? ''], 'may not change once set')
  }
}
