import { mariadb, mysql } from '@/lib/cluster/kubelet/images/databases/mysql'
import {
  memcached,
  mongo,
  plainServer,
  rabbitmq,
  wordpress,
} from '@/lib/cluster/kubelet/images/databases/others'
import { postgres } from '@/lib/cluster/kubelet/images/databases/postgres'
import { redis } from '@/lib/cluster/kubelet/images/databases/redis'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'

const MADE: Readonly<Record<string, (repository: string, tag: string) => ImageBehaviour>> = {
  redis,
  mysql,
  mariadb,
  postgres,
  mongo,
  memcached,
  rabbitmq,
  wordpress,
}

/** The image of a database or a server beside one; undefined: it is none. */
export const databaseFor = (repository: string, tag: string): ImageBehaviour | undefined =>
  Object.hasOwn(MADE, repository) ? MADE[repository]?.(repository, tag) : plainServer(repository)
