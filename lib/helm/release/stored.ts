/**
 * A release as the text of its Secret: JSON, zipped, in base64.
 * Mirrors: Helm's storage driver. As there, the charts that a chart depends on are not kept.
 */
import { decodeBytes, encodeBytes, utf8Bytes, utf8Text } from '@/lib/cluster/apimachinery/base64'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { Chart, ChartFile } from '@/lib/helm/chart/chart'
import { metadataJson, readMetadata } from '@/lib/helm/chart/metadata'
import { plain } from '@/lib/helm/functions/encodings'
import type { Hook, HookEvent, Release, ReleaseStatus } from '@/lib/helm/release/release'
import { rfc3339 } from '@/lib/helm/release/times'
import { digList, digMap, digString, isMap, type JsonMap, marshalJson } from '@/lib/kubectl/go-format'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'
import { gunzipOf, gzipOf } from '@/lib/userland/tools/shared/deflate'

const filesJson = (files: readonly ChartFile[]) =>
  files.map(({ name, text }) => ({ name, data: encodeBytes(bytesOf(text)) }))

const chartJson = (chart: Chart): JsonMap => ({
  metadata: metadataJson(chart.metadata),
  lock: chart.lock ?? null,
  templates: filesJson(chart.templates),
  values: chart.values,
  schema: chart.schema === undefined ? null : encodeBytes(bytesOf(chart.schema)),
  files: filesJson(chart.files),
})

const timeJson = (ms: number | undefined) => (ms === undefined ? '' : rfc3339(ms))

const hookJson = (hook: Hook): JsonMap => ({
  name: hook.name,
  kind: hook.kind,
  path: hook.path,
  manifest: hook.manifest,
  events: hook.events,
  last_run: hook.lastRun
    ? {
        started_at: timeJson(hook.lastRun.startedAt),
        completed_at: timeJson(hook.lastRun.completedAt),
        phase: hook.lastRun.phase,
      }
    : { phase: '' },
  ...(hook.weight === 0 ? {} : { weight: hook.weight }),
  ...(hook.deletePolicies.length === 0 ? {} : { delete_policies: hook.deletePolicies }),
  ...(hook.outputLogPolicies.length === 0 ? {} : { output_log_policies: hook.outputLogPolicies }),
})

/** As `-o json` shows it; `withChart`: as it is stored. */
export function releaseJson(release: Release, withChart = false): JsonMap {
  const filled = (key: string, value: unknown) =>
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
      ? {}
      : { [key]: value }
  return plain({
    name: release.name,
    info: {
      first_deployed: timeJson(release.firstDeployed),
      last_deployed: timeJson(release.lastDeployed),
      ...filled('deleted', timeJson(release.deleted)),
      ...filled('description', release.description),
      status: release.status,
      ...filled('notes', release.notes),
    },
    ...(withChart ? { chart: chartJson(release.chart) } : {}),
    ...(Object.keys(release.config).length > 0 ? { config: release.config } : {}),
    ...filled('manifest', release.manifest),
    ...filled('hooks', release.hooks.map(hookJson)),
    version: release.version,
    namespace: release.namespace,
    apply_method: release.applyMethod,
  }) as JsonMap
}

export function encodeRelease(release: Release): string {
  const bytes = utf8Bytes(marshalJson(releaseJson(release, true)))
  return encodeBytes(gzipOf(bytes, undefined, 0))
}

const readFiles = (value: unknown, key: string): ChartFile[] =>
  digList(value, key).map((one) => ({
    name: digString(one, 'name'),
    text: textOf(decodeBytes(digString(one, 'data'))),
  }))

function readChart(value: unknown): Chart {
  const metadata = readMetadata(isMap(value) ? value.metadata : {})
  const values = isMap(value) && isMap(value.values) ? value.values : {}
  const schema = digString(value, 'schema')
  return {
    metadata,
    raw: [],
    values,
    ...(schema === '' ? {} : { schema: textOf(decodeBytes(schema)) }),
    templates: readFiles(value, 'templates'),
    files: readFiles(value, 'files'),
    dependencies: [],
    path: metadata.name,
  }
}

const time = (value: unknown, ...path: string[]) => parseTime(digString(value, ...path))

const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

function readHook(value: JsonMap): Hook {
  const startedAt = time(value, 'last_run', 'started_at')
  return {
    name: digString(value, 'name'),
    kind: digString(value, 'kind'),
    path: digString(value, 'path'),
    manifest: digString(value, 'manifest'),
    events: texts(value.events) as HookEvent[],
    weight: Number(value.weight ?? 0),
    deletePolicies: texts(value.delete_policies),
    outputLogPolicies: texts(value.output_log_policies),
    ...(startedAt === undefined
      ? {}
      : {
          lastRun: {
            startedAt,
            completedAt: time(value, 'last_run', 'completed_at') ?? startedAt,
            phase: (digString(value, 'last_run', 'phase') || 'Unknown') as 'Unknown',
          },
        }),
  }
}

/** @throws Error for a text that is none */
export function decodeRelease(text: string, labels: Record<string, string>): Release {
  const value: unknown = JSON.parse(utf8Text(gunzipOf(decodeBytes(text))))
  const map = isMap(value) ? value : {}
  const deleted = time(map, 'info', 'deleted')
  return {
    name: digString(map, 'name'),
    namespace: digString(map, 'namespace'),
    version: Number(map.version ?? 0),
    chart: readChart(map.chart),
    config: isMap(map.config) ? map.config : {},
    manifest: digString(map, 'manifest'),
    hooks: digList(map, 'hooks').map(readHook),
    firstDeployed: time(map, 'info', 'first_deployed') ?? 0,
    lastDeployed: time(map, 'info', 'last_deployed') ?? 0,
    ...(deleted === undefined ? {} : { deleted }),
    status: (digString(map, 'info', 'status') || 'unknown') as ReleaseStatus,
    description: digString(map, 'info', 'description'),
    notes: digString(map, 'info', 'notes'),
    applyMethod: digString(map, 'apply_method') === 'ssa' ? 'ssa' : 'csa',
    labels: { ...digMap({ labels }, 'labels') },
  }
}
