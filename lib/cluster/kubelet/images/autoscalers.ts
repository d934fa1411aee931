/** Images of autoscalers: their work is that of components of their own (addons), as long as they run. */
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { idle } from '@/lib/cluster/kubelet/process/process'

const image = (name: string, program: string): ImageBehaviour => ({
  repository: `registry.k8s.io/autoscaling/${name}`,
  sizeBytes: 41_943_040,
  entrypoint: [`/${program}`],
  command: [],
  takesArguments: true,
  shell: false,
  ports: [],
  programs: { [program]: idle },
})

export const autoscalerImages: ImageBehaviour[] = [
  image('cluster-autoscaler', 'cluster-autoscaler'),
  image('vpa-recommender', 'recommender'),
  image('vpa-updater', 'updater'),
]
