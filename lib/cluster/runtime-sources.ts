import type { Cluster } from '@/lib/cluster/create-cluster'
import type { Sources } from '@/lib/cluster/explain/view'
import type { HostSide } from '@/lib/cluster/host/host-side'
import { type KubeletCalls, printedBy } from '@/lib/cluster/kubelet-calls'
import type { World } from '@/lib/cluster/proxy/world'
import type { RuntimeParts } from '@/lib/cluster/runtime-state'

interface Room {
  parts: RuntimeParts
  world: World
  hosts: HostSide
  kubelets: KubeletCalls
}

/** What explanations of a running cluster are read from. */
export function runtimeSources(cluster: Cluster, { parts, world, hosts, kubelets }: Room): Sources {
  const { store, causes, gates } = parts
  const running = new Set(cluster.components().flatMap(({ name, running }) => (running ? [name] : [])))
  return {
    lister: world.lister,
    causes,
    changeAt: (revision) => store.changesSince(revision - 1).find(({ rv }) => rv === revision),
    decisions: (podKey) => cluster.decisions(podKey),
    refused: gates.refused,
    runs: (component) => running.has(component),
    isOn: (node) => hosts.isOn(node),
    manifests: () => hosts.manifests(),
    listens: (pod, port, protocol) => world.listener(pod, port, protocol) !== undefined,
    printed: (pod, container, previous) => printedBy(kubelets, pod, container, previous),
  }
}
