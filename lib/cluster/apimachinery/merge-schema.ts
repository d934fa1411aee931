/**
 * How the API server merges what several managers apply: which lists have keys, what is one value as a whole.
 * Mirrors: x-kubernetes-list-type, -list-map-keys and -map-type of the published API.
 * Differs: fields of custom resources are told by their values: maps merge, lists are one value.
 */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { type FieldType, fieldsOf, isKnownType } from '@/lib/cluster/apimachinery/schema'

/** Keys of lists that merge, `set` for lists of values, `atomic` for maps that are replaced whole. */
const RULES: Record<string, string> = {
  'meta/v1/ObjectMeta': 'finalizers:set ownerReferences:uid',
  'v1/PodSpec':
    'containers:name ephemeralContainers:name hostAliases:ip imagePullSecrets:name initContainers:name nodeSelector:atomic resourceClaims:name schedulingGates:name topologySpreadConstraints:topologyKey,whenUnsatisfiable volumes:name',
  'v1/PodStatus': 'podIPs:ip resourceClaimStatuses:name',
  'v1/Container': 'env:name ports:containerPort,protocol volumeDevices:devicePath volumeMounts:mountPath',
  'v1/EphemeralContainer':
    'env:name ports:containerPort,protocol volumeDevices:devicePath volumeMounts:mountPath',
  'v1/ContainerStatus': 'allocatedResourcesStatus:name volumeMounts:mountPath',
  'v1/ContainerRestartRuleOnExitCodes': 'values:set',
  'v1/ResourceRequirements': 'claims:name',
  'v1/ResourceStatus': 'resources:resourceID',
  'v1/NodeSpec': 'podCIDRs:set',
  'v1/NodeStatus': 'addresses:type',
  'v1/ReplicationControllerSpec': 'selector:atomic',
  'v1/ServiceAccount': 'secrets:name',
  'v1/ServiceSpec': 'ports:port,protocol selector:atomic',
  'admissionregistration.k8s.io/v1/MutatingAdmissionPolicySpec': 'matchConditions:name',
  'admissionregistration.k8s.io/v1/MutatingWebhook': 'matchConditions:name',
  'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration': 'webhooks:name',
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBindingSpec': 'validationActions:set',
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicySpec': 'matchConditions:name variables:name',
  'admissionregistration.k8s.io/v1/ValidatingWebhook': 'matchConditions:name',
  'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration': 'webhooks:name',
  'batch/v1/PodFailurePolicyOnExitCodesRequirement': 'values:set',
  'batch/v1/UncountedTerminatedPods': 'failed:set succeeded:set',
  'discovery.k8s.io/v1/Endpoint': 'addresses:set',
  'node.k8s.io/v1/Scheduling': 'nodeSelector:atomic',
  'storage.k8s.io/v1/CSIDriverSpec': 'volumeLifecycleModes:set',
  'storage.k8s.io/v1/CSINodeSpec': 'drivers:name',
}

/** Types of one value as a whole. */
const ATOMIC = new Set(
  `meta/v1/LabelSelector meta/v1/OwnerReference v1/ConfigMapKeySelector v1/EndpointAddress v1/EndpointPort
   v1/FileKeySelector v1/LocalObjectReference v1/NodeSelector v1/NodeSelectorTerm v1/ObjectFieldSelector
   v1/ObjectReference v1/ResourceFieldSelector v1/ScopeSelector v1/SecretKeySelector v1/SecretReference
   v1/TopologySelectorTerm v1/TypedLocalObjectReference
   admissionregistration.k8s.io/v1/MatchResources admissionregistration.k8s.io/v1/NamedRuleWithOperations
   admissionregistration.k8s.io/v1/ParamKind admissionregistration.k8s.io/v1/ParamRef
   admissionregistration.k8s.io/v1/Variable autoscaling/v1/CrossVersionObjectReference
   discovery.k8s.io/v1/EndpointPort networking.k8s.io/v1/ServiceBackendPort
   rbac.authorization.k8s.io/v1/RoleRef rbac.authorization.k8s.io/v1/Subject`.split(/\s+/),
)

/** Structs that Go encodes even when nothing is in them: they are there on both sides of a comparison. */
const VALUES = new Set(
  `metadata spec status template jobTemplate strategy updateStrategy resources scaleTargetRef loadBalancer
   daemonEndpoints nodeInfo kubeletEndpoint`.split(/\s+/),
)
const POINTERS = new Set(['v1/PodSpec.resources', 'v1/ReplicationControllerSpec.template'])

/** Key fields that an item may leave out. */
const KEY_DEFAULTS: Record<string, unknown> = { protocol: 'TCP' }

export type TypeRef =
  /** One value: a scalar, or what is replaced as a whole. */
  | { kind: 'leaf' }
  | { kind: 'struct'; fields: ReadonlyMap<string, StructField> }
  | { kind: 'map'; of: TypeRef }
  /** Without keys its items are values of a set. */
  | { kind: 'list'; keys: readonly string[]; of: TypeRef }
  /** Whatever the value shows. */
  | { kind: 'any' }

export interface StructField {
  ref: TypeRef
  /** What stands for the field where a present struct lacks it. */
  zero: null | Record<string, never> | undefined
}

const LEAF = { kind: 'leaf' } as const
const ANY: TypeRef = { kind: 'any' }
const ZERO = Object.freeze({})

const structs = new Map<string, TypeRef>()

function refOf(type: FieldType, rule: string | undefined): TypeRef {
  switch (type.kind) {
    case 'scalar':
      return LEAF
    case 'object':
      return ATOMIC.has(type.type) ? LEAF : structRef(type.type)
    case 'map':
      return rule === 'atomic' ? LEAF : { kind: 'map', of: refOf(type.of, undefined) }
    case 'list':
      if (rule === undefined) return LEAF
      return { kind: 'list', keys: rule === 'set' ? [] : rule.split(','), of: refOf(type.of, undefined) }
  }
}

function structFields(type: string): ReadonlyMap<string, StructField> {
  const fields = new Map<string, StructField>()
  const rules = listRules(type)
  for (const field of fieldsOf(type)?.values() ?? []) {
    const isValue = VALUES.has(field.name) && !POINTERS.has(`${type}.${field.name}`)
    const zero = field.type.kind === 'object' && isValue ? ZERO : undefined
    fields.set(field.name, {
      ref: refOf(field.type, rules[field.name]),
      zero: field.type.kind === 'list' && field.required ? null : zero,
    })
  }
  return fields
}

/** Most types of a schema are never met: their fields are read when somebody asks. */
class Struct {
  readonly kind = 'struct'
  private known: ReadonlyMap<string, StructField> | undefined

  constructor(private readonly type: string) {}

  get fields(): ReadonlyMap<string, StructField> {
    this.known ??= structFields(this.type)
    return this.known
  }
}

function structRef(type: string): TypeRef {
  const known = structs.get(type)
  if (known) return known
  if (!isKnownType(type)) return LEAF
  const ref = new Struct(type)
  structs.set(type, ref)
  return ref
}

/** How the lists and maps of a type merge, by their field: its keys, `set` or `atomic`. */
export function listRules(type: string): Record<string, string> {
  const rules = Object.fromEntries((RULES[type] ?? '').split(' ').map((rule) => rule.split(':')))
  if (/Status$/.test(type) && !/JobStatus$/.test(type)) rules.conditions = 'type'
  return rules
}

/** How objects of a type of the schema merge; an unknown one shows by its values. */
export const rootRef = (schema: string): TypeRef => (isKnownType(schema) ? structRef(schema) : ANY)

/** What a reference means for the values at hand. */
export function resolveRef(ref: TypeRef, value: unknown): Exclude<TypeRef, { kind: 'any' }> {
  if (ref.kind === 'any') return isObject(value) ? { kind: 'map', of: ANY } : LEAF
  if (ref.kind === 'list') return Array.isArray(value) || value === null || value === undefined ? ref : LEAF
  if (ref.kind === 'leaf') return ref
  return isObject(value) || value === null || value === undefined ? ref : LEAF
}

/** Where an item stands in its list: `k:{"name":"web"}` or `v:"a"`. @returns undefined without its keys */
export function elementOf(item: unknown, keys: readonly string[]): string | undefined {
  if (keys.length === 0) return `v:${JSON.stringify(item)}`
  if (!isObject(item)) return undefined
  const values: Record<string, unknown> = {}
  for (const key of keys) {
    const value = item[key] ?? KEY_DEFAULTS[key]
    if (value === undefined) return undefined
    values[key] = value
  }
  return `k:${JSON.stringify(values)}`
}
