import { redis } from '@/lib/cluster/kubelet/images/databases/redis'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'

const MADE: Readonly<Record<string, (repository: string, tag: string) => ImageBehaviour>> = {
  redis,
}

/** The image of a database or a server beside one; undefined: it is none. */
export const databaseFor = (repository: string, tag: string): ImageBehaviour | undefined =>
  Object.hasOwn(MADE, repository) ? MADE[repository]?.(repository, tag) : undefined
