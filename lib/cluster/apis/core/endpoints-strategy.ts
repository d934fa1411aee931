/** Mirrors: ValidateEndpoints in pkg/apis/core/validation/validation.go. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { ipWarnings, validateEndpointIP, validateIP } from '@/lib/cluster/apimachinery/ip-validation'
import { dns1123Label, dns1123Subdomain, isPort, PORT_RANGE } from '@/lib/cluster/apimachinery/names'
import type { Endpoints } from '@/lib/cluster/apimachinery/object'
import { validateEndpointPort } from '@/lib/cluster/apis/endpoint-port'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

type Subset = NonNullable<Endpoints['subsets']>[number]
type Address = NonNullable<Subset['addresses']>[number]

function validateAddress({ ip, hostname, nodeName }: Address, field: string, errors: FieldErrors): void {
  validateIP(ip ?? '', `${field}.ip`, errors)
  if (hostname) for (const why of dns1123Label(hostname)) errors.invalid(`${field}.hostname`, hostname, why)
  if (nodeName !== undefined)
    for (const why of dns1123Subdomain(nodeName)) errors.invalid(`${field}.nodeName`, nodeName, why)
  validateEndpointIP(ip ?? '', `${field}.ip`, errors)
}

/** Both lists of addresses, each with its path. */
const addressesOf = (subset: Subset, field: string) =>
  (['addresses', 'notReadyAddresses'] as const).flatMap((list) =>
    (subset[list] ?? []).map((address, index): [Address, string] => [address, `${field}.${list}[${index}]`]),
  )

function validateSubset(subset: Subset, field: string, errors: FieldErrors): void {
  const addresses = addressesOf(subset, field)
  if (addresses.length === 0) errors.required(field, 'must specify `addresses` or `notReadyAddresses`')
  for (const [address, path] of addresses) validateAddress(address, path, errors)
  const ports = subset.ports ?? []
  for (const [index, port] of ports.entries()) {
    const path = `${field}.ports[${index}]`
    if (ports.length > 1 && !port.name) errors.required(`${path}.name`)
    if (!isPort(port.port ?? 0)) errors.invalid(`${path}.port`, port.port ?? 0, PORT_RANGE)
    validateEndpointPort(port, path, errors)
  }
}

/** What the API server asks of Endpoints when they are written. */
export const endpointsStrategy: Strategy<Endpoints> = {
  validate({ subsets }, errors) {
    for (const [index, subset] of (subsets ?? []).entries())
      validateSubset(subset, `subsets[${index}]`, errors)
  },
  warnings: ({ subsets }) =>
    (subsets ?? []).flatMap((subset, index) =>
      addressesOf(subset, `subsets[${index}]`).flatMap(([{ ip }, path]) => ipWarnings(`${path}.ip`, ip)),
    ),
}
