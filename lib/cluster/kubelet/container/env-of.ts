import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { Sync } from '@/lib/cluster/kubelet/node-context'

/** The containers of a pod that a kubelet works on. */
export const envOf = ({ ctx, pod, runtime, network, host }: Sync): ContainerEnv => ({
  ...{ state: ctx.state, pod, runtime, network, host },
  now: () => ctx.now(),
})
