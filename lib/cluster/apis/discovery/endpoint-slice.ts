import type { EndpointSlice } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'
import { arePlainPorts, isPlainEndpoint } from '@/lib/cluster/apis/plain-endpoint'

const SHOWN = 3

/** `a,b,c + 2 more...`, as printers shorten lists. */
function shorten(items: string[], whenEmpty: string): string {
  if (items.length === 0) return whenEmpty
  const more = items.length - SHOWN
  return items.slice(0, SHOWN).join(',') + (more > 0 ? ` + ${more} more...` : '')
}

const ports = (slice: EndpointSlice) =>
  shorten(
    (slice.ports ?? []).map((port) => (port.port === undefined ? `*/${port.name ?? ''}` : String(port.port))),
    '<unset>',
  )

const late = lateStrategy<EndpointSlice>('endpointSlice')

/** As the controller writes them for plain Services: a cluster boots without the rules for others. */
const isPlain = ({ addressType, endpoints, ports }: EndpointSlice): boolean =>
  addressType === 'IPv4' &&
  (endpoints ?? []).length <= 100 &&
  (endpoints ?? []).every(
    ({ addresses, hints, ...rest }) => !hints && isPlainEndpoint({ ...rest, ips: addresses }),
  ) &&
  arePlainPorts(ports ?? [])

export const endpointSlice = defineKind<EndpointSlice>({
  group: 'discovery.k8s.io',
  version: 'v1',
  kind: 'EndpointSlice',
  plural: 'endpointslices',
  singular: 'endpointslice',
  namespaced: true,
  schema: 'discovery.k8s.io/v1/EndpointSlice',
  hasGeneration: true,
  defaults(slice) {
    // Go writes these two lists even when they are empty: as null.
    const lists = slice as { endpoints?: unknown; ports?: unknown }
    lists.endpoints ??= null
    lists.ports ??= null
    for (const port of slice.ports ?? []) {
      port.name ??= ''
      port.protocol ??= 'TCP'
    }
  },
  validate: (object, errors) => isPlain(object) || late.validate?.(object, errors),
  warnings: (object) => (isPlain(object) ? [] : (late.warnings?.(object) ?? [])),
  validateUpdate(slice, old, errors) {
    if (slice.addressType !== old.addressType)
      errors.invalid('addressType', slice.addressType, 'field is immutable')
  },
  columns: [
    nameColumn as Column<EndpointSlice>,
    { name: 'AddressType', value: (slice) => slice.addressType },
    { name: 'Ports', value: ports },
    {
      name: 'Endpoints',
      value: (slice) =>
        shorten(
          (slice.endpoints ?? []).flatMap((endpoint) => endpoint.addresses),
          '<unset>',
        ),
    },
    ageColumn as Column<EndpointSlice>,
  ],
})
