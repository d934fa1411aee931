/** Images of autoscalers: their work is that of components of their own (addons), as long as they run. */

import { idle } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'

const image = (name: string, program: string): ImageBehaviour => ({
  repository: `registry.k8s.io/autoscaling/${name}`,
  sizeBytes: 41_943_040,
  entrypoint: [`/${program}`],
  command: [],
  takesArguments: true,
  base: 'distroless',
  ports: [],
  programs: { [`/${program}`]: idle },
})

export const autoscalerImages: ImageBehaviour[] = [
  image('cluster-autoscaler', 'cluster-autoscaler'),
  image('vpa-recommender', 'recommender'),
  image('vpa-updater', 'updater'),
]
