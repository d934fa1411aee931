/** Images as the container runtime of a host lists them. Mirrors: CRI's Image as containerd fills it. */
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import type { ImageRef } from '@/lib/cluster/kubelet/images/made-image'
import { canonicalImage } from '@/lib/cluster/kubelet/pull'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'
import { imageIdOf } from '@/lib/cluster/kubelet/status'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'

export interface RuntimeImage {
  /** `sha256:` and 64 digits. */
  id: string
  /** `docker.io/library/nginx:1.27` */
  tag: string
  /** `docker.io/library/nginx@sha256:…` */
  digest: string
  size: number
  /** It is never removed by itself. */
  pinned: boolean
  user: string
  ref: ImageRef
}

/** What every sandbox begins with: containerd's configuration names it. */
const PAUSE = 'registry.k8s.io/pause:3.10.1'

/** The id of an image by its name with registry and tag. */
export const runtimeImageId = (canonical: string): string => `sha256:${fakeDigest(`config of ${canonical}`)}`

function imageOf(canonical: string, held: KubeletState['images'][string]): RuntimeImage {
  const made = typeof held === 'object' ? held : undefined
  const { sizeBytes, user = '' } = behaviourOf(made ?? canonical)
  return {
    id: runtimeImageId(canonical),
    tag: canonical,
    digest: imageIdOf(canonical, made),
    size: sizeBytes,
    pinned: canonical === PAUSE,
    user,
    ref: made ?? canonical,
  }
}

/** By their names. */
export const runtimeImages = ({ images }: KubeletState): RuntimeImage[] =>
  Object.entries({ [PAUSE]: true as const, ...images })
    .map(([name, held]) => imageOf(name, held))
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))

/** By name, by digest, or by the beginning of an id. */
export function findImage(images: readonly RuntimeImage[], wanted: string): RuntimeImage | undefined {
  const bare = wanted.replace(/^sha256:/, '')
  const isId = /^[0-9a-f]{4,64}$/.test(bare)
  return (
    images.find(({ tag, digest }) => tag === canonicalImage(wanted) || digest === wanted) ??
    (isId ? images.find(({ id }) => id.slice('sha256:'.length).startsWith(bare)) : undefined)
  )
}
