import type { Manifest, Metadata } from '../client/rest-client'
import { compareStrings } from '../go-format'
import type { Gvk } from './kustomization'

/** What identifies an object in a build. */
export interface ResId {
  group: string
  version: string
  kind: string
  name: string
  namespace: string
}

const NOT_NAMESPACED = '_non_namespaceable_'

/** Kinds of the built-in API outside of namespaces, by group. Others count as namespaced. */
const CLUSTER_SCOPED: Record<string, string> = {
  '': 'ComponentStatus Namespace Node PersistentVolume',
  'admissionregistration.k8s.io':
    'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration',
  'apiextensions.k8s.io': 'CustomResourceDefinition',
  'apiregistration.k8s.io': 'APIService',
  'authentication.k8s.io': 'SelfSubjectReview TokenReview',
  'authorization.k8s.io': 'SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview',
  'certificates.k8s.io': 'CertificateSigningRequest ClusterTrustBundle',
  'flowcontrol.apiserver.k8s.io': 'FlowSchema PriorityLevelConfiguration',
  'networking.k8s.io': 'IngressClass IPAddress ServiceCIDR',
  'node.k8s.io': 'RuntimeClass',
  policy: 'PodSecurityPolicy',
  'rbac.authorization.k8s.io': 'ClusterRole ClusterRoleBinding',
  'resource.k8s.io': 'DeviceClass ResourceSlice',
  'scheduling.k8s.io': 'PriorityClass',
  'storage.k8s.io': 'CSIDriver CSINode StorageClass VolumeAttachment VolumeAttributesClass',
}

export function isClusterScoped({ group, kind }: { group: string; kind: string }): boolean {
  return CLUSTER_SCOPED[group]?.split(' ').includes(kind) ?? false
}

export function effectiveNamespace(id: ResId): string {
  return isClusterScoped(id) ? NOT_NAMESPACED : id.namespace || 'default'
}

/** `Deployment.v1.apps/web.[noNs]` */
export function formatId({ group, version, kind, name, namespace }: ResId): string {
  const gvk = [kind || '[noKind]', version || '[noVer]', group || '[noGrp]'].join('.')
  return `${gvk}/${name || '[noName]'}.${namespace || '[noNs]'}`
}

/** What the legacy order compares once kinds are equal. */
export function compareIds(a: ResId, b: ResId): number {
  const text = (id: ResId) => [formatId(id).split('/')[0], id.namespace || '~X', id.name || '~N'].join('|')
  return compareStrings(text(a), text(b))
}

export function sameId(a: ResId, b: ResId): boolean {
  return sameNameAndKind(a, b) && effectiveNamespace(a) === effectiveNamespace(b)
}

export function sameNameAndKind(a: ResId, b: ResId): boolean {
  return a.name === b.name && a.kind === b.kind && a.version === b.version && a.group === b.group
}

/** Whether an id has what a partial GVK asks for. */
export function isSelected(id: Gvk, by: Gvk): boolean {
  const fits = (field: keyof Gvk) => !by[field] || by[field] === id[field]
  return fits('group') && fits('version') && fits('kind')
}

export function parseApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/')
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

/** One object of a build, with the names it had before. */
export class Resource {
  /** Oldest first. */
  readonly previous: { name: string; namespace: string; kind: string }[] = []
  readonly prefixes: string[] = []
  readonly suffixes: string[] = []
  readonly variables: string[] = []
  behavior = ''
  needsHash = false

  /** @param object is changed in place */
  constructor(public object: Manifest) {}

  get metadata(): Metadata {
    this.object.metadata ??= {}
    return this.object.metadata
  }

  get id(): ResId {
    const { apiVersion = '', kind = '', metadata } = this.object
    return {
      ...parseApiVersion(apiVersion),
      kind,
      name: metadata?.name ?? '',
      namespace: metadata?.namespace ?? '',
    }
  }

  get previousIds(): ResId[] {
    const { group, version } = this.id
    return this.previous.map((one) => ({ group, version, ...one }))
  }

  get originalId(): ResId {
    return this.previousIds[0] ?? this.id
  }

  get allIds(): ResId[] {
    return [...this.previousIds, this.id]
  }

  /** Called before anything that may change the identity. */
  rememberId(): void {
    const { id } = this
    this.previous.push({ name: id.name, namespace: effectiveNamespace(id), kind: id.kind })
  }

  /** Takes over the history of the object that this one replaces. */
  inherit(other: Resource): void {
    this.previous.push(...other.previous)
    this.prefixes.push(...other.prefixes)
    this.suffixes.push(...other.suffixes)
    this.variables.push(...other.variables)
    this.needsHash = this.needsHash && other.needsHash
  }
}
