import { remembering } from '@/lib/cluster/apimachinery/remembering'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { pause } from '@/lib/cluster/kubelet/images/pause'
import { systemImages } from '@/lib/cluster/kubelet/images/system'
import { BUSYBOX_TOOLS } from '@/lib/cluster/kubelet/process/net/busybox-tools'
import { part } from '@/lib/cluster/sim/parts'

/** What a cluster boots with. */
const images: ImageBehaviour[] = [pause, ...systemImages]

/** `docker.io/library/nginx:1.27@sha256:…` → `nginx`. */
export const repositoryOf = remembering((image: string): string => {
  const name = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
  return name.replace(/^(?:(?:index\.)?docker\.io\/)?(?:library\/)?/, '')
})

/** An image made on Alpine Linux has its tools besides. */
const withBusybox = (image: ImageBehaviour): ImageBehaviour => ({
  ...image,
  tools: [...new Set([...(image.tools ?? []), ...BUSYBOX_TOOLS])],
})

export const behaviourOf = remembering((image: string): ImageBehaviour => {
  const repository = repositoryOf(image)
  const known =
    images.find((candidate) => candidate.repository === repository) ??
    part('userImages').userImage(repository)
  return /:[^/]*alpine/.test(image) ? withBusybox(known) : known
})
