import { bootKey, type ClusterOptions, createCluster } from '@/lib/cluster/cluster'
import { packPlain } from '@/lib/cluster/sim/pack'

/** What `installBoot` takes. @param engine which sources make it; has no line break */
export const packBoot = (engine: string, options: ClusterOptions = {}): string =>
  [engine, bootKey(options), packPlain(createCluster(options).snapshot())].join('\n')
