/** Containers that are the hosts of clusters: kind's and minikube's nodes. */
import type { Cluster } from '@/lib/cluster/cluster'
import type { Places } from '@/lib/container-engine/dockerd'
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineRegistry } from '@/lib/container-engine/image-store'
import type { DockerHost } from '@/lib/shell/programs/docker'

/** Where minikube's API server listens, and where the engine's does. */
const PORTS: Readonly<Record<number, number>> = { 8443: 6443 }
const KUBELET = /^kubelet\//

/** Switches a host on or off; that of a control plane takes its components with it. */
function setPower(cluster: Cluster, place: string, on: boolean): void {
  const { hosts } = cluster
  if (on) hosts.powerOn(place)
  else hosts.powerOff(place)
  if (hosts.controlPlane()?.name !== place) return
  for (const { name } of cluster.components()) {
    if (KUBELET.test(name)) continue
    if (on) cluster.startComponent(name)
    else cluster.stopComponent(name)
  }
}

export function placesOf(host: Pick<DockerHost, 'clusters' | 'machine'>): Places {
  const clusterOf = (place: string) => host.clusters.ofHost(place)?.cluster
  return {
    ask(place, client, query) {
      const cluster = clusterOf(place)
      const address = cluster?.hosts.addresses[place]
      if (!cluster || address === undefined) return { kind: 'refused' }
      const port = PORTS[query.port] ?? query.port
      return cluster.ask({ outside: client }, { ...query, address, port })[0] ?? { kind: 'timeout' }
    },
    files(place) {
      const files = host.machine(place)?.files
      if (!files) throw new EngineError(`${place} has lost its machine`)
      return files
    },
    power(place, on) {
      const cluster = clusterOf(place)
      if (cluster) setPower(cluster, place, on)
    },
  }
}

/** The registries beside all clusters are the same: what is pushed can be pulled by the nodes of each. */
export function sharedRegistry({ clusters }: Pick<DockerHost, 'clusters'>): EngineRegistry {
  const first = () => clusters.first.registry
  return {
    push(name, image) {
      for (const cluster of [clusters.first, ...Object.values(clusters.all() ?? {})])
        cluster.registry.push(name, image)
    },
    withhold(name) {
      for (const cluster of [clusters.first, ...Object.values(clusters.all() ?? {})])
        cluster.registry.withhold(name)
    },
    find: (name) => first().find(name),
    lets: (name, login) => first().lets(name, login),
    hasAccounts: (registry) => first().hasAccounts(registry),
  }
}
