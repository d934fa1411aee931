/**
 * What the APIs of metrics tell, or in Kubernetes' words why they do not.
 * Mirrors: pkg/controller/podautoscaler/metrics/client.go with client-go's errors.
 */

import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import { parseDuration } from '@/lib/cluster/apimachinery/duration'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import { milliValue } from '@/lib/cluster/apimachinery/quantity'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { MetricError } from '@/lib/cluster/controller/horizontal-pod-autoscaler/metric-error'
import type {
  PodMetric,
  PodMetrics,
} from '@/lib/cluster/controller/horizontal-pod-autoscaler/replica-calculator'
import { own } from '@/lib/cluster/sim/own'

type Context = Pick<ComponentContext, 'client' | 'lister'>

const CUSTOM = 'custom.metrics.k8s.io'
const EXTERNAL = 'external.metrics.k8s.io'
/** ms, when a metric does not tell its window. */
const DEFAULT_WINDOW = 60_000

/** What client-go adds to answers that do not say what was asked. */
const GENERIC =
  /^the server (?:could not find the requested resource|is currently unable to handle the request)$/

/** Asks, and says what was asked when it goes wrong. @throws MetricError */
function ask<T>(api: string, what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const text = GENERIC.test(error.message) ? `${error.message} (${what})` : error.message
    throw new MetricError(`unable to fetch metrics from ${api} metrics API: ${text}`)
  }
}

interface ResourceItem {
  metadata: { name: string }
  timestamp: string
  window: string
  containers: { name: string; usage: Record<string, string> }[]
}

function usageOf({ containers }: ResourceItem, resource: string, container: string): number | undefined {
  const counted = container === '' ? containers : containers.filter(({ name }) => name === container)
  if (counted.length === 0 || counted.some(({ usage }) => own(usage, resource) === undefined))
    return undefined
  return counted.reduce((sum, { usage }) => sum + milliValue(own(usage, resource)), 0)
}

/** @param selector as text @param container empty: all of them @throws MetricError */
export function resourceMetrics(
  { client }: Context,
  namespace: string,
  selector: string,
  resource: string,
  container = '',
): PodMetrics {
  const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods`
  const query = { labelSelector: selector }
  const list = ask('resource', 'get pods.metrics.k8s.io', () => client.raw(path, query)) as {
    items: ResourceItem[]
  }
  if (list.items.length === 0) throw new MetricError('no metrics returned from resource metrics API')
  const metrics = new Map<string, PodMetric>()
  for (const item of list.items) {
    const value = usageOf(item, resource, container)
    const [timestamp = 0, window = 0] = [parseTime(item.timestamp), parseDuration(item.window)]
    if (value !== undefined) metrics.set(item.metadata.name, { value, timestamp, window })
  }
  return metrics
}

/** An adapter that nobody registered is found out by discovery. @throws MetricError */
function checkRegistered({ lister }: Context, name: string, group: string, version: string): void {
  if (lister.get('apiservices.apiregistration.k8s.io', undefined, `${version}.${group}`)) return
  const why = `no ${name} metrics API (${group}) registered`
  throw new MetricError(`unable to fetch metrics from ${name} metrics API: ${why}`)
}

interface CustomItem {
  describedObject: { name: string }
  timestamp: string
  windowSeconds?: number
  value: string
}

function customItems(ctx: Context, path: string, what: string, query: Record<string, string>): CustomItem[] {
  checkRegistered(ctx, 'custom', CUSTOM, 'v1beta2')
  const list = ask('custom', `get ${what}`, () => ctx.client.raw(`/apis/${CUSTOM}/v1beta2/${path}`, query))
  return (list as { items: CustomItem[] }).items
}

/** `a=b,c in (d,e)` */
export function selectorText(selector: ILabelSelector | undefined): string {
  const operators: Record<string, string> = { In: 'in', NotIn: 'notin' }
  const expressions = (selector?.matchExpressions ?? []).map(({ key, operator, values }) => {
    if (operator === 'Exists') return key
    if (operator === 'DoesNotExist') return `!${key}`
    return `${key} ${operators[operator]} (${(values ?? []).join(',')})`
  })
  return [
    ...Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`),
    ...expressions,
  ].join(',')
}

/** Of each pod. @throws MetricError */
export function podsMetric(
  ctx: Context,
  namespace: string,
  selector: string,
  { name, selector: wanted }: { name: string; selector?: ILabelSelector },
): PodMetrics {
  const query = { labelSelector: selector, metricLabelSelector: selectorText(wanted) }
  const items = customItems(ctx, `namespaces/${namespace}/pods/*/${name}`, `pods.${CUSTOM} *`, query)
  if (items.length === 0) throw new MetricError('no metrics returned from custom metrics API')
  return new Map(
    items.map(({ describedObject, timestamp, value, windowSeconds }): [string, PodMetric] => [
      describedObject.name,
      {
        value: milliValue(value),
        timestamp: parseTime(timestamp) ?? 0,
        window: windowSeconds === undefined ? DEFAULT_WINDOW : windowSeconds * 1000,
      },
    ]),
  )
}

/** Of one object: thousandths. @param resource `services`, `ingresses.networking.k8s.io` @throws MetricError */
export function objectMetric(
  ctx: Context,
  namespace: string,
  { resource, name: object }: { resource: string; name: string },
  { name, selector }: { name: string; selector?: ILabelSelector },
): number {
  const query = { metricLabelSelector: selectorText(selector) }
  const what = `${resource}.${CUSTOM} ${object}`
  const [item] = customItems(ctx, `namespaces/${namespace}/${resource}/${object}/${name}`, what, query)
  if (!item)
    throw new MetricError(
      'unable to fetch metrics from custom metrics API: the custom metrics API server returned no results',
    )
  return milliValue(item.value)
}

/** The sum of what there is, in thousandths. @throws MetricError */
export function externalMetric(
  ctx: Context,
  namespace: string,
  { name, selector }: { name: string; selector?: ILabelSelector },
): number {
  checkRegistered(ctx, 'external', EXTERNAL, 'v1beta1')
  const path = `/apis/${EXTERNAL}/v1beta1/namespaces/${namespace}/${name}`
  const query = { labelSelector: selectorText(selector) }
  const list = ask('external', `get ${name}.${EXTERNAL}`, () => ctx.client.raw(path, query))
  const { items } = list as { items: { value: string }[] }
  if (items.length === 0) throw new MetricError('no metrics returned from external metrics API')
  return items.reduce((sum, { value }) => sum + milliValue(value), 0)
}
