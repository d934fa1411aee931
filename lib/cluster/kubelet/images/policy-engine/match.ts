/** Which resources a rule is about. Mirrors: kyverno pkg/engine/utils/match.go. */
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { AdmissionRequest } from '@/lib/cluster/kubelet/images/admission-server'
import type {
  MatchResources,
  ResourceDescription,
  ResourceFilter,
  Rule,
} from '@/lib/cluster/kubelet/images/policy-engine/policy'
import { matchesWildcard } from '@/lib/cluster/kubelet/images/policy-engine/scalar'

/** What a rule looks at. */
export interface Subject {
  request: AdmissionRequest
  /** The object as it is to be; of a deletion, as it was. */
  resource: KubeObject
  namespaceLabels: Readonly<Record<string, string>>
}

const KIND = /^(?:(?:([^/]+)\/)?([^/]+)\/)?([A-Z*][^/.]*)(?:[/.]([a-z*]+))?$/

/** `Pod`, `v1/Pod`, `apps/v1/Deployment`, each with `/scale` or `.scale` behind it; `*` in any part. */
function matchesKind(wanted: string, { kind, subResource }: AdmissionRequest): boolean {
  const [, group = '*', version = '*', name = '', sub = ''] = KIND.exec(wanted) ?? []
  return (
    matchesWildcard(name, kind.kind) &&
    matchesWildcard(version, kind.version) &&
    matchesWildcard(group, kind.group) &&
    matchesWildcard(sub, subResource)
  )
}

const anyOf = (patterns: readonly string[] | undefined, text: string) =>
  !patterns?.length || patterns.some((pattern) => matchesWildcard(pattern, text))

function matchesDescription(
  wanted: ResourceDescription,
  { request, resource, namespaceLabels }: Subject,
): boolean {
  const { metadata } = resource
  const isNamespace = request.kind.kind === 'Namespace'
  const labels = isNamespace ? (metadata.labels ?? {}) : namespaceLabels
  const name = metadata.name || metadata.generateName || ''
  return (
    (!wanted.kinds?.length || wanted.kinds.some((kind) => matchesKind(kind, request))) &&
    anyOf(wanted.name === undefined ? wanted.names : [wanted.name], name) &&
    anyOf(wanted.namespaces, isNamespace ? name : request.namespace) &&
    (!wanted.operations?.length || wanted.operations.includes(request.operation)) &&
    (!wanted.selector || matchesLabelSelector(wanted.selector, metadata.labels)) &&
    (!wanted.namespaceSelector || matchesLabelSelector(wanted.namespaceSelector, labels)) &&
    Object.entries(wanted.annotations ?? {}).every(([key, value]) =>
      matchesWildcard(value, metadata.annotations?.[key] ?? ''),
    )
  )
}

function matchesFilter({ resources, subjects }: ResourceFilter, subject: Subject): boolean {
  const { username, groups } = subject.request.userInfo
  const isUser = (subjects ?? []).some(({ kind, name, namespace }) =>
    kind === 'Group'
      ? groups.includes(name)
      : username === (kind === 'ServiceAccount' ? `system:serviceaccount:${namespace}:${name}` : name),
  )
  return (!resources || matchesDescription(resources, subject)) && (!subjects?.length || isUser)
}

function matchesResources({ any, all, ...rest }: MatchResources, subject: Subject): boolean {
  if (any?.length) return any.some((filter) => matchesFilter(filter, subject))
  if (all?.length) return all.every((filter) => matchesFilter(filter, subject))
  return matchesFilter(rest, subject)
}

const isEmpty = ({ any, all, resources, subjects }: MatchResources) =>
  !any?.length && !all?.length && !resources && !subjects?.length

export const concerns = ({ match, exclude }: Rule, subject: Subject): boolean =>
  matchesResources(match, subject) && !(exclude && !isEmpty(exclude) && matchesResources(exclude, subject))
