/** Who answers for an API that is not the API server's own. */
import type { IAPIService } from 'kubernetes-models/apiregistration.k8s.io/v1/APIService'
import { serviceUnavailable } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import { repositoryOf } from '@/lib/cluster/kubelet/images/index'

export type ApiService = KubeObject & Pick<IAPIService, 'spec' | 'status'>

const API_SERVICES = 'apiservices.apiregistration.k8s.io'

export const METRICS_SERVER = 'registry.k8s.io/metrics-server/metrics-server'
export const METRICS_ADAPTER = 'registry.k8s.io/prometheus-adapter/prometheus-adapter'

/** The APIService of a group version that somebody else serves. */
export function findApiService(lister: Lister, group: string, version: string): ApiService | undefined {
  const found = lister.get(API_SERVICES, undefined, `${version}.${group}`) as ApiService | undefined
  return found?.spec?.service ? found : undefined
}

const isRefused = ({ status }: ApiService) =>
  (status?.conditions ?? []).some(({ type, status: truth }) => type === 'Available' && truth === 'False')

/** The ready pods behind an APIService that run a known server. @throws ApiError ServiceUnavailable */
export function backendOf(lister: Lister, service: ApiService, repository: string): Pod {
  const { name = '', namespace = '' } = service.spec?.service ?? {}
  const slices = lister.list('endpointslices.discovery.k8s.io', namespace, [
    { key: 'kubernetes.io/service-name', operator: '=', values: [name] },
  ])
  for (const { endpoints } of isRefused(service) ? [] : slices) {
    for (const { conditions, targetRef } of endpoints ?? []) {
      const pod = conditions?.ready ? lister.get('pods', namespace, targetRef?.name ?? '') : undefined
      if (pod?.spec.containers.some(({ image = '' }) => repositoryOf(image) === repository)) return pod
    }
  }
  throw serviceUnavailable()
}
