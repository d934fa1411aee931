import { onDemand } from '@/lib/cluster/sim/on-demand'

/** helm's own code: it is fetched when somebody calls it. */
interface HelmParts {
  helm: typeof import('@/lib/helm/helm')
}

export const { install: installHelm, has: hasHelm, part: helmPart } = onDemand<HelmParts>()
