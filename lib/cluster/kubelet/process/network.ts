/** The network as processes see it (lib/userland/kernel/network.ts), and what only the cluster knows of it. */
import type { DnsServer } from '@/lib/cluster/kubelet/images/coredns/plugins'
import type { Listener as Socket } from '@/lib/userland/kernel/network'

export * from '@/lib/userland/kernel/network'

/** A socket that a process listens on. */
export interface Listener extends Socket {
  /** The name server behind it. */
  dns?: DnsServer[]
}
