import { containsAddress, networkOf, parseCidr } from '@/lib/cluster/apimachinery/cidr'
import { type ApiContext, read } from '@/lib/cluster/cni/api-client'

/** Does a network lie in another one? */
export function within(inner: string, outer: string): boolean {
  const [all, own] = [parseCidr(outer), parseCidr(inner)]
  if (!all || !own) return false
  return all.length <= own.length && containsAddress(all, { family: own.family, address: networkOf(own) })
}

const dataOf = (context: ApiContext, name: string, key: string): string => {
  const path = `/api/v1/namespaces/kube-system/configmaps/${name}`
  const found = read<{ data?: Record<string, string> }>(context, path)
  return ('object' in found && found.object.data?.[key]) || ''
}

/** The network of pods that kubeadm was told of; undefined: none. */
export const platformCidr = (context: ApiContext): string | undefined =>
  /podSubnet: *"?([\d./]+)/.exec(dataOf(context, 'kubeadm-config', 'ClusterConfiguration'))?.[1] ??
  /clusterCIDR: *"?([\d./]+)/.exec(dataOf(context, 'kube-proxy', 'config.conf'))?.[1]
