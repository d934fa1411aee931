/**
 * The files that a container's processes see: its own layer over its image, volumes, what all containers of its
 * pod share.
 * Mirrors: makeMounts of pkg/kubelet and the mounts that containerd adds.
 * Differs: /proc and /dev come from the kernel of the processes; a bind mount follows its folder by name.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { kindOf, type Layers, podPoints, rootPoints } from '@/lib/cluster/kubelet/container/files-of-pod'
import { volumePoints } from '@/lib/cluster/kubelet/container/files-of-volumes'
import { imageTree } from '@/lib/cluster/kubelet/images'
import { allContainers, type Instance, imageOf } from '@/lib/cluster/kubelet/runtime'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { MountedFileSystem, type MountPoint } from '@/lib/userland/kernel/mounted-file-system'
import { realPath } from '@/lib/userland/kernel/real-path'

interface FilesOptions {
  /** Virtual ms; the time of `env` by default. */
  now?: () => number
}

/** Where a path really is: links of the image on the way to it are followed. */
function realPlace(root: FileSystem, path: string): string {
  try {
    return realPath(root, path, 'any')
  } catch (error) {
    if (error instanceof Errno) return path
    throw error
  }
}

/** By the files of an image, in which nothing is ever changed. */
const MOST_PLACES = 500
const placesInImages = new WeakMap<object, Map<string, string>>()

function placesIn(image: object): Map<string, string> {
  const known = placesInImages.get(image)
  if (known && known.size < MOST_PLACES) return known
  const made = new Map<string, string>()
  placesInImages.set(image, made)
  return made
}

/** Mount points where they really are; those of containers that have written nothing are known by their images. */
function settled(points: readonly MountPoint[], root: FileSystem, known?: Map<string, string>): MountPoint[] {
  return points.map((point) => {
    const path = point.point.replace(/\/+$/, '') || '/'
    const real = known?.get(path) ?? realPlace(root, path)
    known?.set(path, real)
    return real === point.point ? point : { ...point, point: real }
  })
}

class ContainerFiles {
  private points: readonly MountPoint[] = []
  /** What the mount points were made of. */
  private seen: { volumes?: unknown; places?: unknown; id?: string | undefined } = {}
  private readonly layers: Layers

  constructor(
    private readonly env: () => ContainerEnv,
    private readonly name: string,
    now: () => number,
  ) {
    this.layers = { now, instance: () => this.instance, runtime: () => env().runtime }
  }

  private get instance(): Instance | undefined {
    return this.env().runtime.containers[this.name]?.current
  }

  private get spec(): IContainer {
    return allContainers(this.env().pod).find(({ name }) => name === this.name) ?? { name: this.name }
  }

  /** Built anew when the kubelet has written a volume anew, or the container has. */
  readonly pointsNow = (): readonly MountPoint[] => {
    const { env, layers } = this
    const { runtime } = env()
    const { volumes, places } = runtime
    const instance = runtime.containers[this.name]?.current
    const id = instance?.containerID
    const { seen } = this
    const isSeen = seen.volumes === volumes && seen.places === places && seen.id === id
    if (isSeen && this.points.length > 0) return this.points
    this.seen = { volumes, places, id }
    const container = this.spec
    const [root, ...others] = rootPoints(layers, env(), container)
    if (!root) return []
    const all = [
      ...others,
      ...podPoints(layers, env(), container),
      ...volumePoints(env(), container, instance),
    ]
    const known = instance?.layer ? undefined : placesIn(imageTree(imageOf(instance, container)))
    this.points = [root, ...settled(all, root.files, known)]
    return this.points
  }

  /** Somebody writes: what is kept of it is made. */
  readonly write = (_: string, { files }: MountPoint): void => {
    const { runtime } = this.env()
    const { instance } = this
    runtime.stirred = true
    const kind = kindOf(files)
    if (kind === 'layer' && instance) instance.layer ??= newFileTree()
    else if (kind === 'run' && instance) instance.own ??= newFileTree()
    else if (kind === 'pod') runtime.files ??= newFileTree()
    else if (kind === 'memory') runtime.memory ??= newFileTree()
  }
}

/** The file system of a container; reading it changes nothing. */
export function containerFiles(
  env: ContainerEnv | (() => ContainerEnv),
  name: string,
  { now }: FilesOptions = {},
): FileSystem {
  const get = typeof env === 'function' ? env : () => env
  const files = new ContainerFiles(get, name, now ?? (() => get().now()))
  return new MountedFileSystem(files.pointsNow, files.write)
}
