import { remembering } from '@/lib/cluster/apimachinery/remembering'
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import type { ImageRef } from '@/lib/cluster/kubelet/images/made-image'
import { systemImages } from '@/lib/cluster/kubelet/images/system'
import { part, rare } from '@/lib/cluster/sim/parts'
import type { Listener } from '@/lib/userland/kernel/network'

/** `docker.io/library/nginx:1.27@sha256:…` → `nginx`. */
export const repositoryOf = remembering((image: string): string => {
  const name = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
  return name.replace(/^(?:(?:index\.)?docker\.io\/)?(?:library\/)?/, '')
})

/** Those that a cluster boots with are known without the rest. */
const knownBehaviour = remembering((image: string): ImageBehaviour => {
  const repository = repositoryOf(image)
  return (
    systemImages.find((candidate) => candidate.repository === repository) ??
    part('userImages').userImage(image)
  )
})

/** What an image brings and does. */
export const behaviourOf = (image: ImageRef): ImageBehaviour =>
  typeof image === 'string' ? knownBehaviour(image) : rare('madeImages').madeBehaviour(image)

/** The first files of a container of this image, by inode: those of its base, its executables, its own. */
export const imageTree = (image: ImageRef) => {
  return typeof image === 'string' ? part('userImages').imageTree(image) : rare('madeImages').madeTree(image)
}

/** A program by the name that an executable file of an image holds; undefined: there is none. */
export const imageProgram = (name: string) => part('userImages').imageProgram(name)

/** What a container runs: a command replaces all that the image says, arguments its command only. */
export function startArgv(
  image: ImageBehaviour,
  command: readonly string[] = [],
  args: readonly string[] = [],
) {
  if (command.length > 0) return [...command, ...args]
  return [...image.entrypoint, ...(args.length > 0 ? args : image.command)]
}

/** How a container is started, as far as it decides whether anything is to be seen of its process. */
export interface RestingStart {
  argv: readonly string[]
  /** Where something is mounted. */
  mounts: readonly string[]
  uid: number
  readOnlyRoot?: boolean
  /** Nobody looks whether images get what they need: where nodes are simulated. */
  trusted?: boolean
}

const baseName = (path = '') => path.slice(path.lastIndexOf('/') + 1)

const isOver = (mount: string, path: string) =>
  mount === path || path.startsWith(`${mount}/`) || mount.startsWith(`${path}/`)

/**
 * An image's own server as the image starts it: what becomes of it is known without a kernel, until somebody looks
 * into it or tells it something.
 */
export function rests(image: ImageBehaviour, start: RestingStart, context: () => ServerContext): boolean {
  const { serves, comesUp, reads = [], writes = [] } = image
  const { argv, mounts, uid, readOnlyRoot, trusted } = start
  const own = startArgv(image)
  if (comesUp && baseName(argv[0]) === baseName(own[0])) return comesUp(context())
  if (argv.length !== own.length || !own.every((word, at) => argv[at] === word)) return false
  if (trusted) return true
  if (!serves) return false
  const may = (path: string) => (uid === 0 && !readOnlyRoot) || mounts.some((one) => isOver(one, path))
  return writes.every(may) && !reads.some((path) => mounts.some((mount) => isOver(mount, path)))
}

/** What a server listens on that rests: no other sockets than its program has. */
export const restingListeners = (image: ImageBehaviour, context: ServerContext): Listener[] =>
  image.listeners?.(context) ?? []
