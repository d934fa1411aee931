import type { Endpoints } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const SHOWN = 3

/** `10.244.1.4:80,10.244.2.7:80 + 2 more...` */
function formatEndpoints(endpoints: Endpoints): string {
  const all: string[] = []
  for (const subset of endpoints.subsets ?? []) {
    for (const { ip } of subset.addresses ?? []) {
      if (!subset.ports?.length) all.push(ip)
      for (const { port } of subset.ports ?? []) all.push(`${ip}:${port}`)
    }
  }
  if (all.length === 0) return '<none>'
  const more = all.length - SHOWN
  return all.slice(0, SHOWN).join(',') + (more > 0 ? ` + ${more} more...` : '')
}

export const endpoints = defineKind<Endpoints>({
  group: '',
  version: 'v1',
  kind: 'Endpoints',
  plural: 'endpoints',
  singular: 'endpoints',
  shortNames: ['ep'],
  namespaced: true,
  schema: 'v1/Endpoints',
  createOnUpdate: true,
  deprecation: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  columns: [
    nameColumn as Column<Endpoints>,
    { name: 'Endpoints', value: formatEndpoints },
    ageColumn as Column<Endpoints>,
  ],
})
