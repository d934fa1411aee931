import { mariadb, mysql } from '@/lib/cluster/kubelet/images/databases/mysql'
import { mysqlAdmin, mysqlClient } from '@/lib/cluster/kubelet/images/databases/mysql-client'
import { memcached, mongo, rabbitmq } from '@/lib/cluster/kubelet/images/databases/others'
import { postgres } from '@/lib/cluster/kubelet/images/databases/postgres'
import { pgIsReady, psql } from '@/lib/cluster/kubelet/images/databases/psql'
import { redis } from '@/lib/cluster/kubelet/images/databases/redis'
import { redisCli } from '@/lib/cluster/kubelet/images/databases/redis-cli'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'

const MADE: Readonly<Record<string, (repository: string, tag: string) => ImageBehaviour>> = {
  redis,
  mysql,
  mariadb,
  postgres,
  mongo,
  memcached,
  rabbitmq,
}

/** The image of a database or of a server beside one; undefined: it is none. */
export const databaseFor = (repository: string, tag: string): ImageBehaviour | undefined =>
  Object.hasOwn(MADE, repository) ? MADE[repository]?.(repository, tag) : undefined

/** What talks to them, by name: in their images, and where a package brings it. */
export const clients = {
  ...{ mysql: mysqlClient, mariadb: mysqlClient, mysqladmin: mysqlAdmin, psql, pg_isready: pgIsReady },
  'redis-cli': redisCli,
}
