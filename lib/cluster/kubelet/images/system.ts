import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { idle } from '@/lib/cluster/kubelet/process/process'

/**
 * The images of kube-system. Their programs only run: the API server, the controllers and the scheduler
 * of a cluster are the engine's own, not what these containers do.
 */
const systemImage = (repository: string, sizeBytes: number): ImageBehaviour => {
  const program = repository.slice(repository.lastIndexOf('/') + 1)
  return {
    repository: `registry.k8s.io/${repository}`,
    sizeBytes,
    entrypoint: [`/${program}`],
    command: [],
    shell: false,
    ports: [],
    programs: { [program]: idle },
  }
}

export const systemImages: ImageBehaviour[] = [
  systemImage('etcd', 23_641_797),
  systemImage('kube-apiserver', 27_064_672),
  systemImage('kube-controller-manager', 22_819_474),
  systemImage('kube-scheduler', 17_382_979),
  systemImage('kube-proxy', 25_963_701),
  systemImage('coredns/coredns', 22_384_805),
]
