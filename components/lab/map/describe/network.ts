import { objectKey } from '@/lib/lab/picture/object-key'
import { type Describe, isIt, pairs, podKeys } from './description'

export const describeService: Describe = ({ services, routes }, ref) => {
  const found = services.find(isIt(ref))
  if (!found) return undefined
  const { type, address, external, ports, selector, backends, mood } = found
  const podsThat = (ready: boolean) =>
    podKeys(
      ref,
      backends.flatMap((one) => (one.ready === ready && one.pod ? [one.pod] : [])),
    )
  const leading = routes.filter(({ rules }) => rules.some((rule) => rule.service === objectKey(ref)))
  return {
    mood,
    facts: {
      ...{ type, address, external: external.join(', '), ports: ports.join(', ') },
      selector: pairs(selector),
    },
    relations: { pods: podsThat(true), notReady: podsThat(false), routes: leading.map(objectKey) },
  }
}

export const describeRoute: Describe = ({ routes }, ref) => {
  const found = routes.find((one) => objectKey(one) === objectKey(ref))
  if (!found) return undefined
  const { className, addresses, parents, rules } = found
  const lines = rules.map(({ host, path, port }) => `${host}${path} → ${port}`)
  return {
    facts: { className, address: addresses.join(', '), rules: lines.join(', ') },
    relations: { routes: parents, services: [...new Set(rules.map(({ service }) => service))] },
  }
}

export const describePolicy: Describe = ({ policies }, ref) => {
  const found = policies.find(isIt(ref))
  if (!found) return undefined
  const { directions, ingress, egress, pods } = found
  const rulesOf = (direction: 'Ingress' | 'Egress', rules: readonly string[]) =>
    directions.includes(direction) ? rules.join(' | ') || '—' : undefined
  return {
    facts: { ingress: rulesOf('Ingress', ingress), egress: rulesOf('Egress', egress) },
    relations: { pods: podKeys(ref, pods) },
  }
}
