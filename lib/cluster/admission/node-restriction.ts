/**
 * What a kubelet may write: its own node, and what concerns the pods on it.
 * Mirrors: plugin/pkg/admission/noderestriction (kubeadm turns it on).
 * Differs: claims and resource slices are not compared field by field.
 */
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { type ApiError, forbidden, notFound } from '@/lib/cluster/apimachinery/errors'
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { groupResource, resourceName } from '@/lib/cluster/apis/kind'
import { nodeOf } from '@/lib/cluster/auth/node-identity'

const MIRROR = 'kubernetes.io/config.mirror'
const LEASES = 'kube-node-lease'

/** Labels of Kubernetes' own domains that a kubelet gives its node. */
const KUBELET_LABELS = [
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'kubernetes.io/arch',
  'beta.kubernetes.io/os',
  'beta.kubernetes.io/arch',
  'beta.kubernetes.io/instance-type',
  'node.kubernetes.io/instance-type',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
]
const KUBELET_DOMAINS = ['kubelet.kubernetes.io', 'node.kubernetes.io']
const RESTRICTED = 'node-restriction.kubernetes.io'

const within = (domain: string, ...parents: string[]) =>
  parents.some((parent) => domain === parent || domain.endsWith(`.${parent}`))

function isForbiddenLabel(key: string): boolean {
  const domain = key.includes('/') ? key.slice(0, key.indexOf('/')) : ''
  if (within(domain, RESTRICTED)) return true
  const ours = within(domain, 'kubernetes.io', 'k8s.io')
  return ours && !KUBELET_LABELS.includes(key) && !within(domain, ...KUBELET_DOMAINS)
}

/** Of the labels that differ, those that a kubelet may not set. */
function forbiddenLabels(next: KubeObject | undefined, before: KubeObject | undefined): string {
  const [own = {}, old = {}] = [next?.metadata.labels, before?.metadata.labels]
  const keys = [...new Set([...Object.keys(own), ...Object.keys(old)])].sort()
  return keys.filter((key) => own[key] !== old[key] && isForbiddenLabel(key)).join(', ')
}

interface Asked {
  node: string
  attributes: AdmissionAttributes
  context: AdmissionContext
  refuse(why: string): ApiError
}

function storedPod({ attributes, context }: Asked, name = attributes.name): Pod {
  const pod = context.get('pods', `${attributes.namespace}/${name}`)
  if (!pod) throw notFound({ group: '', resource: 'pods' }, name)
  return pod as unknown as Pod
}

const VOLUMES = ['secret', 'configMap', 'persistentVolumeClaim', 'projected'] as const

/** What of the API a pod refers to, in the words of the refusal. */
function reference({ spec }: Pod): string | undefined {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])]
  const sources = containers.flatMap(({ env = [], envFrom = [] }) => [
    ...envFrom,
    ...env.flatMap(({ valueFrom }) => (valueFrom ? [valueFrom] : [])),
  ])
  const volumes = (spec.volumes ?? []).flatMap((volume) =>
    VOLUMES.filter((kind) => volume[kind] !== undefined),
  )
  const names = (word: string) =>
    sources.some((source) => Object.keys(source).some((key) => key.startsWith(word)))
  if (spec.serviceAccountName) return 'a service account'
  if (volumes.includes('secret') || spec.imagePullSecrets?.length || names('secret')) return 'secrets'
  if (volumes.includes('configMap') || names('configMap')) return 'configmaps'
  return volumes.includes('persistentVolumeClaim') ? 'persistentvolumeclaims' : undefined
}

function createPod(asked: Asked): void {
  const { node, attributes, context, refuse } = asked
  const pod = attributes.object as unknown as Pod
  const only = (what: string) => refuse(`node ${JSON.stringify(node)} can only create pods with ${what}`)
  const { annotations, ownerReferences: owners = [] } = pod.metadata
  if (annotations?.[MIRROR] === undefined)
    throw refuse(
      `pod does not have ${JSON.stringify(MIRROR)} annotation, node ${JSON.stringify(node)} can only create mirror pods`,
    )
  if (pod.spec.nodeName !== node) throw only('spec.nodeName set to itself')
  if (owners.length > 1) throw only('a single owner reference set to itself')
  const [owner] = owners
  if (owner?.apiVersion !== 'v1' || owner.kind !== 'Node' || owner.name !== node)
    throw only('an owner reference set to itself')
  if (!owner.controller) throw only('a controller owner reference set to itself')
  if (owner.blockOwnerDeletion)
    throw refuse(`node ${JSON.stringify(node)} must not set blockOwnerDeletion on an owner reference`)
  const stored = context.get('nodes', node)
  if (!stored) throw notFound({ group: '', resource: 'nodes' }, node)
  if (owner.uid !== stored.metadata.uid)
    throw refuse(`node ${node} UID mismatch: expected ${owner.uid} got ${stored.metadata.uid}`)
  const refers = reference(pod)
  if (refers) throw refuse(`node ${JSON.stringify(node)} can not create pods that reference ${refers}`)
}

function writePod(asked: Asked): void {
  const { node, attributes, refuse } = asked
  const { operation } = attributes
  const quoted = JSON.stringify(node)
  if (operation === 'CREATE') createPod(asked)
  else if (operation !== 'DELETE')
    throw refuse(
      `unexpected operation ${JSON.stringify(operation)}, node ${quoted} can only create and delete mirror pods`,
    )
  else if (storedPod(asked).spec.nodeName !== node)
    throw refuse(`node ${quoted} can only delete pods with spec.nodeName set to itself`)
}

function writePodPart(asked: Asked): void {
  const { node, attributes, refuse } = asked
  const { subresource = '', object, old } = attributes
  const quoted = JSON.stringify(node)
  if (subresource === 'status') {
    if ((old as unknown as Pod).spec.nodeName !== node)
      throw refuse(`node ${quoted} can only update pod status for pods with spec.nodeName set to itself`)
    if (!deepEqual(object?.metadata.labels ?? {}, old?.metadata.labels ?? {}))
      throw refuse(`node ${quoted} cannot update labels through pod status`)
  } else if (subresource === 'eviction') {
    if (storedPod(asked).spec.nodeName !== node)
      throw refuse(`node ${node} can only evict pods with spec.nodeName set to itself`)
  } else
    throw refuse(
      `unexpected pod subresource ${JSON.stringify(subresource)}, only 'status' and 'eviction' are allowed`,
    )
}

function writeNode({ node, attributes, refuse }: Asked): void {
  const { name, operation, object, old } = attributes
  const requested = name || object?.metadata.name || ''
  const quoted = JSON.stringify(node)
  if (requested !== node)
    throw refuse(`node ${quoted} is not allowed to modify node ${JSON.stringify(requested)}`)
  const labels = forbiddenLabels(object, old)
  if (operation === 'CREATE' && labels)
    throw refuse(`node ${quoted} is not allowed to set the following labels: ${labels}`)
  if (operation !== 'UPDATE') return
  const [next, before] = [object, old] as unknown as Node[]
  if (!deepEqual(next?.spec.taints ?? [], before?.spec.taints ?? []))
    throw refuse(`node ${quoted} is not allowed to modify taints`)
  if (labels) throw refuse(`is not allowed to modify labels: ${labels}`)
  if (!deepEqual(next?.metadata.ownerReferences ?? [], before?.metadata.ownerReferences ?? []))
    throw refuse(`node ${quoted} is not allowed to modify ownerReferences`)
}

function requestToken(asked: Asked): void {
  const { node, attributes, refuse } = asked
  const { object, operation, subresource } = attributes
  if (operation !== 'CREATE' || subresource !== 'token') return
  const spec = isObject(object?.spec) ? object.spec : {}
  const bound = isObject(spec.boundObjectRef) ? spec.boundObjectRef : {}
  if (bound.apiVersion !== 'v1' || bound.kind !== 'Pod' || !bound.name)
    throw refuse('node requested token not bound to a pod')
  if (!bound.uid) throw refuse('node requested token with a pod binding without a uid')
  const pod = storedPod(asked, String(bound.name))
  if (pod.metadata.uid !== bound.uid)
    throw refuse(
      `the UID in the bound object reference (${String(bound.uid)}) does not match the UID in record. The object might have been deleted and then recreated`,
    )
  if (pod.spec.nodeName !== node)
    throw refuse('node requested token bound to a pod scheduled on a different node')
}

function sameName({ node, attributes, refuse }: Asked, what: string): void {
  const { name, object } = attributes
  if ((name || object?.metadata.name) !== node)
    throw refuse(`can only access ${what} with the same name as the requesting node`)
}

function writeClaim({ attributes, refuse }: Asked): void {
  if (attributes.subresource !== 'status') throw refuse('may only update PVC status')
}

function writeLease(asked: Asked): void {
  if (asked.attributes.namespace !== LEASES)
    throw asked.refuse(`can only access leases in the ${JSON.stringify(LEASES)} system namespace`)
  sameName(asked, 'node lease')
}

/** By resource. */
const CHECKS: Readonly<Record<string, (asked: Asked) => void>> = {
  pods: (asked) => (asked.attributes.subresource ? writePodPart(asked) : writePod(asked)),
  nodes: writeNode,
  persistentvolumeclaims: writeClaim,
  serviceaccounts: requestToken,
  'leases.coordination.k8s.io': writeLease,
  'csinodes.storage.k8s.io': (asked) => sameName(asked, 'CSINode'),
}

/** Asks no more than is needed of all who are no kubelet. */
export const nodeRestriction: AdmissionPlugin = {
  name: 'NodeRestriction',
  admit(attributes, context) {
    const { username, groups, kind, name } = attributes
    const node = nodeOf({ username, groups })
    if (node === undefined) return
    const refuse = (why: string) =>
      withFinding(forbidden(groupResource(kind), name, why), { kind: 'node-restriction', node, message: why })
    if (node === '') throw refuse(`could not determine node from user ${JSON.stringify(username)}`)
    CHECKS[resourceName(kind)]?.({ node, attributes, context, refuse })
  },
}
