/** Mirrors: ValidateEndpointSlice in pkg/apis/discovery/validation/validation.go. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { ipWarnings, validateEndpointIP, validateIP } from '@/lib/cluster/apimachinery/ip-validation'
import { dns1123Label, dns1123Subdomain } from '@/lib/cluster/apimachinery/names'
import type { EndpointSlice } from '@/lib/cluster/apimachinery/object'
import { validateEndpointPort } from '@/lib/cluster/apis/endpoint-port'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const TYPES = ['FQDN', 'IPv4', 'IPv6']

const MOST = { endpoints: 1000, addresses: 100, ports: 100, zones: 8 }

type Endpoint = NonNullable<EndpointSlice['endpoints']>[number]

function validateName(name: string, field: string, errors: FieldErrors): void {
  if (!name) {
    errors.required(field)
    return
  }
  const plain = name.replace(/\.$/, '')
  const wrong = dns1123Subdomain(plain)
  for (const why of wrong) errors.invalid(field, plain, why)
  if (wrong.length > 0) return
  if (!plain.includes('.'))
    errors.invalid(field, plain, 'should be a domain with at least two segments separated by dots')
}

function validateAddress(type: string, text: string, field: string, errors: FieldErrors): void {
  if (type === 'FQDN') {
    validateName(text, field, errors)
    return
  }
  const ip = validateIP(text, field, errors)
  const family = type === 'IPv6' ? 6 : 4
  if (ip && ip.family !== family) errors.invalid(field, text, `must be an IPv${family} address`)
  validateEndpointIP(text, field, errors)
}

function validateEndpoint(endpoint: Endpoint, type: string, field: string, errors: FieldErrors): void {
  const { addresses = [], hostname, nodeName, hints } = endpoint
  if (addresses.length === 0) errors.required(`${field}.addresses`, 'must contain at least 1 address')
  else if (addresses.length > MOST.addresses)
    errors.tooMany(`${field}.addresses`, addresses.length, MOST.addresses)
  if (TYPES.includes(type))
    for (const [index, address] of addresses.entries())
      validateAddress(type, address, `${field}.addresses[${index}]`, errors)
  if (nodeName !== undefined)
    for (const why of dns1123Subdomain(nodeName)) errors.invalid(`${field}.nodeName`, nodeName, why)
  if (hostname !== undefined)
    for (const why of dns1123Label(hostname)) errors.invalid(`${field}.hostname`, hostname, why)
  const zones = hints?.forZones ?? []
  if (zones.length > MOST.zones) errors.tooMany(`${field}.hints.forZones`, zones.length, MOST.zones)
}

/** What the API server asks of a slice when it is written. */
export const endpointSliceStrategy: Strategy<EndpointSlice> = {
  validate(slice, errors) {
    if (!slice.addressType) errors.required('addressType')
    else if (!TYPES.includes(slice.addressType)) errors.notSupported('addressType', slice.addressType, TYPES)
    const { endpoints, ports } = slice
    if (endpoints && endpoints.length > MOST.endpoints)
      errors.tooMany('endpoints', endpoints.length, MOST.endpoints)
    else
      for (const [index, endpoint] of (endpoints ?? []).entries())
        validateEndpoint(endpoint, slice.addressType ?? '', `endpoints[${index}]`, errors)
    if (ports && ports.length > MOST.ports) errors.tooMany('ports', ports.length, MOST.ports)
    const names = new Set<string>()
    for (const [index, port] of (ports ?? []).entries()) {
      validateEndpointPort(port, `ports[${index}]`, errors)
      if (names.has(port.name ?? '')) errors.duplicate(`ports[${index}].name`, port.name)
      names.add(port.name ?? '')
    }
  },
  warnings: ({ endpoints }) =>
    (endpoints ?? []).flatMap(({ addresses }, index) =>
      addresses.flatMap((ip, at) => ipWarnings(`endpoints[${index}].addresses[${at}]`, ip)),
    ),
}
