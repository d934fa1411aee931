import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { idle } from '@/lib/cluster/kubelet/process/process'

/** A shell and nothing else: without a command, and without a terminal, it ends at once. */
export const busybox: ImageBehaviour = {
  repository: 'busybox',
  sizeBytes: 2_223_685,
  entrypoint: [],
  command: ['sh'],
  shell: true,
  ports: [],
  programs: { httpd: idle, nc: idle },
}
