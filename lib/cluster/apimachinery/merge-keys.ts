/**
 * patchMergeKey and patchStrategy of list and struct fields, from the API reference.
 * A string is the merge key of a list of objects; `set` is a list of scalars that merges;
 * a leading `+` adds retainKeys; `replace` is a struct that does not merge. Lists that are not here are
 * replaced whole.
 */
const KEYS: Record<string, Record<string, string>> = {
  'meta/v1/ObjectMeta': { ownerReferences: 'uid', finalizers: 'set' },
  'v1/PodSpec': {
    volumes: '+name',
    initContainers: 'name',
    containers: 'name',
    ephemeralContainers: 'name',
    imagePullSecrets: 'name',
    hostAliases: 'ip',
    topologySpreadConstraints: 'topologyKey',
    schedulingGates: 'name',
    resourceClaims: '+name',
  },
  'v1/PodStatus': {
    conditions: 'type',
    podIPs: 'ip',
    hostIPs: 'ip',
    resourceClaimStatuses: '+name',
  },
  'v1/Container': {
    ports: 'containerPort',
    env: 'name',
    volumeMounts: 'mountPath',
    volumeDevices: 'devicePath',
  },
  'v1/EphemeralContainer': {
    ports: 'containerPort',
    env: 'name',
    volumeMounts: 'mountPath',
    volumeDevices: 'devicePath',
  },
  'v1/ServiceSpec': { ports: 'port' },
  'v1/ServiceStatus': { conditions: 'type' },
  'v1/ServiceAccount': { secrets: 'name' },
  'v1/NodeSpec': { podCIDRs: 'set' },
  'v1/NodeStatus': { conditions: 'type', addresses: 'type' },
  'v1/NamespaceStatus': { conditions: 'type' },
  'v1/PersistentVolumeClaimStatus': { conditions: 'type' },
  'v1/ReplicationControllerStatus': { conditions: 'type' },
  'apps/v1/DeploymentSpec': { strategy: '+' },
  'apps/v1/DeploymentStatus': { conditions: 'type' },
  'apps/v1/ReplicaSetStatus': { conditions: 'type' },
  'apps/v1/StatefulSetStatus': { conditions: 'type' },
  'apps/v1/DaemonSetStatus': { conditions: 'type' },
  'batch/v1/JobStatus': { conditions: 'type' },
  'autoscaling/v2/HorizontalPodAutoscalerStatus': { conditions: 'type' },
  'policy/v1/PodDisruptionBudgetSpec': { selector: 'replace' },
  'policy/v1/PodDisruptionBudgetStatus': { conditions: 'type' },
  'storage.k8s.io/v1/CSINodeSpec': { drivers: 'name' },
}

export interface MergeRule {
  /** Merge key of a list of objects. */
  key?: string
  /** A list of scalars that merges as a set. */
  set?: boolean
  /** A struct that is replaced whole. */
  whole?: boolean
  retainKeys: boolean
}

const REPLACE: MergeRule = { retainKeys: false }

/** How strategic merge treats a field of a type. */
export function mergeRule(type: string | undefined, field: string): MergeRule {
  const keys = type === undefined ? undefined : KEYS[type]
  const text = keys && Object.hasOwn(keys, field) ? keys[field] : undefined
  if (text === undefined) return REPLACE
  const retainKeys = text.startsWith('+')
  const key = retainKeys ? text.slice(1) : text
  if (key === 'set') return { set: true, retainKeys }
  if (key === 'replace') return { whole: true, retainKeys }
  return key === '' ? { retainKeys } : { key, retainKeys }
}
