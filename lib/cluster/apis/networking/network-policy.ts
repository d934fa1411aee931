import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { NetworkPolicy } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export const networkPolicy = defineKind<NetworkPolicy>({
  group: 'networking.k8s.io',
  version: 'v1',
  kind: 'NetworkPolicy',
  plural: 'networkpolicies',
  singular: 'networkpolicy',
  shortNames: ['netpol'],
  namespaced: true,
  schema: 'networking.k8s.io/v1/NetworkPolicy',
  hasGeneration: true,
  ...lateStrategy<NetworkPolicy>('networkPolicy'),
  columns: [
    nameColumn as Column<NetworkPolicy>,
    {
      name: 'Pod-Selector',
      value: ({ spec }) => formatSelector(selectorFromLabelSelector(spec.podSelector) ?? []) || '<none>',
    },
    ageColumn as Column<NetworkPolicy>,
  ],
})
