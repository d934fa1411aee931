import type { Cluster } from '@/lib/cluster/cluster'
import type { Connection } from '@/lib/cluster/host/etcdctl/connection'
import type { EtcdctlOptions } from '@/lib/cluster/host/etcdctl/options'
import { bytesOfString } from '@/lib/cluster/host/host-state'
import type { Etcd } from '@/lib/cluster/storage/etcd'
import { type Call as Invocation, type Outcome, succeeded } from '@/lib/userland/kernel/one-shot'
import { textOf } from '@/lib/userland/kernel/text'

/** Cluster and first member, as kubeadm's first etcd has them: 16 hexadecimal digits. */
export const CLUSTER_ID = 'ba5e1f0c9d3a7b42'
export const MEMBER_ID = '8e9e05c52164694d'

/** What etcd holds are bytes, as characters 0 to 255. */
export const raw = (stdout: string): Outcome => succeeded(textOf(bytesOfString(stdout)))

/** One run of etcdctl. */
export interface EtcdctlCall extends EtcdctlOptions {
  etcd: Etcd
  invocation: Invocation
  cluster: Cluster
  /** The machine whose network it is on; '' when that is a container's own. */
  host: string
  connection: Connection
  snapshotText(): string
}

export const isOn = ({ flags }: EtcdctlOptions, name: string) => flags.get(name) === 'true'
