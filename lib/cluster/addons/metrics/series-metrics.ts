/**
 * custom.metrics.k8s.io and external.metrics.k8s.io over the series that a scenario declares.
 * Mirrors: an adapter for Prometheus with the usual rules. Differs: nothing is queried; no windows.
 */

import {
  DESCRIBED,
  type DeclaredSeries,
  declaredSeries,
  milliOf,
} from '@/lib/cluster/addons/metrics/declared-series'
import { ApiError, notFound, unknownResource } from '@/lib/cluster/apimachinery/errors'
import { matches } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject, ResourceName } from '@/lib/cluster/apimachinery/object'
import { canonicalQuantity } from '@/lib/cluster/apimachinery/quantity'
import { parseSelector } from '@/lib/cluster/apimachinery/selector-parser'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { defineKind, type Kind, nameColumn } from '@/lib/cluster/apis/kind'
import type { ResourcePath } from '@/lib/cluster/apiserver/path'
import type { Lister } from '@/lib/cluster/client/lister'
import { loadOf } from '@/lib/cluster/kubelet/usage/load'

export const CUSTOM = { group: 'custom.metrics.k8s.io', version: 'v1beta2' }
export const EXTERNAL = { group: 'external.metrics.k8s.io', version: 'v1beta1' }

const kindOf = (api: typeof CUSTOM, plural: string, kind: string): Kind =>
  defineKind({
    ...api,
    kind,
    plural,
    singular: '',
    namespaced: true,
    schema: '',
    computed: () => [],
    columns: [nameColumn],
  })

/** What discovery lists: a resource for each metric. */
export function seriesKinds(lister: Lister, { group }: { group: string }): Kind[] {
  const names = new Set<string>()
  for (const { about, name } of declaredSeries(lister, 0)) {
    if (group === CUSTOM.group && about) names.add(`${DESCRIBED[about]?.resource}/${name}`)
    if (group === EXTERNAL.group && !about) names.add(name)
  }
  const sorted = [...names].sort()
  return group === CUSTOM.group
    ? sorted.map((name) => kindOf(CUSTOM, name, 'MetricValueList'))
    : sorted.map((name) => kindOf(EXTERNAL, name, 'ExternalMetricValueList'))
}

const quantity = (milli: number) => canonicalQuantity(`${milli}m`)

/** The names that a series is about: `web-*` is about all that begin so. */
const isAbout = (pattern: string, name: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name

/** Requests a second to what is described. */
function loadTo(lister: Lister, about: string, object: KubeObject, now: number): number {
  const load = loadOf(lister, now)
  const { namespace, name } = object.metadata
  if (about === 'pod') return load.get(`${namespace}/${name}`) ?? 0
  const selector = (object.spec as { selector?: Record<string, string> } | undefined)?.selector ?? {}
  const terms = Object.entries(selector).map(([key, value]) => ({
    key,
    operator: '=' as const,
    values: [value],
  }))
  const pods = about === 'service' ? lister.list('pods', namespace) : []
  return pods
    .filter((pod) => matches(terms, pod.metadata.labels))
    .reduce((sum, pod) => sum + (load.get(`${namespace}/${pod.metadata.name}`) ?? 0), 0)
}

interface Asked {
  lister: Lister
  path: ResourcePath
  query: Readonly<Record<string, string>>
  now: number
}

/** @throws ApiError NotFound */
export function customMetrics({ lister, path, query, now }: Asked): object {
  const { namespace = '', resource, name = '', subresource: metric = '' } = path
  const all = declaredSeries(lister, now).filter((one) => one.name === metric)
  const about = Object.keys(DESCRIBED).find((label) => DESCRIBED[label]?.resource === resource)
  const series = all.filter((one) => one.about === about && one.namespace === namespace)
  const missing = (of: string) => noMetric(`the server could not find the metric ${metric} for ${of}`)
  if (about === undefined || metric === '') throw unknownResource()
  if (series.length === 0) throw missing(name === '*' ? resource : `${resource} ${name}`)
  const selector = parseSelector(query.labelSelector ?? '')
  const wanted = parseSelector(query.metricLabelSelector ?? '')
  const stored = (lister.list(resource as ResourceName, namespace) as unknown as KubeObject[]).filter(
    (object) => (name === '*' ? matches(selector, object.metadata.labels) : object.metadata.name === name),
  )
  const items = stored.flatMap((object) => {
    const own = series.find(
      (one) => isAbout(one.labels[about] ?? '', object.metadata.name) && matches(wanted, one.labels),
    )
    if (!own) return []
    const { kind, apiVersion } = DESCRIBED[about] ?? { kind: '', apiVersion: '' }
    return {
      describedObject: { kind, namespace, name: object.metadata.name, apiVersion },
      metric: { name: metric, selector: null },
      timestamp: formatTime(now),
      value: quantity(milliOf(own, own.text === 'load' ? loadTo(lister, about, object, now) : 0)),
    }
  })
  if (name !== '*' && items.length === 0) throw missing(`${resource} ${name}`)
  return { kind: 'MetricValueList', apiVersion: `${CUSTOM.group}/${CUSTOM.version}`, metadata: {}, items }
}

/** An adapter's words stand alone. */
function noMetric(message: string): ApiError {
  const { details: _of, ...status } = notFound({ group: '', resource: '' }, '').status
  return new ApiError({ ...status, message })
}

/** @throws ApiError NotFound */
export function externalMetrics({ lister, path, query, now }: Asked): object {
  const { namespace = '', resource: metric } = path
  const all = declaredSeries(lister, now).filter(({ name, about }) => name === metric && about === undefined)
  if (all.length === 0) throw noMetric(`the server could not find the metric ${metric} for namespaces`)
  const selector = parseSelector(query.labelSelector ?? '')
  const items = all
    .filter((one: DeclaredSeries) => one.namespace === namespace && matches(selector, one.labels))
    .map((one) => ({
      metricName: metric,
      metricLabels: { __name__: metric, ...one.labels },
      timestamp: formatTime(now),
      value: quantity(milliOf(one, 0)),
    }))
  return {
    kind: 'ExternalMetricValueList',
    apiVersion: `${EXTERNAL.group}/${EXTERNAL.version}`,
    metadata: {},
    items,
  }
}
