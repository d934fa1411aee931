/** Mirrors: ValidateService and ValidateServiceUpdate in pkg/apis/core/validation/validation.go. */
import type { IServicePort } from 'kubernetes-models/v1/ServicePort'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { validateCidr, validateEndpointIP, validateIP } from '@/lib/cluster/apimachinery/ip-validation'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import {
  dns1123Label,
  dns1123Subdomain,
  isPort,
  PORT_RANGE,
  portName,
  qualifiedName,
  validateLabels,
} from '@/lib/cluster/apimachinery/names'
import type { Service } from '@/lib/cluster/apimachinery/object'
import { isExternallyAccessible, isHeadless, needsHealthCheck } from '@/lib/cluster/apis/core/service-traits'

const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const AFFINITIES = ['ClientIP', 'None']
const POLICIES = ['Cluster', 'Local']
const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack']
const DISTRIBUTIONS = ['PreferClose', 'PreferSameNode', 'PreferSameZone']
const ONLY_BALANCED = "may only be used when `type` is 'LoadBalancer'"
const A_DAY = 86_400

const HINTS = 'service.kubernetes.io/topology-aware-hints'
const MODE = 'service.kubernetes.io/topology-mode'
const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges'

const isBalanced = ({ spec }: Service) => spec.type === 'LoadBalancer'

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
  if (port.appProtocol === undefined) return
  for (const why of qualifiedName(port.appProtocol))
    errors.invalid(`${field}.appProtocol`, port.appProtocol, why)
}

function validateDuplicates(ports: readonly IServicePort[], errors: FieldErrors): void {
  const nodePorts = new Set<string>()
  for (const [index, { protocol, nodePort }] of ports.entries()) {
    if (!nodePort) continue
    const key = `${protocol}/${nodePort}`
    if (nodePorts.has(key)) errors.duplicate(`spec.ports[${index}].nodePort`, nodePort)
    nodePorts.add(key)
  }
  const seen = new Set<string>()
  for (const [index, { port, protocol }] of ports.entries()) {
    const key = `${protocol}/${port}`
    if (seen.has(key)) errors.duplicate(`spec.ports[${index}]`, { port, protocol })
    seen.add(key)
  }
}

function validateExternalName({ spec }: Service, errors: FieldErrors): void {
  for (const field of ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy'] as const) {
    if (spec[field]?.length) errors.forbidden(`spec.${field}`, 'may not be set for ExternalName services')
  }
  if (!spec.externalName) errors.required('spec.externalName')
  else {
    const name = spec.externalName.replace(/\.$/, '')
    for (const why of dns1123Subdomain(name)) errors.invalid('spec.externalName', name, why)
  }
}

/** What the type asks for before anything else. */
function validateTypeNeeds(service: Service, errors: FieldErrors): void {
  const { type } = service.spec
  if (type === 'ExternalName') validateExternalName(service, errors)
  else if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(service))
    errors.invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`)
}

function validateAffinity({ spec }: Service, errors: FieldErrors): void {
  const { sessionAffinity: affinity, sessionAffinityConfig: config } = spec
  const field = 'spec.sessionAffinityConfig'
  if (!affinity) errors.required('spec.sessionAffinity')
  else if (!AFFINITIES.includes(affinity)) errors.notSupported('spec.sessionAffinity', affinity, AFFINITIES)
  if (affinity === 'None' && config) errors.forbidden(field, 'must not be set when session affinity is None')
  if (affinity !== 'ClientIP') return
  const seconds = config?.clientIP?.timeoutSeconds
  if (seconds === undefined) {
    errors.required(field, 'when session affinity type is ClientIP')
  } else if (seconds <= 0 || seconds > A_DAY) {
    const why = `must be greater than 0 and less than ${A_DAY}`
    errors.invalid(`${field}.clientIP.timeoutSeconds`, seconds, why)
  }
}

/** True when they are good enough to look at their families too. */
function validateClusterIPs({ spec }: Service, errors: FieldErrors): boolean {
  const ips = spec.clusterIPs ?? []
  const before = errors.list.length
  for (const [index, ip] of ips.entries()) {
    if (index > 0 || ip !== 'None') validateIP(ip, `spec.clusterIPs[${index}]`, errors)
    else if (ips.length > 1) errors.invalid('spec.clusterIPs', ips, "'None' must be the first and only value")
  }
  const good = errors.list.length === before
  if (ips.length > 2) errors.invalid('spec.clusterIPs', ips, 'may only hold up to 2 values')
  return good
}

/** This cluster has IPv4 only. */
function validateFamilies(service: Service, errors: FieldErrors): void {
  const { clusterIP = '', clusterIPs: ips = [], ipFamilies = [], ipFamilyPolicy: policy } = service.spec
  if (clusterIP && ips.length === 0) errors.required('spec.clusterIPs')
  else if (clusterIP && ips[0] !== clusterIP)
    errors.invalid('spec.clusterIPs', ips, 'first value must match `clusterIP`')
  if (!clusterIP && ips.length > 0)
    errors.invalid('spec.clusterIPs', ips, 'must be empty when `clusterIP` is not specified')
  for (const [index, family] of ipFamilies.entries()) {
    const field = `spec.ipFamilies[${index}]`
    if (family !== 'IPv4' && family !== 'IPv6') errors.notSupported(field, family, ['IPv4', 'IPv6'])
    if (ipFamilies.indexOf(family) < index) errors.duplicate(field, family)
  }
  if (policy && !FAMILY_POLICIES.includes(policy))
    errors.notSupported('spec.ipFamilyPolicy', policy, FAMILY_POLICIES)
  if (!validateClusterIPs(service, errors)) return
  if (ips.length === 2 && ips.every((ip) => !ip.includes(':')))
    errors.invalid('spec.clusterIPs', ips, 'may specify no more than one IP for each IP family')
  for (const [index, ip] of isHeadless(service) ? [] : ips.entries()) {
    const family = ipFamilies[index]
    if (!family && ip.includes(':'))
      errors.invalid(`spec.clusterIPs[${index}]`, ips, 'IPv6 is not configured on this cluster')
    if (!family || ip.includes(':') === (family === 'IPv6')) continue
    errors.invalid(
      `spec.clusterIPs[${index}]`,
      ip,
      `expected an ${family} value as indicated by \`ipFamilies[${index}]\``,
    )
  }
  // What follows is said where addresses are allotted.
  for (const [index, family] of ipFamilies.entries()) {
    if (family === 'IPv6')
      errors.invalid(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster')
  }
  if (policy === 'RequireDualStack')
    errors.invalid('spec.ipFamilyPolicy', policy, 'this cluster is not configured for dual-stack services')
}

function validateSourceRanges(service: Service, errors: FieldErrors): void {
  const { spec, metadata } = service
  const inAnnotation = metadata.annotations?.[RANGES]
  const fromSpec = (spec.loadBalancerSourceRanges ?? []).length > 0
  if (!fromSpec && inAnnotation === undefined) return
  const field = fromSpec ? 'spec.LoadBalancerSourceRanges' : `metadata.annotations[${RANGES}]`
  if (!isBalanced(service)) errors.forbidden(field, ONLY_BALANCED)
  const ranges = fromSpec ? (spec.loadBalancerSourceRanges ?? []) : (inAnnotation?.trim() || '').split(',')
  for (const [index, range] of ranges.entries()) {
    if (fromSpec || range.trim() !== '')
      validateCidr(range.trim(), fromSpec ? `${field}[${index}]` : field, errors)
  }
}

function validateBalancer(service: Service, errors: FieldErrors): void {
  const { spec } = service
  if (spec.allocateLoadBalancerNodePorts !== undefined && !isBalanced(service))
    errors.forbidden('spec.allocateLoadBalancerNodePorts', ONLY_BALANCED)
  const name = spec.loadBalancerClass
  if (name === undefined) return
  if (!isBalanced(service)) errors.forbidden('spec.loadBalancerClass', ONLY_BALANCED)
  else for (const why of qualifiedName(name)) errors.invalid('spec.loadBalancerClass', name, why)
}

function validateTraffic(service: Service, errors: FieldErrors): void {
  const { externalTrafficPolicy: outside, healthCheckNodePort: health } = service.spec
  if (outside && !isExternallyAccessible(service)) {
    const why = 'may only be set for externally-accessible services'
    errors.invalid('spec.externalTrafficPolicy', outside, why)
  } else if (outside && !POLICIES.includes(outside)) {
    errors.notSupported('spec.externalTrafficPolicy', outside, POLICIES)
  }
  if (health && !needsHealthCheck(service)) {
    const why = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
    errors.invalid('spec.healthCheckNodePort', health, why)
  } else if (health && !isPort(health)) errors.invalid('spec.healthCheckNodePort', health, PORT_RANGE)
  const { internalTrafficPolicy: inside, trafficDistribution: distribution } = service.spec
  if (inside !== undefined && !POLICIES.includes(inside))
    errors.notSupported('spec.internalTrafficPolicy', inside, POLICIES)
  if (distribution !== undefined && !DISTRIBUTIONS.includes(distribution))
    errors.notSupported('spec.trafficDistribution', distribution, DISTRIBUTIONS)
}

function validateType({ spec }: Service, errors: FieldErrors): void {
  if (!spec.type) errors.required('spec.type')
  else if (!TYPES.includes(spec.type)) errors.notSupported('spec.type', spec.type, TYPES)
  if (spec.type !== 'ClusterIP') return
  for (const [index, { nodePort }] of (spec.ports ?? []).entries()) {
    if (nodePort)
      errors.forbidden(`spec.ports[${index}].nodePort`, "may not be used when `type` is 'ClusterIP'")
  }
}

/** Validates a Service. */
export function validateService(service: Service, errors: FieldErrors): void {
  const { spec, metadata } = service
  if (spec.type !== 'ExternalName') {
    // Without addresses that make sense nothing can be allotted, and nothing else is looked at.
    const before = errors.list.length
    validateFamilies(service, errors)
    if (errors.list.length > before) return
  }
  const { [HINTS]: hints, [MODE]: mode } = metadata.annotations ?? {}
  if (hints !== undefined && mode !== undefined && hints !== mode) {
    const why = `must match annotations[${HINTS}] when both are specified`
    errors.invalid(`metadata.annotations[${MODE}]`, mode, why)
  }
  const ports = spec.ports ?? []
  if (ports.length === 0 && !isHeadless(service) && spec.type !== 'ExternalName')
    errors.required('spec.ports')
  validateTypeNeeds(service, errors)
  const names = new Set<string>()
  for (const [index, port] of ports.entries()) {
    validatePort(port, `spec.ports[${index}]`, ports.length > 1, names, errors)
  }
  validateLabels(spec.selector, 'spec.selector', errors)
  validateAffinity(service, errors)
  for (const [index, ip] of (spec.externalIPs ?? []).entries()) {
    const field = `spec.externalIPs[${index}]`
    const before = errors.list.length
    validateIP(ip, field, errors)
    if (errors.list.length === before) validateEndpointIP(ip, field, errors)
  }
  validateType(service, errors)
  validateDuplicates(ports, errors)
  validateSourceRanges(service, errors)
  validateBalancer(service, errors)
  validateTraffic(service, errors)
}

/** What an update may not change. */
export function validateServiceUpdate(service: Service, old: Service, errors: FieldErrors): void {
  const { spec } = service
  // What cannot be allotted is told alone.
  const dual = spec.ipFamilyPolicy === 'RequireDualStack' || spec.ipFamilies?.includes('IPv6')
  if ((spec.clusterIP && !spec.clusterIPs?.length) || dual) return
  if (old.spec.type !== 'ExternalName' && spec.type !== 'ExternalName') {
    const [before, after] = [old.spec.clusterIPs ?? [], spec.clusterIPs ?? []]
    if (before.length > 0 && before[0] !== after[0])
      errors.invalid('spec.clusterIPs[0]', after, 'may not change once set')
    const families = spec.ipFamilies ?? []
    if (!isHeadless(service) && old.spec.ipFamilies?.[0] !== families[0])
      errors.invalid('spec.ipFamilies[0]', families, 'may not change once set')
  }
  if (isBalanced(old) && isBalanced(service) && old.spec.loadBalancerClass !== spec.loadBalancerClass)
    errors.invalid('spec.loadBalancerClass', spec.loadBalancerClass ?? null, 'may not change once set')
  const both = needsHealthCheck(old) && needsHealthCheck(service)
  if (both && !deepEqual(old.spec.healthCheckNodePort, spec.healthCheckNodePort))
    errors.forbidden('spec.healthCheckNodePort', 'field is immutable')
}

/** What a load balancer may say of its addresses. Mirrors: ValidateLoadBalancerStatus. */
export function validateServiceStatus(service: Service, _old: Service, errors: FieldErrors): void {
  const entries = service.status?.loadBalancer?.ingress ?? []
  if (!isBalanced(service) && entries.length > 0) {
    errors.forbidden('status.loadBalancer.ingress', "may only be used when `spec.type` is 'LoadBalancer'")
    return
  }
  for (const [index, { ip, ipMode, hostname }] of entries.entries()) {
    const field = `status.loadBalancer.ingress[${index}]`
    if (ip) validateIP(ip, `${field}.ip`, errors)
    if (ipMode !== undefined && !ip)
      errors.forbidden(`${field}.ipMode`, 'may not be specified when `ip` is not set')
    else if (ipMode !== undefined && ipMode !== 'VIP' && ipMode !== 'Proxy')
      errors.notSupported(`${field}.ipMode`, ipMode, ['Proxy', 'VIP'])
    if (!hostname) continue
    for (const why of dns1123Subdomain(hostname)) errors.invalid(`${field}.hostname`, hostname, why)
  }
}
