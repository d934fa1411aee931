import type { LabPicture } from '@/lib/lab/picture'

/** What of the cluster is shown. */
export interface Scope {
  system: boolean
  /** Empty: all of them. */
  namespace: string
  /** In a name, a label, an owner or a status; empty: everything. */
  text: string
}

export const WHOLE: Scope = { system: false, namespace: '', text: '' }

const SYSTEM = 'kube-system'

interface Named {
  namespace: string
  name: string
}

/** The Service of the API server belongs to the system, wherever it is. */
const isSystem = ({ namespace, name }: Named, isService: boolean) =>
  namespace === SYSTEM || (isService && namespace === 'default' && name === 'kubernetes')

/** Those that are shown, whatever the text says. */
export function within<T extends Named>(all: readonly T[], scope: Scope, isService = false): T[] {
  return all.filter(
    (one) =>
      (scope.namespace === '' || one.namespace === scope.namespace) &&
      (scope.system || scope.namespace === SYSTEM || !isSystem(one, isService)),
  )
}

/** Whether some of an object's words have the text. */
export function mentions(text: string, words: readonly (string | undefined)[]): boolean {
  const wanted = text.trim().toLowerCase()
  return wanted === '' || words.some((word) => word?.toLowerCase().includes(wanted))
}

const pairsOf = (pairs: Record<string, string>) =>
  Object.entries(pairs).map(([key, value]) => `${key}=${value}`)

export function podsWithin(pods: LabPicture['pods'], scope: Scope): LabPicture['pods'] {
  return within(pods, scope).filter(({ name, namespace, owner, status, labels }) =>
    mentions(scope.text, [name, namespace, owner, status, ...pairsOf(labels)]),
  )
}

export function servicesWithin(services: LabPicture['services'], scope: Scope): LabPicture['services'] {
  return within(services, scope, true).filter(({ name, namespace, type, selector }) =>
    mentions(scope.text, [name, namespace, type, ...pairsOf(selector)]),
  )
}

/** All namespaces that something stands in, sorted. */
export function namespacesOf({ pods, services, workloads, policies, claims }: LabPicture): string[] {
  const all = [pods, services, workloads, policies, claims].flatMap((list) =>
    list.map(({ namespace }) => namespace),
  )
  return [...new Set(all)].sort()
}
