/** kubelet as a command. Differs: it is only asked for its version; it works as a service (lib/cluster/host/systemd). */
import type { Cluster } from '@/lib/cluster/cluster'
import { failed, oneShot, succeeded } from '@/lib/userland/kernel/one-shot'

export const kubelet = (cluster: () => Cluster) =>
  oneShot(({ args, readFile }) => {
    if (!args.includes('--version') && !args.includes('--version=true'))
      return failed('kubelet: in this lab it runs as a service: systemctl start kubelet\n')
    const own = /\bv\d+\.\d+\.\d+\b/.exec(readFile('/usr/bin/kubelet') ?? '')?.[0]
    return succeeded(`Kubernetes ${own ?? cluster().hosts.version}\n`)
  })
