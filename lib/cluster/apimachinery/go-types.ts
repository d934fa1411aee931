/** What the published schema does not tell of the Go types: named strings, pointers, omitempty. */
import type { Field, FieldType } from '@/lib/cluster/apimachinery/schema'

/** String fields whose Go type has a name of its own; errors print it. */
const NAMED_STRINGS: Record<string, string> = {
  imagePullPolicy: 'v1.PullPolicy',
  restartPolicy: 'v1.RestartPolicy',
  dnsPolicy: 'v1.DNSPolicy',
  protocol: 'v1.Protocol',
  terminationMessagePolicy: 'v1.TerminationMessagePolicy',
  preemptionPolicy: 'v1.PreemptionPolicy',
  effect: 'v1.TaintEffect',
  operator: 'v1.TolerationOperator',
  whenUnsatisfiable: 'v1.UnsatisfiableConstraintAction',
  sessionAffinity: 'v1.ServiceAffinity',
  phase: 'v1.PodPhase',
  scheme: 'v1.URIScheme',
}

const NAMED_BY_TYPE: Record<string, Record<string, string>> = {
  'v1/Container': { restartPolicy: 'v1.ContainerRestartPolicy' },
  'v1/EphemeralContainer': { restartPolicy: 'v1.ContainerRestartPolicy' },
  'v1/ContainerResizePolicy': {
    resourceName: 'v1.ResourceName',
    restartPolicy: 'v1.ResourceResizeRestartPolicy',
  },
  'v1/ContainerRestartRule': { action: 'v1.ContainerRestartRuleAction' },
  'v1/ContainerRestartRuleOnExitCodes': { operator: 'v1.ContainerRestartRuleOnExitCodesOperator' },
  'v1/ServiceSpec': { type: 'v1.ServiceType' },
  'v1/Secret': { type: 'v1.SecretType' },
  'apps/v1/DeploymentStrategy': { type: 'v1.DeploymentStrategyType' },
  'meta/v1/LabelSelectorRequirement': { operator: 'v1.LabelSelectorOperator' },
  'v1/NodeSelectorRequirement': { operator: 'v1.NodeSelectorOperator' },
}

const SCALAR_NAMES: Record<string, string> = {
  s: 'string',
  b: 'bool',
  i: 'int32',
  l: 'int64',
  f: 'float64',
  q: 'resource.Quantity',
  t: 'v1.Time',
  u: 'v1.MicroTime',
  x: 'intstr.IntOrString',
  y: '[]uint8',
  '*': 'interface {}',
}

/** `v1.PodSpec`, `[]v1.Container`, `map[string]string`, `int32`, … as Go's errors print a type. */
export function goTypeName(type: FieldType, owner: string, field: string): string {
  switch (type.kind) {
    case 'object': {
      const parts = type.type.split('/')
      return `${parts.at(-2) ?? 'v1'}.${parts.at(-1)}`
    }
    case 'list':
      return `[]${goTypeName(type.of, '', '')}`
    case 'map':
      return type.of.kind === 'scalar' && type.of.scalar === 'q'
        ? 'v1.ResourceList'
        : `map[string]${goTypeName(type.of, '', '')}`
    case 'scalar':
      if (type.scalar === 's') return NAMED_BY_TYPE[owner]?.[field] ?? NAMED_STRINGS[field] ?? 'string'
      return SCALAR_NAMES[type.scalar] ?? type.scalar
  }
}

/** Fields with omitempty that are no pointers: their zero value disappears. */
const VALUE_NUMBERS = new Set(
  `initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold nodePort hostPort
   minReadySeconds generation observedGeneration count currentReplicas updatedReplicas readyReplicas
   availableReplicas unavailableReplicas fullyLabeledReplicas failed succeeded active numberAvailable
   numberUnavailable updatedNumberScheduled healthCheckNodePort currentReplicas exitCode signal
   remainingItemCount code`.split(/\s+/),
)
/** Fields of those names that have no omitempty after all. */
const KEPT_ZEROS = new Set(['apps/v1/StatefulSetStatus.availableReplicas'])
const VALUE_BOOLS = new Set(
  `hostNetwork hostPID hostIPC stdin stdinOnce tty readOnly unschedulable paused publishNotReadyAddresses`.split(
    /\s+/,
  ),
)
const POINTER_STRINGS = new Set(
  `storageClassName appProtocol volumeMode ingressClassName volumeAttributesClassName hostnameOverride
   runtimeClassName preemptionPolicy procMount mountPropagation recursiveReadOnly resourceClaimName
   failedIndexes`.split(/\s+/),
)

/** Lists whose validation tells an empty one from none. */
const KEPT_LISTS = new Set(['autoscaling/v2/HPAScalingRules.policies'])

/** True for what Go's `omitempty` leaves out of the encoded object. */
export function isOmittedZero(owner: string, field: Field, value: unknown): boolean {
  if (field.required && value !== undefined) return false
  switch (field.type.kind) {
    case 'list':
      return Array.isArray(value) && value.length === 0 && !KEPT_LISTS.has(`${owner}.${field.name}`)
    case 'map':
      return Object.keys(value as object).length === 0
    case 'object':
      return false
    case 'scalar':
      if (value === '') return field.type.scalar === 's' && !POINTER_STRINGS.has(field.name)
      if (value === false) return VALUE_BOOLS.has(field.name)
      if (value === 0 && KEPT_ZEROS.has(`${owner}.${field.name}`)) return false
      if (value === 0)
        return VALUE_NUMBERS.has(field.name) || (field.name === 'replicas' && owner.endsWith('Status'))
      return false
  }
}
