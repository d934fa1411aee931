import type { HorizontalPodAutoscaler } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { condition, named } from './named'
import { list } from './read'
import type { AutoscalerPicture } from './schema'

export const autoscalerPictures = (cluster: Cluster): AutoscalerPicture[] =>
  list<HorizontalPodAutoscaler>(cluster, '/apis/autoscaling/v2/horizontalpodautoscalers').map((object) => {
    const { spec, status } = object
    const now = status?.currentReplicas ?? 0
    const wanted = status?.desiredReplicas ?? 0
    const stuck =
      condition(status?.conditions, 'AbleToScale', 'False') ??
      condition(status?.conditions, 'ScalingActive', 'False')
    return {
      ...named(object),
      target: `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`,
      ...{ min: spec.minReplicas ?? 1, max: spec.maxReplicas, now, wanted },
      mood: stuck ? 'bad' : now === wanted ? 'good' : 'busy',
      note: stuck ? `${stuck.reason}: ${stuck.message}` : '',
    }
  })
