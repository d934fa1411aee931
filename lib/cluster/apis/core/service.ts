import { formatSelector, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import type { Service } from '@/lib/cluster/apimachinery/object'
import { allocateService } from '@/lib/cluster/apis/core/service-allocation'
import { validateService, validateServiceUpdate } from '@/lib/cluster/apis/core/service-validation'
import { serviceWarnings } from '@/lib/cluster/apis/core/service-warnings'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

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
  const outside = spec.type === 'NodePort' || spec.type === 'LoadBalancer'
  if (outside) spec.externalTrafficPolicy ??= 'Cluster'
  if (spec.type !== 'ExternalName') spec.internalTrafficPolicy ??= 'Cluster'
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true
  service.status ??= {}
  service.status.loadBalancer ??= {}
}

/** Drops what belongs to the type that a Service had before. Mirrors: dropTypeDependentFields, patchAllocatedValues. */
function adjustToType(service: Service, old: Service): void {
  const { spec } = service
  if (spec.type === 'ExternalName') {
    if (old.spec.type !== 'ExternalName') {
      if (spec.clusterIP === old.spec.clusterIP) delete spec.clusterIP
      delete spec.clusterIPs
      delete spec.ipFamilies
      delete spec.ipFamilyPolicy
      delete spec.internalTrafficPolicy
    }
  } else if (!spec.clusterIP && old.spec.clusterIP) {
    spec.clusterIP = old.spec.clusterIP
    spec.clusterIPs = old.spec.clusterIPs
  }
  const outside = (type: string | undefined) => type === 'NodePort' || type === 'LoadBalancer'
  for (const port of spec.ports ?? []) {
    const before = old.spec.ports?.find(
      (other) => other.port === port.port && other.protocol === port.protocol,
    )
    if (outside(spec.type)) {
      if (outside(old.spec.type) && before?.nodePort) port.nodePort ||= before.nodePort
    } else if (outside(old.spec.type) && before?.nodePort === port.nodePort) delete port.nodePort
  }
  if (!outside(spec.type)) delete spec.externalTrafficPolicy
  if (spec.type !== 'LoadBalancer') delete spec.allocateLoadBalancerNodePorts
}

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
  },
  prepareForUpdate(object, old) {
    object.status = old.status
    adjustToType(object, old)
  },
  validate: validateService,
  validateUpdate: validateServiceUpdate,
  validatesUpdateFirst: true,
  warnings: serviceWarnings,
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
