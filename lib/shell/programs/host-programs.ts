import type { Cluster } from '@/lib/cluster/cluster'
import { fetched, type RarePrograms } from '@/lib/shell/rare-programs'
import type { Program } from '@/lib/userland/kernel/program'

type Find = (tools: RarePrograms['hostTools'], cluster: () => Cluster) => unknown

/** Programs of every host, fetched together by the first command that names one. */
const EVERY_HOST: Readonly<Record<string, Find>> = {
  apt: ({ aptGet }) => aptGet,
  'apt-cache': ({ aptCache }) => aptCache,
  'apt-get': ({ aptGet }) => aptGet,
  'apt-mark': ({ aptMark }) => aptMark,
  containerd: ({ containerd }) => containerd,
  crictl: ({ crictl }, cluster) => crictl(cluster),
  dpkg: ({ dpkg }) => dpkg,
  journalctl: ({ journalctl }, cluster) => journalctl(cluster),
  kubeadm: ({ kubeadm }, cluster) => kubeadm(cluster),
  kubelet: ({ kubelet }, cluster) => kubelet(cluster),
  systemctl: ({ systemctl }, cluster) => systemctl(cluster),
}
/** Those of the host with the control plane. */
const CONTROL_PLANE: Readonly<Record<string, Find>> = {
  etcdctl: ({ etcdctl, clientOnHost }, cluster) => etcdctl(clientOnHost(cluster)),
  etcdutl: ({ etcdutl }) => etcdutl,
}

export const ON_HOSTS = Object.keys(EVERY_HOST)
export const ON_CONTROL_PLANE = Object.keys(CONTROL_PLANE)
/** Those that are where their packages have put them, and not without these. */
export const FILED: ReadonlySet<string> = new Set(['containerd', 'kubeadm', 'kubelet'])

export const hostPrograms = (cluster: () => Cluster): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries({ ...EVERY_HOST, ...CONTROL_PLANE }).map(([name, find]) => [
      name,
      fetched('hostTools', (tools) => find(tools, cluster) as Program),
    ]),
  )
