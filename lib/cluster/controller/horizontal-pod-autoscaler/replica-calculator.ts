/**
 * How many replicas a metric asks for.
 * Mirrors: pkg/controller/podautoscaler/replica_calculator.go and metrics/utilization.go.
 */

import type { Pod } from '@/lib/cluster/apimachinery/object'
import { podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import { milliValue, quantityValue } from '@/lib/cluster/apimachinery/quantity'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { MetricError } from '@/lib/cluster/controller/horizontal-pod-autoscaler/metric-error'
import { isReady } from '@/lib/cluster/controller/pod-state'
import { own } from '@/lib/cluster/sim/own'

/** A figure of one pod: thousandths, and ms. */
export interface PodMetric {
  value: number
  timestamp: number
  window: number
}

export type PodMetrics = ReadonlyMap<string, PodMetric>

/** Shares by which usage may differ from its target. */
export interface Tolerances {
  up: number
  down: number
}

/** After the start of a pod its readiness decides whether its use of CPU counts. */
const CPU_INITIALIZATION = 300_000
const INITIAL_READINESS = 30_000

/** Whom a metric is about. */
export interface Measured {
  pods: readonly Pod[]
  metrics: PodMetrics
  /** Set for metrics of a resource. */
  resource?: string
  current: number
  tolerances: Tolerances
  now: number
}

export interface Proposal {
  replicas: number
  /** Thousandths: the average over the pods. */
  usage: number
  /** Percent of what is requested. */
  utilization?: number
}

interface Groups {
  ready: number
  unready: string[]
  missing: string[]
  ignored: string[]
}

/** Whether what a pod used counts already. */
function isUnready(pod: Pod, metric: PodMetric, now: number): boolean {
  const condition = pod.status?.conditions?.find(({ type }) => type === 'Ready')
  const start = parseTime(pod.status?.startTime ?? '')
  if (!condition || start === undefined) return true
  const since = parseTime(String(condition.lastTransitionTime)) ?? 0
  const isFalse = condition.status === 'False'
  if (start + CPU_INITIALIZATION > now) return isFalse || metric.timestamp < since + metric.window
  return isFalse && start + INITIAL_READINESS > since
}

export function groupPods({
  pods,
  metrics,
  resource,
  now,
}: Omit<Measured, 'current' | 'tolerances'>): Groups {
  const groups: Groups = { ready: 0, unready: [], missing: [], ignored: [] }
  for (const pod of pods) {
    const { name, deletionTimestamp } = pod.metadata
    const metric = metrics.get(name)
    if (deletionTimestamp || pod.status?.phase === 'Failed') groups.ignored.push(name)
    else if (!pod.status?.phase || pod.status.phase === 'Pending') groups.unready.push(name)
    else if (!metric) groups.missing.push(name)
    else if (resource === 'cpu' && isUnready(pod, metric, now)) groups.unready.push(name)
    else groups.ready += 1
  }
  return groups
}

/** What pods ask for, in thousandths, by name. @throws MetricError when one asks for nothing */
export function requestsOf(pods: readonly Pod[], resource: string, container = ''): Map<string, number> {
  return new Map(pods.map((pod) => [pod.metadata.name, requestOf(pod, resource, container)]))
}

function requestOf(pod: Pod, resource: string, container: string): number {
  if (container === '' && pod.spec.resources?.requests) {
    const amount = own(podRequests(pod), resource) ?? 0
    return resource === 'cpu' ? amount : amount * 1000
  }
  const sidecars = (pod.spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
  let sum = 0
  for (const { name, resources } of [...pod.spec.containers, ...sidecars]) {
    if (container !== '' && container !== name) continue
    const request = own(resources?.requests as Record<string, string> | undefined, resource)
    if (request === undefined)
      throw new MetricError(
        `missing request for ${resource} in container ${name} of Pod ${pod.metadata.name}`,
      )
    sum += resource === 'cpu' ? milliValue(request) : quantityValue(request) * 1000
  }
  return sum
}

type Values = Map<string, number>

interface Ratio {
  ratio: number
  usage: number
  utilization?: number
}

/** Usage as percent of what is requested. @throws MetricError */
function utilizationRatio(values: Values, requests: Values, target: number): Ratio {
  let [used, requested, count] = [0, 0, 0]
  for (const [name, value] of values) {
    const request = requests.get(name)
    if (request === undefined) continue
    used += value
    requested += request
    count += 1
  }
  if (requested === 0) throw new MetricError('no metrics returned matched known pods')
  const utilization = Math.trunc((used * 100) / requested)
  return { ratio: utilization / target, utilization, usage: Math.trunc(used / count) }
}

function usageRatio(values: Values, target: number): Ratio {
  let sum = 0
  for (const value of values.values()) sum += value
  const usage = Math.trunc(sum / values.size)
  return { ratio: usage / target, usage }
}

const isWithin = (ratio: number, { up, down }: Tolerances) => 1 - down <= ratio && ratio <= 1 + up

/** @param absent what a pod without figures is taken to use when there are to be fewer pods */
function propose(
  measured: Measured,
  ratioOf: (values: Values) => Ratio,
  absent: (name: string) => number,
): Proposal {
  const { metrics, current, tolerances } = measured
  const { ready, unready, missing, ignored } = groupPods(measured)
  const values: Values = new Map([...metrics].map(([name, { value }]) => [name, value]))
  for (const name of [...ignored, ...unready]) values.delete(name)
  if (values.size === 0)
    throw new MetricError('did not receive metrics for targeted pods (pods might be unready)')
  const { ratio, ...figures } = ratioOf(values)
  const rebalance = unready.length > 0 && ratio > 1
  if (!rebalance && missing.length === 0) {
    const replicas = isWithin(ratio, tolerances) ? current : Math.ceil(ratio * ready)
    return { replicas, ...figures }
  }
  if (ratio < 1) for (const name of missing) values.set(name, absent(name))
  else for (const name of missing) values.set(name, 0)
  if (rebalance) for (const name of unready) values.set(name, 0)
  const again = ratioOf(values).ratio
  const turned = (ratio < 1 && again > 1) || (ratio > 1 && again < 1)
  if (isWithin(again, tolerances) || turned) return { replicas: current, ...figures }
  const replicas = Math.ceil(again * values.size)
  const against = (again < 1 && replicas > current) || (again > 1 && replicas < current)
  return { replicas: against ? current : replicas, ...figures }
}

function checkPods(pods: readonly Pod[]): void {
  if (pods.length === 0) throw new MetricError('no pods returned by selector while calculating replica count')
}

/** By the share of what the pods request. @param target percent @throws MetricError */
export function utilizationReplicas(
  measured: Measured & { resource: string; container?: string },
  target: number,
): Proposal {
  checkPods(measured.pods)
  const requests = requestsOf(measured.pods, measured.resource, measured.container)
  const absent = (name: string) => Math.trunc(((requests.get(name) ?? 0) * Math.max(100, target)) / 100)
  return propose(measured, (values) => utilizationRatio(values, requests, target), absent)
}

/** By what the pods use on average. @param target thousandths @throws MetricError */
export function averageReplicas(measured: Measured, target: number): Proposal {
  checkPods(measured.pods)
  return propose(
    measured,
    (values) => usageRatio(values, target),
    () => target,
  )
}

/** By one figure for all of them. @param usage @param target thousandths @throws MetricError */
export function valueReplicas(
  { pods, current, tolerances }: Pick<Measured, 'pods' | 'current' | 'tolerances'>,
  usage: number,
  target: number,
): Proposal {
  const ratio = usage / target
  if (current === 0) return { replicas: Math.ceil(ratio), usage }
  if (isWithin(ratio, tolerances)) return { replicas: current, usage }
  if (pods.length === 0)
    throw new MetricError(
      'unable to calculate ready pods: no pods returned by selector while calculating replica count',
    )
  const ready = pods.filter((pod) => pod.status?.phase === 'Running' && isReady(pod)).length
  return { replicas: Math.ceil(ratio * ready), usage }
}

/** By one figure that is shared among them. @param replicas as they are now */
export function sharedReplicas(
  replicas: number,
  usage: number,
  target: number,
  tolerances: Tolerances,
): Proposal {
  const ratio = usage / (target * replicas)
  return {
    replicas: isWithin(ratio, tolerances) ? replicas : Math.ceil(usage / target),
    usage: Math.ceil(usage / replicas),
  }
}
