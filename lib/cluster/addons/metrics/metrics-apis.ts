/**
 * The APIs of metrics, which servers in pods answer: which are served now, and what they say.
 * Differs: the pods only have to be there and ready; the API server works the answers out itself.
 */
import {
  type ApiService,
  backendOf,
  findApiService,
  METRICS_ADAPTER,
  METRICS_SERVER,
} from '@/lib/cluster/addons/metrics/backend'
import { declaredSeries } from '@/lib/cluster/addons/metrics/declared-series'
import { noMetrics, RESOURCE_METRICS, resourceMetrics } from '@/lib/cluster/addons/metrics/resource-metrics'
import {
  CUSTOM,
  customMetrics,
  EXTERNAL,
  externalMetrics,
  seriesKinds,
} from '@/lib/cluster/addons/metrics/series-metrics'
import { methodNotAllowed, unknownResource } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import { apiResourceList } from '@/lib/cluster/apiserver/discovery'
import { asList, asTable, isSelected, selectionOf } from '@/lib/cluster/apiserver/list'
import type { ResourcePath } from '@/lib/cluster/apiserver/path'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { createLister } from '@/lib/cluster/client/cache'
import type { Lister } from '@/lib/cluster/client/lister'
import { callsOf, LOAD_ANNOTATION } from '@/lib/cluster/kubelet/usage/load'
import { isConstant } from '@/lib/cluster/kubelet/usage/series'

/** Does a pod ask others again and again? */
export const makesLoad = (pod: Pod): boolean => pod.spec.containers.some(callsOf)

/** Do metrics change by themselves? */
export const moves = (lister: Lister): boolean =>
  lister
    .list('services')
    .some(({ metadata }) => !isConstant(metadata.annotations?.[LOAD_ANNOTATION] ?? '0')) ||
  declaredSeries(lister, 0).some(({ text }) => text !== 'load' && !isConstant(text))

interface Api {
  group: string
  version: string
  repository: string
  kinds(lister: Lister): readonly Kind[]
}

const APIS: readonly Api[] = [
  { ...CUSTOM, repository: METRICS_ADAPTER, kinds: (lister) => seriesKinds(lister, CUSTOM) },
  { ...EXTERNAL, repository: METRICS_ADAPTER, kinds: (lister) => seriesKinds(lister, EXTERNAL) },
  { group: 'metrics.k8s.io', version: 'v1beta1', repository: METRICS_SERVER, kinds: () => RESOURCE_METRICS },
]

const findApi = (group: string, version: string) =>
  APIS.find((api) => api.group === group && api.version === version)

/** What is stored. */
type Stored = Parameters<typeof createLister>[0]

/** The kinds that registered APIs bring. @param list of what is stored */
export function metricsKinds(list: Stored['list']): Kind[] {
  const get = (resource: string, key: string) =>
    list(resource).find(
      ({ metadata: { name, namespace } }) => (namespace ? `${namespace}/${name}` : name) === key,
    )
  const lister = createLister({ list, get } as Stored)
  return APIS.filter(({ group, version }) => findApiService(lister, group, version)).flatMap((api) =>
    api.kinds(lister),
  )
}

/** Whether a server that is known stands behind the Service of a registered API. */
export function isAnswered(lister: Lister, { metadata, spec }: ApiService): boolean {
  const api = findApi(spec?.group ?? '', spec?.version ?? '')
  if (!api) return false
  try {
    return backendOf(lister, { apiVersion: '', kind: '', metadata, spec }, api.repository) !== undefined
  } catch {
    return false
  }
}

export interface MetricsRequest {
  request: ApiRequest
  path: ResourcePath
  store: Stored
  now: number
}

/** @throws ApiError */
export function answerMetrics({ request, path, store, now }: MetricsRequest): {
  code: number
  body: unknown
} {
  const lister = createLister(store)
  const api = findApi(path.group, path.version)
  const service = api && findApiService(lister, api.group, api.version)
  if (!service) throw unknownResource()
  backendOf(lister, service, api.repository)
  if (request.method !== 'GET') throw methodNotAllowed()
  if (path.resource === '') return { code: 200, body: discovery(api, lister) }
  const asked = { lister, path, query: request.query ?? {}, now }
  if (api.group === CUSTOM.group) return { code: 200, body: customMetrics(asked) }
  if (api.group === EXTERNAL.group) return { code: 200, body: externalMetrics(asked) }
  return { code: 200, body: resources(asked.lister, request, path, now) }
}

function discovery({ group, version, kinds }: Api, lister: Lister): object {
  const none = {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: `${group}/${version}`,
    resources: [],
  }
  return apiResourceList(kinds(lister), group, version) ?? none
}

function resources(lister: Lister, request: ApiRequest, path: ResourcePath, now: number): unknown {
  const { namespace, name, resource } = path
  const kind = RESOURCE_METRICS.find(({ plural }) => plural === resource)
  if (!kind || (namespace !== undefined && !kind.namespaced)) throw unknownResource()
  const selection = selectionOf(request, kind, namespace)
  const found = resourceMetrics(lister, resource, namespace, now, (one) =>
    name === undefined ? isSelected(kind, selection, one) : one.metadata.name === name,
  )
  if (name !== undefined && found.length === 0) throw noMetrics(resource, namespace, name)
  if (request.accept === 'table') return asTable(kind, found, now)
  return name === undefined ? asList(kind, found, {}) : found[0]
}
