import { remembering } from '@/lib/cluster/apimachinery/remembering'
import { repositoryOf } from '@/lib/cluster/kubelet/images'
import type { MadeImage } from '@/lib/cluster/kubelet/images/made-image'
import { part } from '@/lib/cluster/sim/parts'

/** Why an image cannot be had, in containerd's words. */
export type PullOutcome =
  | { kind: 'pulled'; made?: MadeImage }
  | { kind: 'invalid'; message: string }
  | { kind: 'failed'; message: string }

const MISSING = 'doesnotexist'
/** Tags that the control plane's own images never had. */
const NO_RELEASE = /^registry\.k8s\.io\/(?:kube-[a-z-]+:(?!v1\.\d)|etcd:(?!3\.\d))/

const tagOf = (image: string) => /:([^/:@]*)$/.exec(image.replace(/@.*$/, ''))?.[1]

/** `nginx` → `docker.io/library/nginx:latest` */
export const canonicalImage = remembering((image: string): string => {
  const name = image.replace(/^(?:index\.)?docker\.io\//, '')
  const [first = ''] = name.split('/')
  const hasHost = name.includes('/') && (/[.:]/.test(first) || first === 'localhost')
  const path = name.includes('/') ? name : `library/${name}`
  const full = hasHost ? name : `docker.io/${path}`
  return tagOf(full) || full.includes('@') ? full : `${full}:latest`
})

function invalidName(image: string): string | undefined {
  const name = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
  if (name !== name.toLowerCase())
    return `invalid reference format: repository name (${name.includes('/') ? name : `library/${name}`}) must be lowercase`
  return /^[a-z0-9]+(?:[._/:-]+[a-z0-9]+)*$/.test(name) ? undefined : 'invalid reference format'
}

/**
 * Mirrors: the answers of containerd 2 for missing tags, missing repositories and invalid names.
 * Differs: there is no registry; what has `doesnotexist` in its name or tag is missing, the tags of official
 * images that images/tags.ts does not believe in, and releases of the control plane that never were.
 */
export const pull = remembering((image: string): PullOutcome => {
  const invalid = invalidName(image)
  if (invalid)
    return {
      kind: 'invalid',
      message: `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${invalid}`,
    }
  const canonical = canonicalImage(image)
  const wrapped = `failed to pull and unpack image "${canonical}": failed to resolve image`
  const repository = repositoryOf(image)
  const tag = tagOf(canonical)
  const isOfficial = !repository.includes('/') && !image.includes('@')
  if (
    tag !== undefined &&
    (tag.includes(MISSING) ||
      NO_RELEASE.test(canonical) ||
      (isOfficial && !part('userImages').mayHaveTag(repository, tag)))
  )
    return {
      kind: 'failed',
      message: `rpc error: code = NotFound desc = ${wrapped}: ${canonical}: not found`,
    }
  if (repository.includes(MISSING))
    return {
      kind: 'failed',
      message: `${wrapped}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    }
  return { kind: 'pulled' }
})
