import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { dns1123Label, qualifiedName } from '@/lib/cluster/apimachinery/names'

const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

interface Port {
  name?: string
  protocol?: string
  appProtocol?: string
}

/** What ports of Endpoints and of EndpointSlices are asked alike. */
export function validateEndpointPort(port: Port, field: string, errors: FieldErrors): void {
  const { name, protocol, appProtocol } = port
  if (name) for (const why of dns1123Label(name)) errors.invalid(`${field}.name`, name, why)
  if (!protocol) errors.required(`${field}.protocol`)
  else if (!PROTOCOLS.includes(protocol)) errors.notSupported(`${field}.protocol`, protocol, PROTOCOLS)
  if (appProtocol === undefined) return
  for (const why of qualifiedName(appProtocol)) errors.invalid(`${field}.appProtocol`, appProtocol, why)
}
