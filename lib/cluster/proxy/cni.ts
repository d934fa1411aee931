/** Which network plugin a cluster has, as far as policies matter. */
import type { Lister } from '@/lib/cluster/client/lister'

/** DaemonSets of plugins that carry traffic, but look at no policy. */
const WITHOUT_POLICIES = /^kube-flannel(-ds)?(-amd64)?$/
const WITH_POLICIES = /^(calico-node|canal|cilium|antrea-agent|weave-net|kube-router|kube-ovn-cni)$/

export const isNetworkDaemon = (name: string): boolean =>
  WITHOUT_POLICIES.test(name) || WITH_POLICIES.test(name)

/**
 * The DaemonSet of a plugin that does not enforce policies; undefined: policies hold.
 * Differs: a cluster in which no plugin can be seen enforces them, unless it was made without a network: then what
 * attaches its pods are plugins that do nothing more.
 * @param bare it was
 */
export function unenforcing(lister: Lister, bare = false): { namespace: string; name: string } | undefined {
  const plugins = lister.list('daemonsets.apps').map(({ metadata }) => metadata)
  if (plugins.some(({ name }) => WITH_POLICIES.test(name))) return undefined
  const found = plugins.find(({ name }) => WITHOUT_POLICIES.test(name))
  if (!found) return bare ? { namespace: '', name: 'bridge' } : undefined
  return { namespace: found.namespace ?? '', name: found.name }
}
