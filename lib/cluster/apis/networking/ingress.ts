import type { IIngressRule } from 'kubernetes-models/networking.k8s.io/v1/IngressRule'
import type { Ingress } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

const SHOWN_HOSTS = 3

function hostsOf(rules: readonly IIngressRule[] = []): string {
  const named = rules.slice(0, SHOWN_HOSTS + 1).flatMap((rule) => rule.host || [])
  const shown = named.slice(0, SHOWN_HOSTS)
  if (shown.length === 0) return '*'
  const more = shown.length === SHOWN_HOSTS && rules.length > SHOWN_HOSTS
  return shown.join(',') + (more ? ` + ${rules.length - SHOWN_HOSTS} more...` : '')
}

const addressOf = ({ status }: Ingress) =>
  (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '').join(',')

export const ingress = defineKind<Ingress>({
  group: 'networking.k8s.io',
  version: 'v1',
  kind: 'Ingress',
  plural: 'ingresses',
  singular: 'ingress',
  shortNames: ['ing'],
  namespaced: true,
  schema: 'networking.k8s.io/v1/Ingress',
  hasGeneration: true,
  subresources: ['status'],
  ...lateStrategy<Ingress>('ingress'),
  columns: [
    nameColumn as Column<Ingress>,
    { name: 'Class', value: ({ spec }) => spec.ingressClassName ?? '<none>' },
    { name: 'Hosts', value: ({ spec }) => hostsOf(spec.rules) },
    { name: 'Address', value: addressOf },
    { name: 'Ports', value: ({ spec }) => (spec.tls?.length ? '80, 443' : '80') },
    ageColumn as Column<Ingress>,
  ],
})
