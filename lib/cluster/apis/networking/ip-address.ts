import type { IIPAddress } from 'kubernetes-models/networking.k8s.io/v1/IPAddress'
import { formatIP, parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { KubeObject, Service } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { hashText } from '@/lib/cluster/sim/hash'

type IPAddress = KubeObject & Pick<IIPAddress, 'spec'>

function parentCell({ spec }: IPAddress): string {
  const { group, resource, namespace, name } = spec?.parentRef ?? {}
  const qualified = group ? `${resource}.${group}` : resource
  return namespace ? `${qualified}/${namespace}/${name}` : `${qualified}/${name}`
}

/** The object that stands for an address of a Service. */
function addressOf(service: Service, ip: string): IPAddress {
  const { creationTimestamp, resourceVersion, uid, namespace, name } = service.metadata
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IPAddress',
    metadata: {
      creationTimestamp,
      labels: {
        'ipaddress.kubernetes.io/ip-family': 'IPv4',
        'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io',
      },
      name: ip,
      resourceVersion,
      uid: uid.slice(0, -12) + hashText(ip).slice(4),
    },
    spec: { parentRef: { group: '', name, namespace, resource: 'services' } },
  } as IPAddress
}

/** Differs: the addresses of Services are allotted without such objects; these follow from the Services. */
export const ipAddress = defineKind<IPAddress>({
  group: 'networking.k8s.io',
  version: 'v1',
  kind: 'IPAddress',
  plural: 'ipaddresses',
  singular: 'ipaddress',
  shortNames: ['ip'],
  namespaced: false,
  schema: 'networking.k8s.io/v1/IPAddress',
  nameRule: 'pathSegment',
  alwaysThere: (list) =>
    (list('services') as unknown as Service[]).flatMap((service) =>
      (service.spec.clusterIPs ?? []).flatMap((ip) => (ip === 'None' ? [] : addressOf(service, ip))),
    ),
  validate({ metadata, spec }, errors) {
    const ip = parseIP(metadata.name)
    if (!ip || formatIP(ip) !== metadata.name)
      errors.invalid(
        'metadata.name',
        metadata.name,
        'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      )
    if (!spec?.parentRef) errors.required('spec.parentRef')
    else {
      for (const field of ['resource', 'name'] as const)
        if (!spec.parentRef[field]) errors.required(`spec.parentRef.${field}`)
    }
  },
  columns: [
    nameColumn as Column<IPAddress>,
    { name: 'ParentRef', value: parentCell },
    ageColumn as Column<IPAddress>,
  ],
})
