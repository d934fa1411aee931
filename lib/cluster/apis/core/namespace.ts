import type { Namespace } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name'

export const namespace = defineKind<Namespace>({
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  singular: 'namespace',
  shortNames: ['ns'],
  namespaced: false,
  schema: 'v1/Namespace',
  nameRule: 'label',
  subresources: ['status'],
  specFinalizers: true,
  selectableFields: (ns) => ({ 'status.phase': ns.status?.phase ?? '' }),
  defaults(ns) {
    ns.spec ??= {}
    ns.status ??= {}
    ns.status.phase ??= 'Active'
    if (ns.metadata.name)
      ns.metadata.labels = { ...ns.metadata.labels, [NAMESPACE_NAME_LABEL]: ns.metadata.name }
  },
  prepareForCreate(ns) {
    ns.status = { phase: 'Active' }
    ns.spec.finalizers = [...new Set([...(ns.spec.finalizers ?? []), 'kubernetes'])]
  },
  prepareForUpdate(ns, old) {
    ns.spec.finalizers = old.spec.finalizers
    ns.status = old.status
  },
  columns: [
    nameColumn as Column<Namespace>,
    { name: 'Status', value: (ns) => ns.status?.phase ?? '' },
    ageColumn as Column<Namespace>,
  ],
})
