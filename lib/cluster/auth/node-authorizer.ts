/**
 * What a kubelet may do: read what its own pods need, and write what is about itself.
 * Mirrors: plugin/pkg/auth/authorizer/node, and the union of authorizers.
 * Differs: relations are looked up when they are asked for, no graph is kept; not for devices' claims.
 */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { KubeObject, PersistentVolume, Pod } from '@/lib/cluster/apimachinery/object'
import { BY_NODE, type ObjectIndex } from '@/lib/cluster/apimachinery/object-index'
import type { AuthorizationAttributes, Authorizer, Decision } from '@/lib/cluster/auth/authorizer'
import { nodeOf } from '@/lib/cluster/auth/node-identity'
import { type PolicyReader, roleRules, ruleAllows } from '@/lib/cluster/auth/rbac'

const YES: Decision = { allowed: true }
const no = (reason?: string): Decision => ({ allowed: false, ...(reason ? { reason } : {}) })

/** Where the pods of a node are found besides. */
export interface NodeReader extends PolicyReader {
  indexed(resource: string, index: ObjectIndex, value: string, namespace?: string): KubeObject[]
}

interface Asked {
  node: string
  request: AuthorizationAttributes
  reader: NodeReader
}

const podsOf = ({ node, reader }: Asked, namespace?: string): Pod[] =>
  reader.indexed('pods', BY_NODE, node, namespace) as unknown as Pod[]

const isMirror = ({ metadata }: Pod) => metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined

function volumeNames(volume: IVolume, kind: 'secret' | 'configMap'): (string | undefined)[] {
  const own = kind === 'secret' ? volume.secret?.secretName : volume.configMap?.name
  const remote = kind === 'secret' ? [volume.csi?.nodePublishSecretRef?.name] : []
  return [own, ...remote, ...(volume.projected?.sources ?? []).map((source) => source[kind]?.name)]
}

/** Secrets or ConfigMaps that a pod names. */
function sourcesOf({ spec }: Pod, kind: 'secret' | 'configMap'): (string | undefined)[] {
  const containers = [...(spec.initContainers ?? []), ...spec.containers, ...(spec.ephemeralContainers ?? [])]
  return [
    ...(kind === 'secret' ? (spec.imagePullSecrets ?? []).map(({ name }) => name) : []),
    ...containers.flatMap(({ env = [], envFrom = [] }) => [
      ...env.map(({ valueFrom }) => valueFrom?.[`${kind}KeyRef`]?.name),
      ...envFrom.map((source) => source[`${kind}Ref`]?.name),
    ]),
    ...(spec.volumes ?? []).flatMap((volume) => volumeNames(volume, kind)),
  ]
}

function claimsOf({ metadata, spec }: Pod): (string | undefined)[] {
  return (spec.volumes ?? []).map(
    ({ name, persistentVolumeClaim, ephemeral }) =>
      persistentVolumeClaim?.claimName ?? (ephemeral ? `${metadata.name}-${name}` : undefined),
  )
}

/** Whether a claim of one of the node's pods is bound to the volume. */
function usesVolume(asked: Asked, volume: string): boolean {
  const { claimRef } =
    (asked.reader.get('persistentvolumes', volume) as unknown as PersistentVolume | undefined)?.spec ?? {}
  return podsOf(asked, claimRef?.namespace).some((pod) => claimsOf(pod).includes(claimRef?.name))
}

/** Whether the node has to do with an object. */
function isRelated(asked: Asked): boolean {
  const { node, reader, request } = asked
  const { resource, namespace, name = '' } = request
  const some = (names: (pod: Pod) => (string | undefined)[]) =>
    podsOf(asked, namespace).some((pod) => !isMirror(pod) && names(pod).includes(name))
  switch (resource) {
    case 'pods':
      return podsOf(asked, namespace).some(({ metadata }) => metadata.name === name)
    case 'secrets':
      return some((pod) => sourcesOf(pod, 'secret'))
    case 'configmaps':
      return some((pod) => sourcesOf(pod, 'configMap'))
    case 'persistentvolumeclaims':
      return some(claimsOf)
    case 'persistentvolumes':
      return usesVolume(asked, name)
    case 'serviceaccounts':
      return some(({ spec }) => [spec.serviceAccountName])
    default: {
      const attachment = reader.get(`${resource}.${request.group}`, name)
      return (
        (attachment as (KubeObject & { spec?: { nodeName?: string } }) | undefined)?.spec?.nodeName === node
      )
    }
  }
}

function related(asked: Asked): Decision {
  if (!asked.request.name) return no('No Object name found')
  return isRelated(asked) ? YES : no(`no relationship found between node '${asked.node}' and this object`)
}

function readNamespaced(asked: Asked): Decision {
  const { verb, subresource, namespace } = asked.request
  if (!['get', 'list', 'watch'].includes(verb)) return no('can only read resources of this type')
  if (subresource) return no('cannot read subresource')
  if (!namespace) return no('can only read namespaced object of this type')
  return related(asked)
}

function getOne(asked: Asked): Decision {
  const { verb, subresource } = asked.request
  if (verb !== 'get') return no('can only get individual resources of this type')
  return subresource ? no('cannot get subresource') : related(asked)
}

function claim(asked: Asked): Decision {
  const { verb, subresource } = asked.request
  if (subresource !== 'status') return getOne(asked)
  return ['get', 'update', 'patch'].includes(verb)
    ? related(asked)
    : no('can only get/update/patch this type')
}

function account(asked: Asked): Decision {
  const { verb, subresource, name } = asked.request
  if (verb === 'get' && !subresource) return readNamespaced(asked)
  if (verb !== 'create' || !name) return no('can only create tokens for individual service accounts')
  if (subresource !== 'token') return no('can only create token subresource of serviceaccount')
  return related(asked)
}

const LEASES = 'kube-node-lease'

function lease({ node, request }: Asked): Decision {
  const { verb, namespace, name } = request
  if (!['get', 'create', 'update', 'patch', 'delete'].includes(verb))
    return no('can only get, create, update, patch, or delete a node lease')
  if (namespace !== LEASES) return no(`can only access leases in the "${LEASES}" system namespace`)
  return verb === 'create' || name === node
    ? YES
    : no('can only access node lease with the same name as the requesting node')
}

function csiNode({ node, request }: Asked): Decision {
  const { verb, subresource, name } = request
  if (subresource) return no('cannot authorize CSINode subresources')
  if (!['get', 'create', 'update', 'patch', 'delete'].includes(verb))
    return no('can only get, create, update, patch, or delete a CSINode')
  return verb === 'create' || name === node
    ? YES
    : no('can only access CSINode with the same name as the requesting node')
}

function ownNode({ node, request }: Asked): Decision {
  const { verb, subresource, name } = request
  if (subresource === 'status') return ['update', 'patch'].includes(verb) ? YES : no()
  if (subresource) return no()
  if (['create', 'update', 'patch'].includes(verb)) return YES
  if (!['get', 'list', 'watch'].includes(verb)) return no()
  if (name === node) return YES
  return name
    ? no(`node '${node}' cannot read '${name}', only its own Node object`)
    : no(`node '${node}' cannot read all nodes, only its own Node object`)
}

function pod(asked: Asked): Decision {
  const { verb, subresource, name, fieldSelector } = asked.request
  if (subresource === 'status') return ['update', 'patch'].includes(verb) ? YES : no()
  if (subresource === 'eviction') return verb === 'create' ? YES : no()
  if (subresource) return no()
  if (verb === 'get') return getOne(asked)
  if (verb === 'create' || verb === 'delete') return YES
  if (verb !== 'list' && verb !== 'watch') return no()
  const own = fieldSelector
    ?.split(',')
    .some((term) => /^spec\.nodeName==?(.*)$/.exec(term)?.[1] === asked.node)
  if (own) return YES
  if (name) return related(asked)
  return no(`can only list/watch pods with spec.nodeName field selector`)
}

const RULES: Readonly<Record<string, (asked: Asked) => Decision>> = {
  '/secrets': readNamespaced,
  '/configmaps': readNamespaced,
  '/persistentvolumeclaims': claim,
  '/persistentvolumes': getOne,
  '/serviceaccounts': account,
  '/nodes': ownNode,
  '/pods': pod,
  'storage.k8s.io/volumeattachments': getOne,
  'storage.k8s.io/csinodes': csiNode,
  'coordination.k8s.io/leases': lease,
}

/** Decides for kubelets only. */
export function nodeAuthorizer(reader: NodeReader): Authorizer {
  return (request) => {
    const node = nodeOf(request.user)
    if (node === undefined) return no()
    const special = request.resource && RULES[`${request.group}/${request.resource}`]
    if (special) return special({ node, request, reader })
    const rules = roleRules(reader, { apiGroup: '', kind: 'ClusterRole', name: 'system:node' }, '') ?? []
    return rules.some((rule) => ruleAllows(rule, request)) ? YES : no()
  }
}

/** The first that allows; else all that they say. */
export function unionAuthorizer(...authorizers: Authorizer[]): Authorizer {
  return (request) => {
    const reasons: string[] = []
    for (const authorizer of authorizers) {
      const decision = authorizer(request)
      if (decision.allowed) return decision
      if (decision.reason) reasons.push(decision.reason)
    }
    return no(reasons.join('\n'))
  }
}
