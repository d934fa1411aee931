import { compareStrings } from './go-format'

/**
 * The fields of the types that kubectl generates, in the order in which Go's structs have them: one list for
 * all, as hardly two types order the same names differently.
 */
const FIELDS = `
  kind apiVersion metadata
  subjects roleRef
  name generateName namespace selfLink uid resourceVersion generation creationTimestamp deletionTimestamp
  deletionGracePeriodSeconds labels annotations ownerReferences finalizers managedFields
  immutable data binaryData stringData
  value globalDefault description preemptionPolicy
  spec status
  minAvailable
  ingressClassName defaultBackend tls rules aggregationRule host http
  schedule timeZone startingDeadlineSeconds concurrencyPolicy suspend jobTemplate
  successfulJobsHistoryLimit failedJobsHistoryLimit
  parallelism completions activeDeadlineSeconds podFailurePolicy successPolicy backoffLimit
  scaleTargetRef minReplicas maxReplicas metrics
  hard scopes used
  replicas
  volumes initContainers containers ephemeralContainers
  image command args workingDir
  hostPort containerPort protocol hostIP appProtocol port targetPort nodePort
  ports envFrom env resources resizePolicy
  selector manualSelector template strategy minReadySeconds revisionHistoryLimit paused progressDeadlineSeconds
  maxUnavailable
  restartPolicy terminationGracePeriodSeconds
  volumeMounts volumeDevices livenessProbe readinessProbe startupProbe lifecycle
  terminationMessagePath terminationMessagePolicy imagePullPolicy
  dnsPolicy nodeSelector serviceAccountName serviceAccount automountServiceAccountToken nodeName
  hostNetwork hostPID hostIPC shareProcessNamespace
  securityContext imagePullSecrets hostname subdomain affinity schedulerName tolerations hostAliases
  priorityClassName priority
  stdin stdinOnce tty
  clusterIP clusterIPs type externalIPs sessionAffinity loadBalancerIP loadBalancerSourceRanges externalName
  externalTrafficPolicy healthCheckNodePort publishNotReadyAddresses sessionAffinityConfig ipFamilies
  ipFamilyPolicy allocateLoadBalancerNodePorts loadBalancerClass internalTrafficPolicy
  secrets
  verbs apiGroups resourceNames nonResourceURLs apiGroup
  paths path pathType backend service number hosts secretName
  matchLabels matchExpressions key operator values
  valueFrom target averageUtilization averageValue
  disruptionsAllowed currentHealthy desiredHealthy expectedPods
`
  .trim()
  .split(/\s+/)

const RANK = new Map(FIELDS.map((field, index) => [field, index]))

/** Where a type has names in another order. */
const EXCEPTIONS: Record<string, string[]> = {
  roleRef: ['apiGroup', 'kind', 'name'],
  subjects: ['kind', 'apiGroup', 'name', 'namespace'],
  rules: ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'],
  target: ['type', 'value', 'averageValue', 'averageUtilization'],
  metrics: ['type', 'resource'],
}

/** Fields that hold maps: Go sorts their keys. */
const MAPS = new Set(
  'labels annotations data binaryData stringData matchLabels nodeSelector hard used limits requests'.split(
    ' ',
  ),
)

const isMapOf = (parent: string, keys: readonly string[]) =>
  MAPS.has(parent) || (parent === 'selector' && !keys.some((key) => key.startsWith('match')))

/** The keys of an object that stands in the field `parent`, as Go's encoder writes a struct or a map. */
export function structOrder(parent: string, keys: readonly string[]): string[] {
  const sorted = [...keys].sort(compareStrings)
  if (isMapOf(parent, keys)) return sorted
  const own = EXCEPTIONS[parent]
  const rank = (key: string) => {
    const at = own ? own.indexOf(key) : -1
    return at >= 0 ? at : (RANK.get(key) ?? RANK.size)
  }
  return sorted.sort((a, b) => rank(a) - rank(b))
}
