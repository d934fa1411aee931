import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import type { Surroundings } from '@/lib/lab/picture'
import { autoscalerPictures } from './autoscalers'
import { claimPictures } from './claims'
import { policyPictures } from './policies'
import { routePictures } from './routes'
import { servicePictures } from './services'
import { trafficPictures } from './traffic'
import { workloadPictures } from './workloads'

export const surroundingsOf = (cluster: Cluster, pods: readonly Pod[]): Surroundings => ({
  workloads: workloadPictures(cluster),
  autoscalers: autoscalerPictures(cluster),
  services: servicePictures(cluster),
  routes: routePictures(cluster),
  policies: policyPictures(cluster, pods),
  claims: claimPictures(cluster, pods),
  traffic: trafficPictures(cluster),
})
