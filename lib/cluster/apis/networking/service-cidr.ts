import type { IServiceCIDR } from 'kubernetes-models/networking.k8s.io/v1/ServiceCIDR'
import { networkOf, parseCidr } from '@/lib/cluster/apimachinery/cidr'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type ServiceCidr = KubeObject & Pick<IServiceCIDR, 'spec' | 'status'>

export const serviceCidr = defineKind<ServiceCidr>({
  group: 'networking.k8s.io',
  version: 'v1',
  kind: 'ServiceCIDR',
  plural: 'servicecidrs',
  singular: 'servicecidr',
  namespaced: false,
  schema: 'networking.k8s.io/v1/ServiceCIDR',
  subresources: ['status'],
  defaults(object) {
    object.spec ??= {}
    object.status ??= {}
  },
  prepareForCreate(object) {
    object.status = {}
  },
  prepareForUpdate(object, old) {
    object.status = old.status
  },
  validate({ spec }, errors) {
    const cidrs = spec?.cidrs ?? []
    if (cidrs.length === 0) errors.required('spec.cidrs', 'at least one CIDR required')
    if (cidrs.length > 2) errors.invalid('spec', spec, 'may only hold up to 2 values')
    for (const [index, text] of cidrs.entries()) {
      const cidr = parseCidr(text)
      const field = `spec.cidrs[${index}]`
      if (!cidr)
        errors.invalid(field, text, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)')
      else if (networkOf(cidr) !== cidr.address)
        errors.invalid(field, text, 'must not have bits set beyond the prefix length')
    }
  },
  validateUpdate({ spec }, old, errors) {
    if (!deepEqual(spec?.cidrs, old.spec?.cidrs))
      errors.invalid('spec.cidrs', spec?.cidrs, 'field is immutable')
  },
  columns: [
    nameColumn as Column<ServiceCidr>,
    { name: 'CIDRs', value: ({ spec }) => (spec?.cidrs ?? []).join(',') },
    ageColumn as Column<ServiceCidr>,
  ],
})
