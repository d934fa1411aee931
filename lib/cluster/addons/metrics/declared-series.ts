/**
 * The series that a scenario declares, as Prometheus would have them: lines of the ConfigMap
 * custom-metrics/metric-series, each a name, labels and what it is worth (kubelet/usage/series.ts) since the
 * ConfigMap was made.
 *
 *     queue_messages_ready{namespace="default",queue="worker_tasks"} 0s=10 5m=80
 *     http_requests_per_second{namespace="default",pod="web-*"} load
 *
 * `load` is worth the requests that come to what the series is about. A label that is called like a resource makes
 * it a series about such objects; all others are external.
 */
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { Lister } from '@/lib/cluster/client/lister'
import { seriesAt } from '@/lib/cluster/kubelet/usage/series'

export const SERIES_NAMESPACE = 'custom-metrics'
export const SERIES_CONFIG = 'metric-series'

/** What series may be about: its label, and how its resource and kind are called. */
export const DESCRIBED: Readonly<Record<string, { resource: string; kind: string; apiVersion: string }>> = {
  pod: { resource: 'pods', kind: 'Pod', apiVersion: '/v1' },
  service: { resource: 'services', kind: 'Service', apiVersion: '/v1' },
  deployment: { resource: 'deployments.apps', kind: 'Deployment', apiVersion: 'apps/v1' },
  statefulset: { resource: 'statefulsets.apps', kind: 'StatefulSet', apiVersion: 'apps/v1' },
  ingress: { resource: 'ingresses.networking.k8s.io', kind: 'Ingress', apiVersion: 'networking.k8s.io/v1' },
  job: { resource: 'jobs.batch', kind: 'Job', apiVersion: 'batch/v1' },
}

export interface DeclaredSeries {
  name: string
  labels: Readonly<Record<string, string>>
  namespace: string
  /** A key of {@link DESCRIBED}; unset: external. */
  about?: string
  /** `load`, or a series. */
  text: string
  /** ms since it began */
  elapsed: number
}

function readLine(line: string, elapsed: number): DeclaredSeries | undefined {
  const words = line.trim()
  const [head = '', name, inBraces = ''] = /^([a-zA-Z_:][\w:.-]*)(?:\{([^}]*)\})?\s+(?=\S)/.exec(words) ?? []
  if (name === undefined) return undefined
  const text = words.slice(head.length)
  const labels: Record<string, string> = {}
  // A key begins behind what is none: nothing is read twice, however long it is.
  for (const [, key = '', value = ''] of inBraces.matchAll(/(?<![\w.-])([\w.-]+)="([^"]*)"/g))
    labels[key] = value
  const about = Object.keys(DESCRIBED).find((label) => labels[label] !== undefined)
  return {
    name,
    labels,
    namespace: labels.namespace ?? 'default',
    text,
    elapsed,
    ...(about ? { about } : {}),
  }
}

export function declaredSeries(lister: Lister, now: number): DeclaredSeries[] {
  const config = lister.get('configmaps', SERIES_NAMESPACE, SERIES_CONFIG)
  const since = now - (parseTime(config?.metadata.creationTimestamp ?? '') ?? now)
  const lines = Object.values(config?.data ?? {}).flatMap((text) => text.split('\n'))
  return lines.flatMap((line) => readLine(line, since) ?? [])
}

/** Its value in thousandths. @param load what `load` is worth, a second */
export const milliOf = ({ text, elapsed }: DeclaredSeries, load: number): number =>
  Math.round((text === 'load' ? load : seriesAt(text, elapsed)) * 1000)
