import type { ApiTransport } from '@/lib/cluster/apiserver/request'
import { createBeginning } from '@/lib/cluster/boot'
import { storePolicy } from '@/lib/cluster/boot-policy'
import { kubernetesEndpoints, kubernetesSlice } from '@/lib/cluster/controller/kubernetes-service'
import type { RngState } from '@/lib/cluster/sim/rng'
import type { Store } from '@/lib/cluster/storage/store'

interface Begun {
  state: { now: number; rng: RngState }
  store: Store
  /** The API server's own. */
  address: string
  /** As old as this, ms. */
  since: number | undefined
}

/**
 * What an API server makes that finds nothing in etcd: roles, namespaces, priorities, its own Service.
 * Differs: all of it is as old as the authority that the server was started with, some seconds older than in reality.
 */
export function beginCluster(transport: ApiTransport, { state, store, address, since }: Begun): void {
  if (store.get('namespaces', 'kube-system')) return
  const { now } = state
  state.now = since ?? now
  storePolicy(store, state.rng, state.now, 'server')
  createBeginning(transport, [address])
  state.now = now
}

const SERVER = {
  username: 'system:apiserver',
  groups: ['system:masters', 'system:authenticated'],
}

/** Several API servers: each keeps the Service `kubernetes` leading to those that serve. */
export function publishServers(transport: ApiTransport, addresses: readonly string[]): void {
  const put = (path: string, body: object) =>
    transport.request({
      ...{ method: 'PATCH', path, body, user: SERVER, userAgent: 'kube-apiserver', component: true },
      contentType: 'merge-patch',
    })
  put('/api/v1/namespaces/default/endpoints/kubernetes', { subsets: kubernetesEndpoints(addresses).subsets })
  put('/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes', {
    endpoints: kubernetesSlice(addresses).endpoints,
  })
}
