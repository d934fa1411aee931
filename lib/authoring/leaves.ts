/** Fields of an object that say what it is to be like, as paths of lib/goal/field-path.ts. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'

export type Leaf = string | number | boolean
export type Leaves = ReadonlyMap<string, Leaf>

/** What the API server and the controllers fill in: nobody's task. By the field's last name; `true`: whatever it is. */
const FILLED_IN: Readonly<Record<string, readonly (Leaf | true)[]>> = {
  ...{ terminationMessagePath: [true], terminationMessagePolicy: [true], imagePullPolicy: [true] },
  ...{
    terminationGracePeriodSeconds: [30],
    dnsPolicy: ['ClusterFirst'],
    schedulerName: ['default-scheduler'],
  },
  ...{ restartPolicy: ['Always'], revisionHistoryLimit: [true], progressDeadlineSeconds: [600] },
  ...{ podManagementPolicy: ['OrderedReady'], preemptionPolicy: ['PreemptLowerPriority'], priority: [0] },
  ...{ enableServiceLinks: [true], serviceAccount: [true], nodeName: [true], clusterIP: [true] },
  ...{ sessionAffinity: ['None'], internalTrafficPolicy: ['Cluster'], externalTrafficPolicy: ['Cluster'] },
  ...{ ipFamilyPolicy: [true], healthCheckNodePort: [true], allocateLoadBalancerNodePorts: [true] },
  ...{ successThreshold: [1], failureThreshold: [3], periodSeconds: [10], timeoutSeconds: [1] },
  ...{ scheme: ['HTTP'], protocol: ['TCP'], volumeName: [true], volumeMode: ['Filesystem'] },
  ...{ maxSurge: ['25%'], maxUnavailable: ['25%'], defaultMode: [420], parallelism: [1], completions: [1] },
  ...{ completionMode: ['NonIndexed'], backoffLimit: [6], suspend: [false], concurrencyPolicy: ['Allow'] },
  ...{ manualSelector: [false], podReplacementPolicy: [true], apiGroup: [true], minReadySeconds: [0] },
  ...{ serviceAccountName: ['default'], updateStrategy: [true], partition: [0], reclaimPolicy: ['Delete'] },
  ...{ type: ['RollingUpdate'] },
  ...{ successfulJobsHistoryLimit: [3], failedJobsHistoryLimit: [1], immutable: [false], uid: [true] },
}

/** Whole parts that are never the author's. */
const NEVER = [
  /^(?:apiVersion|kind|status)\b/,
  /^metadata\.(?!labels|annotations|finalizers)/,
  /^metadata\.annotations\[[^\]]*kubernetes\.io\//,
  /^metadata\.labels\[kubernetes\.io\/metadata\.name\]/,
  /^metadata\.labels\[(?:pod-template-hash|controller-revision-hash|batch\.kubernetes\.io\/)/,
  /^spec\.(?:clusterIPs|ipFamilies|finalizers)/,
  /^spec\.selector\.matchLabels\[(?:batch\.kubernetes\.io|controller-uid)/,
  /\.(?:creationTimestamp|resourceVersion|timeAdded)$/,
  /^spec\.claimRef\.(?:apiVersion|kind|uid)$/,
  /^spec\.(?:template\.spec\.)?volumes\[name=kube-api-access-/,
  /volumeMounts\[name=kube-api-access-/,
  /tolerations\[\d+\]\.(?:key|operator|effect|tolerationSeconds)$/,
  /^spec\.template\.metadata\.labels\[(?:batch\.kubernetes\.io|controller-uid|job-name)/,
  /^spec\.podCIDRs?\b/,
]

/** Tolerations that everything gets. */
const COMMON_TOLERATION = /^node\.kubernetes\.io\/(?:not-ready|unreachable)$/

const isPlain = (key: string): boolean => /^[A-Za-z0-9_-]+$/.test(key)

/** Every field of an object that somebody may have wanted. Keys with a `]` have no path, and are left out. */
export function leavesOf(object: KubeObject): Leaves {
  const found = new Map<string, Leaf>()
  walk(object, '', found)
  return found
}

function walk(value: unknown, path: string, found: Map<string, Leaf>): void {
  if (path && NEVER.some((never) => never.test(path)) && !isOwnToleration(path, value)) return
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) walk(each, `${path}[${elementOf(each, index)}]`, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (isPlain(key)) walk(each, path ? `${path}.${key}` : key, found)
      else if (!key.includes(']')) walk(each, `${path}[${key}]`, found)
    }
  } else if (isLeaf(value) && !isFilledIn(path, value)) found.set(path, value)
}

/** Tolerations are shown by their key only: the rest follows from it. */
const isOwnToleration = (path: string, value: unknown): boolean =>
  path.endsWith('.key') && typeof value === 'string' && !COMMON_TOLERATION.test(value)

/** By its name where it has one: what stands before it may change. */
function elementOf(element: unknown, index: number): string {
  const name = (element as { name?: unknown } | null)?.name
  return typeof name === 'string' && !name.includes(']') ? `name=${name}` : String(index)
}

const isLeaf = (value: unknown): value is Leaf =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= 300)

function isFilledIn(path: string, value: Leaf): boolean {
  const last = /([\w-]+)$/.exec(path)?.[1] ?? ''
  if (/\[name=[^\]]*\]\.name$/.test(path)) return true
  const known = Object.hasOwn(FILLED_IN, last) ? FILLED_IN[last] : undefined
  return known?.some((one) => one === value || (one === true && value !== undefined)) ?? false
}
