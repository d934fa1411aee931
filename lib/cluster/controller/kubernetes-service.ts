import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { createUnlessGone } from '@/lib/cluster/controller/service-account'

const NAME = 'kubernetes'
const PORT = { name: 'https', port: 6443, protocol: 'TCP' as const }
const PERIOD = 10_000
const REPAIR = 'repair'

const inDefault = (labels: Record<string, string>) => ({ name: NAME, namespace: 'default', labels })

/** The Service by which pods reach the API server. */
export const kubernetesService = () => ({
  apiVersion: 'v1' as const,
  kind: 'Service' as const,
  metadata: inDefault({ component: 'apiserver', provider: NAME }),
  spec: {
    clusterIP: '10.96.0.1',
    ports: [{ name: 'https', port: 443, protocol: PORT.protocol, targetPort: PORT.port }],
  },
})

export const kubernetesEndpoints = (addresses: readonly string[]) => ({
  apiVersion: 'v1' as const,
  kind: 'Endpoints' as const,
  metadata: inDefault({ 'endpointslice.kubernetes.io/skip-mirror': 'true' }),
  subsets: [{ addresses: addresses.map((ip) => ({ ip })), ports: [PORT] }],
})

export const kubernetesSlice = (addresses: readonly string[]) => ({
  apiVersion: 'discovery.k8s.io/v1' as const,
  kind: 'EndpointSlice' as const,
  metadata: inDefault({ 'kubernetes.io/service-name': NAME }),
  addressType: 'IPv4' as const,
  endpoints: addresses.map((address) => ({ addresses: [address], conditions: { ready: true } })),
  ports: [PORT],
})

function apiServerAddress({ lister }: ComponentContext): string {
  const node = lister
    .list('nodes')
    .find(({ metadata }) => metadata.labels?.['node-role.kubernetes.io/control-plane'] !== undefined)
  return node?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '192.168.56.10'
}

const watch = (resource: 'services' | 'endpoints' | 'endpointslices.discovery.k8s.io') => ({
  resource,
  fieldSelector: `metadata.name=${NAME},metadata.namespace=default`,
  map: ({ type }: { type: string }) => (type === 'DELETED' ? ['deleted'] : []),
})

/**
 * Who deletes the Service `kubernetes` gets it back: the API server looks after it every ten seconds.
 * Mirrors: pkg/controlplane/controller/kubernetesservice.
 * Differs: the controller manager does it.
 */
export const kubernetesServiceRepair: Component = {
  name: 'kubernetes-service',
  watches: [watch('services'), watch('endpoints'), watch('endpointslices.discovery.k8s.io')],
  reconcile(key, ctx) {
    if (key !== REPAIR) {
      ctx.requeueAfter(REPAIR, PERIOD - (ctx.now() % PERIOD))
      return
    }
    const addresses = [apiServerAddress(ctx)]
    createUnlessGone(() => ctx.client.create('services', kubernetesService()))
    createUnlessGone(() => ctx.client.create('endpoints', kubernetesEndpoints(addresses)))
    createUnlessGone(() => ctx.client.create('endpointslices.discovery.k8s.io', kubernetesSlice(addresses)))
  },
}
