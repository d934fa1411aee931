import { busybox } from '@/lib/cluster/kubelet/images/busybox'
import { httpd } from '@/lib/cluster/kubelet/images/httpd'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { nginx } from '@/lib/cluster/kubelet/images/nginx'
import { pause } from '@/lib/cluster/kubelet/images/pause'
import { redis } from '@/lib/cluster/kubelet/images/redis'
import { systemImages } from '@/lib/cluster/kubelet/images/system'
import { idle } from '@/lib/cluster/kubelet/process/process'

/** The images whose behaviour is known; like busybox behave other small systems. */
const images: ImageBehaviour[] = [
  busybox,
  httpd,
  nginx,
  pause,
  redis,
  ...systemImages,
  ...['alpine', 'ubuntu', 'debian'].map((repository) => ({ ...busybox, repository })),
]

/** Any other image: a server that idles until it is stopped. */
const unknown = (repository: string): ImageBehaviour => ({
  repository,
  sizeBytes: 52_428_800,
  entrypoint: ['/server'],
  command: [],
  shell: true,
  ports: [],
  programs: { server: idle },
})

/** `docker.io/library/nginx:1.27@sha256:…` → `nginx`. */
export function repositoryOf(image: string): string {
  const name = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
  return name.replace(/^(?:(?:index\.)?docker\.io\/)?(?:library\/)?/, '')
}

export function behaviourOf(image: string): ImageBehaviour {
  const repository = repositoryOf(image)
  return images.find((known) => known.repository === repository) ?? unknown(repository)
}
