import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { idle } from '@/lib/cluster/kubelet/process/process'

/** Only waits; there is no shell in it. */
export const pause: ImageBehaviour = {
  repository: 'registry.k8s.io/pause',
  sizeBytes: 321_520,
  user: '65535:65535',
  entrypoint: ['/pause'],
  command: [],
  shell: false,
  ports: [],
  programs: { pause: idle },
}
