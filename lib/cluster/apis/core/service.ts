import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { formatSelector, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import { isIPv4, isPort } from '@/lib/cluster/apimachinery/names'
import type { Service } from '@/lib/cluster/apimachinery/object'
import { allocateService } from '@/lib/cluster/apis/core/service-allocation'
import { isExternallyAccessible, isOutside, needsHealthCheck } from '@/lib/cluster/apis/core/service-traits'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

function externalAddress(service: Service): string {
  const { spec, status } = service
  const extra = spec.externalIPs ?? []
  switch (spec.type) {
    case 'ExternalName':
      return spec.externalName || '<none>'
    case 'LoadBalancer': {
      const given = (status?.loadBalancer?.ingress ?? []).map(
        (ingress) => ingress.ip || ingress.hostname || '',
      )
      const all = [...given, ...extra].filter((address) => address !== '')
      return all.length > 0 ? all.join(',') : '<pending>'
    }
    default:
      return extra.join(',') || '<none>'
  }
}

const portsOf = (service: Service) =>
  (service.spec.ports ?? [])
    .map((port) => `${port.port}${port.nodePort ? `:${port.nodePort}` : ''}/${port.protocol}`)
    .join(',') || '<none>'

function defaults(service: Service): void {
  service.spec ??= {}
  const { spec } = service
  spec.sessionAffinity ??= 'None'
  spec.type ??= 'ClusterIP'
  if (spec.sessionAffinity === 'ClientIP') {
    spec.sessionAffinityConfig ??= { clientIP: { timeoutSeconds: 10_800 } }
  } else delete spec.sessionAffinityConfig
  for (const port of spec.ports ?? []) {
    port.protocol ??= 'TCP'
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '')
      port.targetPort = port.port ?? 0
  }
  if (isExternallyAccessible(service)) spec.externalTrafficPolicy ??= 'Cluster'
  if (spec.type !== 'ExternalName') spec.internalTrafficPolicy ??= 'Cluster'
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true
  service.status ??= {}
  service.status.loadBalancer ??= {}
  for (const entry of service.status.loadBalancer.ingress ?? []) if (entry.ip) entry.ipMode ??= 'VIP'
}

const nodePortsOf = ({ spec }: Service) => (spec.ports ?? []).flatMap(({ nodePort }) => nodePort || [])

/** Who changed one of the two spellings of the address means both. Mirrors: NormalizeClusterIPs. */
function alignAddresses({ spec }: Service, old?: Service): void {
  const one = spec.clusterIP ?? ''
  if (!old) {
    if (one && !spec.clusterIPs?.length) spec.clusterIPs = [one]
    return
  }
  const before = old.spec.clusterIP ?? ''
  if (one === before || !deepEqual(spec.clusterIPs ?? [], old.spec.clusterIPs ?? [])) return
  if (one) spec.clusterIPs = [one]
  else delete spec.clusterIPs
}

/** What the old one was given, the new one keeps unless it says something else. Mirrors: patchAllocatedValues. */
function keepAllotted(service: Service, old: Service): void {
  const { spec } = service
  if (spec.type !== 'ExternalName' && old.spec.type !== 'ExternalName') {
    if (!spec.clusterIP && old.spec.clusterIP) spec.clusterIP = old.spec.clusterIP
    if (!spec.clusterIPs?.length && spec.clusterIP === old.spec.clusterIP)
      spec.clusterIPs = old.spec.clusterIPs
    spec.ipFamilies ??= old.spec.ipFamilies
    spec.ipFamilyPolicy ??= old.spec.ipFamilyPolicy
  }
  if (isOutside(spec.type) && isOutside(old.spec.type)) {
    for (const port of spec.ports ?? []) {
      const before = old.spec.ports?.find(
        (other) => other.port === port.port && other.protocol === port.protocol,
      )
      if (before?.nodePort) port.nodePort ||= before.nodePort
    }
  }
  if (needsHealthCheck(service) && needsHealthCheck(old) && old.spec.healthCheckNodePort)
    spec.healthCheckNodePort ||= old.spec.healthCheckNodePort
}

type Field = keyof Service['spec']

/** Drops what only the type needed that a Service had before. Mirrors: dropTypeDependentFields. */
function dropUnneeded(service: Service, old: Service): void {
  const { spec } = service
  const drop = (needs: (one: Service) => boolean, ...fields: Field[]) => {
    if (!needs(old) || needs(service)) return
    for (const field of fields) if (deepEqual(spec[field], old.spec[field])) delete spec[field]
  }
  const hasAddress = (one: Service) => one.spec.type !== 'ExternalName'
  drop(hasAddress, 'clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy', 'internalTrafficPolicy')
  if (isOutside(old.spec.type) && !isOutside(spec.type)) {
    const before = nodePortsOf(old)
    if (nodePortsOf(service).every((port) => before.includes(port)))
      for (const port of spec.ports ?? []) delete port.nodePort
  }
  const isBalanced = (one: Service) => one.spec.type === 'LoadBalancer'
  drop(needsHealthCheck, 'healthCheckNodePort')
  drop(isBalanced, 'allocateLoadBalancerNodePorts', 'loadBalancerClass')
  drop(isExternallyAccessible, 'externalTrafficPolicy')
}

const PLAIN_FIELD =
  /^(clusterIPs?|internalTrafficPolicy|ipFamilies|ipFamilyPolicy|ports|selector|sessionAffinity|type)$/
const PLAIN_WORD = /^[a-z][a-z\d-]{0,50}[a-z\d]$/

/** So simple that nothing can be wrong with it, as kubeadm's own: a cluster boots without the rules for others. */
function isPlain({ metadata, spec }: Service): boolean {
  const { clusterIP = '', clusterIPs = [], ports = [], selector = {} } = spec
  const { ipFamilies = ['IPv4'], ipFamilyPolicy = 'SingleStack' } = spec
  const names = new Set(ports.map(({ name }) => name))
  return (
    spec.type === 'ClusterIP' &&
    spec.sessionAffinity === 'None' &&
    spec.internalTrafficPolicy === 'Cluster' &&
    Object.keys(spec).every((field) => PLAIN_FIELD.test(field)) &&
    Object.keys(metadata.annotations ?? {}).every((key) => key.startsWith('prometheus.io/')) &&
    isIPv4(clusterIP) &&
    deepEqual(clusterIPs, [clusterIP]) &&
    deepEqual(ipFamilies, ['IPv4']) &&
    ipFamilyPolicy === 'SingleStack' &&
    Object.entries(selector)
      .flat()
      .every((word) => PLAIN_WORD.test(word)) &&
    ports.length > 0 &&
    names.size === ports.length &&
    ports.every(
      ({ name = '', port, targetPort, protocol = '', nodePort, appProtocol }) =>
        PLAIN_WORD.test(name) &&
        isPort(port ?? 0) &&
        isPort(targetPort as number) &&
        /^(TCP|UDP)$/.test(protocol) &&
        nodePort === undefined &&
        appProtocol === undefined,
    )
  )
}

const late = lateStrategy<Service>('service')

export const service = defineKind<Service>({
  group: '',
  version: 'v1',
  kind: 'Service',
  plural: 'services',
  singular: 'service',
  shortNames: ['svc'],
  categories: ['all'],
  namespaced: true,
  schema: 'v1/Service',
  createOnUpdate: true,
  nameRule: 'label',
  subresources: ['status'],
  selectableFields: (object) => ({
    'spec.clusterIP': object.spec.clusterIP ?? '',
    'spec.type': object.spec.type ?? '',
  }),
  defaults,
  prepareForCreate(object) {
    object.status = { loadBalancer: {} }
    alignAddresses(object)
  },
  prepareForUpdate(object, old) {
    object.status = old.status
    alignAddresses(object, old)
    keepAllotted(object, old)
    dropUnneeded(object, old)
  },
  validate: (object, errors) => isPlain(object) || late.validate?.(object, errors),
  validateUpdate: late.validateUpdate,
  validateStatusUpdate: late.validateStatusUpdate,
  validatesUpdateFirst: true,
  warnings: (object, old) => (isPlain(object) ? [] : (late.warnings?.(object, old) ?? [])),
  allocate: allocateService,
  columns: [
    nameColumn as Column<Service>,
    { name: 'Type', value: (object) => object.spec.type ?? '' },
    { name: 'Cluster-IP', value: (object) => object.spec.clusterIP || '<none>' },
    { name: 'External-IP', value: externalAddress },
    { name: 'Port(s)', value: portsOf },
    ageColumn as Column<Service>,
    {
      name: 'Selector',
      priority: 1,
      value: (object) => formatSelector(selectorFromSet(object.spec.selector)) || '<none>',
    },
  ],
})
