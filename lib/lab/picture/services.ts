import type { EndpointSlice, Service } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { Drawings } from './drawings'
import { named } from './named'
import { list } from './read'
import type { Mood, ServicePicture } from './schema'

const SERVICE_NAME = 'kubernetes.io/service-name'

type Backend = ServicePicture['backends'][number]

/** Each address once, whatever ports and slices it is in. */
function backendsOf(slices: readonly EndpointSlice[]): Backend[] {
  const found = new Map<string, Backend>()
  for (const { endpoints } of slices)
    for (const { addresses, targetRef, conditions } of endpoints ?? []) {
      const [address = ''] = addresses
      const pod = targetRef?.kind === 'Pod' ? targetRef.name : undefined
      const ready = conditions?.ready !== false || (found.get(address)?.ready ?? false)
      found.set(address, { address, ...(pod ? { pod } : {}), ready })
    }
  return [...found.values()].sort((a, b) => ((a.pod ?? a.address) < (b.pod ?? b.address) ? -1 : 1))
}

function moodOf({ spec }: Service, backends: readonly Backend[]): Mood {
  if (spec.type === 'ExternalName' || backends.some(({ ready }) => ready)) return 'good'
  return backends.length > 0 ? 'busy' : 'bad'
}

function portsOf({ spec }: Service): string[] {
  return (spec.ports ?? []).map(({ port, nodePort, targetPort, protocol = 'TCP' }) => {
    const target = targetPort === undefined || String(targetPort) === String(port) ? '' : `→${targetPort}`
    return `${port}${nodePort ? `:${nodePort}` : ''}${target}/${protocol}`
  })
}

function servicePicture(service: Service, slices: readonly EndpointSlice[]): ServicePicture {
  const { spec, status } = service
  const backends = backendsOf(slices)
  const balancers = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname ?? '')
  return {
    ...named(service),
    type: spec.type ?? 'ClusterIP',
    address: spec.externalName ?? spec.clusterIP ?? '',
    external: [...balancers, ...(spec.externalIPs ?? [])],
    ports: portsOf(service),
    selector: spec.selector ?? {},
    ...{ backends, mood: moodOf(service, backends) },
  }
}

const drawings = new Drawings<Service, ServicePicture>()

export function servicePictures(cluster: Cluster): ServicePicture[] {
  const slicesOf = new Map<string, EndpointSlice[]>()
  for (const slice of list<EndpointSlice>(cluster, '/apis/discovery.k8s.io/v1/endpointslices')) {
    const { namespace, labels } = slice.metadata
    const key = `${namespace}/${labels?.[SERVICE_NAME]}`
    slicesOf.set(key, [...(slicesOf.get(key) ?? []), slice])
  }
  return list<Service>(cluster, '/api/v1/services').map((service) => {
    const slices = slicesOf.get(`${service.metadata.namespace}/${service.metadata.name}`) ?? []
    return drawings.of(service, slices, () => servicePicture(service, slices))
  })
}
