import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import type { ProcessStart } from '@/lib/cluster/kubelet/runtime'
import { part } from '@/lib/cluster/sim/parts'

/** What a server that rests sees of where it runs. */
export function restingContext(env: ContainerEnv, container: string, start: ProcessStart): ServerContext {
  const { argv, env: variables, hostname } = start
  return {
    ...{ argv, env: variables, hostname },
    get files() {
      return part('containers').filesOf(env, container)
    },
    now: () => env.now(),
    ask: (query) => env.network(query)[0] ?? { kind: 'timeout' },
  }
}
