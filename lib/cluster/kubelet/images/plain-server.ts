import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import type { Listener } from '@/lib/userland/kernel/network'

/** Servers of which only the port matters. */
const PLAIN: Readonly<Record<string, number>> = {
  'itsthenetwork/nfs-server-alpine': 2049,
  'registry.k8s.io/volume-nfs': 2049,
  'registry.k8s.io/goproxy': 8080,
  registry: 5000,
  'hashicorp/consul': 8500,
  traefik: 80,
  elasticsearch: 9200,
  'minio/minio': 9000,
  nats: 4222,
  zookeeper: 2181,
  vault: 8200,
  influxdb: 8086,
  cassandra: 9042,
}

export function plainServer(repository: string): ImageBehaviour | undefined {
  const port = Object.hasOwn(PLAIN, repository) ? PLAIN[repository] : undefined
  if (port === undefined) return undefined
  const program = `/usr/local/bin/${repository.replace(/^.*\//, '')}-server`
  const listeners = (): Listener[] => [{ port, protocol: 'TCP' }]
  return {
    repository,
    sizeBytes: 157_286_400,
    entrypoint: [program],
    command: [],
    serves: true,
    listeners,
    base: 'debian',
    ports: [port],
    programs: { [program]: daemon({ listeners }) },
  }
}
