import { onDemand } from '@/lib/cluster/sim/on-demand'

/** helm: it is fetched when somebody calls it. */
interface HelmParts {
  helm: typeof import('@/lib/shell/programs/helm/helm')
}

export const { install: installHelm, has: hasHelm, part: helmPart } = onDemand<HelmParts>()
