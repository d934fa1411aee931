import type { Endpoints } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'
import { arePlainPorts, isPlainEndpoint } from '@/lib/cluster/apis/plain-endpoint'

const SHOWN = 3

/** `10.244.1.4:80,10.244.2.7:80 + 2 more...` */
function formatEndpoints(endpoints: Endpoints): string {
  const all: string[] = []
  for (const subset of endpoints.subsets ?? []) {
    for (const { ip } of subset.addresses ?? []) {
      if (!subset.ports?.length) all.push(ip)
      for (const { port } of subset.ports ?? []) all.push(`${ip}:${port}`)
    }
  }
  if (all.length === 0) return '<none>'
  const more = all.length - SHOWN
  return all.slice(0, SHOWN).join(',') + (more > 0 ? ` + ${more} more...` : '')
}

const late = lateStrategy<Endpoints>('endpoints')

/** As the controller writes them for plain Services: a cluster boots without the rules for others. */
const isPlain = ({ subsets }: Endpoints): boolean =>
  (subsets ?? []).every(
    ({ addresses = [], notReadyAddresses = [], ports = [] }) =>
      addresses.length + notReadyAddresses.length > 0 &&
      [...addresses, ...notReadyAddresses].every(({ ip, ...rest }) =>
        isPlainEndpoint({ ...rest, ips: [ip] }),
      ) &&
      arePlainPorts(ports),
  )

export const endpoints = defineKind<Endpoints>({
  group: '',
  version: 'v1',
  kind: 'Endpoints',
  plural: 'endpoints',
  singular: 'endpoints',
  shortNames: ['ep'],
  namespaced: true,
  schema: 'v1/Endpoints',
  createOnUpdate: true,
  defaults(object) {
    for (const { ports } of object.subsets ?? []) for (const port of ports ?? []) port.protocol ??= 'TCP'
  },
  validate: (object, errors) => isPlain(object) || late.validate?.(object, errors),
  warnings: (object) => (isPlain(object) ? [] : (late.warnings?.(object) ?? [])),
  deprecation: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  columns: [
    nameColumn as Column<Endpoints>,
    { name: 'Endpoints', value: formatEndpoints },
    ageColumn as Column<Endpoints>,
  ],
})
