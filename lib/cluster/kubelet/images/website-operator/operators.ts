import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { websiteOperator } from '@/lib/cluster/kubelet/images/website-operator/website-operator'

/** The image of an operator of Kubekata's own; undefined: it is none. */
export const operatorFor = (repository: string): ImageBehaviour | undefined =>
  repository === websiteOperator.repository ? websiteOperator : undefined
