import type { Manifest } from '@/lib/kubectl/client/rest-client'
import type { ManifestApi } from '@/lib/lab/manifest/manifest-api'
import type { SchemaPlace } from '@/lib/lab/manifest/schema-walk'
import type { PathPart, YamlTree } from '@/lib/lab/manifest/yaml-tree'

/** Type and field → the resource whose objects the field names. */
const NAMED: Readonly<Record<string, string>> = {
  'apps/v1/StatefulSetSpec.serviceName': 'services',
  'meta/v1/ObjectMeta.namespace': 'namespaces',
  'networking.k8s.io/v1/IngressServiceBackend.name': 'services',
  'networking.k8s.io/v1/IngressSpec.ingressClassName': 'ingressclasses',
  'networking.k8s.io/v1/IngressTLS.secretName': 'secrets',
  'rbac.authorization.k8s.io/v1/Subject.namespace': 'namespaces',
  'storage.k8s.io/v1/VolumeAttachmentSource.persistentVolumeName': 'persistentvolumes',
  'v1/ConfigMapEnvSource.name': 'configmaps',
  'v1/ConfigMapKeySelector.name': 'configmaps',
  'v1/ConfigMapProjection.name': 'configmaps',
  'v1/ConfigMapVolumeSource.name': 'configmaps',
  'v1/LocalObjectReference.name': 'secrets',
  'v1/PersistentVolumeClaimSpec.storageClassName': 'storageclasses',
  'v1/PersistentVolumeClaimSpec.volumeName': 'persistentvolumes',
  'v1/PersistentVolumeClaimVolumeSource.claimName': 'persistentvolumeclaims',
  'v1/PersistentVolumeSpec.storageClassName': 'storageclasses',
  'v1/PodSpec.nodeName': 'nodes',
  'v1/PodSpec.priorityClassName': 'priorityclasses',
  'v1/PodSpec.runtimeClassName': 'runtimeclasses',
  'v1/PodSpec.serviceAccountName': 'serviceaccounts',
  'v1/SecretEnvSource.name': 'secrets',
  'v1/SecretKeySelector.name': 'secrets',
  'v1/SecretProjection.name': 'secrets',
  'v1/SecretVolumeSource.secretName': 'secrets',
}

/** Types whose `name` is that of an object of the `kind` beside it. */
const BY_KIND =
  /^(?:rbac\.authorization\.k8s\.io\/v1\/(?:RoleRef|Subject)|autoscaling\/v[12]\/CrossVersionObjectReference)$/
/** What Gateway API's routes refer to, whose schema the server publishes. */
const GATEWAY_REFERENCES: Readonly<Record<string, string>> = {
  backendRefs: 'services',
  gatewayClassName: 'gatewayclasses',
  parentRefs: 'gateways',
}
/** Keys of these are keys of the object that is named beside them. */
const KEYS: Readonly<Record<string, string>> = {
  'v1/ConfigMapKeySelector': 'configmaps',
  'v1/SecretKeySelector': 'secrets',
}
/** Pairs that are labels of other objects. */
const LABELS_OF: Readonly<Record<string, string>> = {
  'meta/v1/LabelSelector.matchLabels': 'pods',
  'v1/PodSpec.nodeSelector': 'nodes',
  'v1/ServiceSpec.selector': 'pods',
}
const IMAGE = /^v1\/(?:Ephemeral)?Container$/

/** Where a place is, for whoever looks what it may refer to. */
export interface ReferencePlace {
  api: ManifestApi
  tree: YamlTree
  schema: SchemaPlace
  path: readonly PathPart[]
  /** That of the object, or of the kubeconfig. */
  namespace: string
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

function dataKeys({ api, namespace }: ReferencePlace, resource: string, name: string): string[] {
  const found = api.list(resource, namespace).find(({ metadata }) => metadata?.name === name)
  return Object.keys({ ...(found?.data as object), ...(found?.binaryData as object) })
}

/** Images that pods use, the learner's own first, and nodes hold. */
function images(api: ManifestApi): string[] {
  const held = api.list('nodes', '').flatMap(({ status }) => {
    const { images: list = [] } = (status ?? {}) as { images?: { names?: string[] }[] }
    return list.flatMap(({ names = [] }) => names.filter((name) => !name.includes('@')))
  })
  const pods = api.list('pods', '')
  const isOwn = ({ metadata }: Manifest) => metadata?.namespace !== 'kube-system'
  const used = [...pods.filter(isOwn), ...pods].flatMap(({ spec }) => {
    const { containers = [] } = (spec ?? {}) as { containers?: { image?: string }[] }
    return containers.flatMap(({ image }) => image ?? [])
  })
  return [...new Set([...used, ...held])]
}

/** Volumes of the pod that a mount is in. */
function volumes({ tree, path }: ReferencePlace): string[] {
  const at = path.findIndex((part) => /^(?:initC|ephemeralC|c)ontainers$/.test(String(part)))
  const found = at < 0 ? [] : tree.value([...path.slice(0, at), 'volumes'])
  if (!Array.isArray(found)) return []
  return found.map((one: { name?: unknown } | null) => one?.name).filter(isText)
}

/** The names that may stand at a place whose value refers to something that is there already. */
export function referredNames(place: ReferencePlace): string[] {
  const { api, tree, schema, path, namespace } = place
  const { owner = '', field } = schema
  const name = field?.name ?? ''
  const beside = (key: string) => tree.value([...path.slice(0, -1), key])
  if (name === 'image' && IMAGE.test(owner)) return images(api)
  if (owner === 'v1/VolumeMount' && name === 'name') return volumes(place)
  if (name === 'key' && KEYS[owner]) {
    const named = beside('name')
    return isText(named) ? dataKeys(place, KEYS[owner], named) : []
  }
  if (name === 'name' && BY_KIND.test(owner)) {
    const kind = beside('kind')
    const within = beside('namespace')
    return isText(kind) ? api.names(kind, isText(within) ? within : namespace) : []
  }
  const gateway = schema.object.apiVersion.startsWith('gateway.networking.k8s.io/')
    ? GATEWAY_REFERENCES[name === 'name' ? String(path.at(-3)) : name]
    : undefined
  const resource = NAMED[`${owner}.${name}`] ?? gateway
  return resource === undefined ? [] : api.names(resource, namespace)
}

function labels({ api, schema, namespace }: ReferencePlace): [key: string, value: string][] {
  const resource = LABELS_OF[`${schema.owner}.${schema.field?.name}`]
  if (resource === undefined) return []
  return api.list(resource, namespace).flatMap(({ metadata }) => Object.entries(metadata?.labels ?? {}))
}

/** Keys of labels that may be selected by at a place. */
export const labelKeys = (place: ReferencePlace): string[] => [...new Set(labels(place).map(([key]) => key))]

/** Values of the label whose value a place is. */
export const labelValues = (place: ReferencePlace): string[] => [
  ...new Set(labels(place).flatMap(([key, value]) => (key === place.path.at(-1) ? [value] : []))),
]
