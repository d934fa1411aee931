import type { IngressClass } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

function parametersCell({ spec: { parameters } }: IngressClass): string {
  if (!parameters) return '<none>'
  const { kind, apiGroup, name } = parameters
  return `${kind}${apiGroup === undefined ? '' : `.${apiGroup}`}/${name}`
}

export const ingressClass = defineKind<IngressClass>({
  group: 'networking.k8s.io',
  version: 'v1',
  kind: 'IngressClass',
  plural: 'ingressclasses',
  singular: 'ingressclass',
  namespaced: false,
  schema: 'networking.k8s.io/v1/IngressClass',
  hasGeneration: true,
  ...lateStrategy<IngressClass>('ingressClass'),
  columns: [
    nameColumn as Column<IngressClass>,
    { name: 'Controller', value: ({ spec }) => spec.controller ?? '' },
    { name: 'Parameters', value: parametersCell },
    ageColumn as Column<IngressClass>,
  ],
})
