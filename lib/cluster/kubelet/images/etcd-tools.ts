import type { Cluster } from '@/lib/cluster/create-cluster'
import type { EtcdClient } from '@/lib/cluster/host/etcdctl/etcdctl'
import { rare } from '@/lib/cluster/sim/parts'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'
import { late } from '@/lib/userland/tools/on-demand'

function clientOf(process: Process): EtcdClient {
  const beneath = process.machine.network?.beneath?.()
  if (!beneath) throw new TypeError('etcdctl outside of a pod')
  // What createWorld was given.
  return { cluster: beneath.cluster as Cluster, host: beneath.host }
}

/** etcdctl and etcdutl of etcd's image; their code is fetched when somebody runs one. */
export const etcdTools: Readonly<Record<string, Program>> = {
  etcdctl: late(() => rare('etcdTools').etcdctl(clientOf)),
  etcdutl: late(() => rare('etcdTools').etcdutl),
}
