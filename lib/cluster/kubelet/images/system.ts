import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { type Listener, respond } from '@/lib/cluster/kubelet/process/network'
import { type ProcessContext, type Program, serve } from '@/lib/cluster/kubelet/process/process'
import { hasRest, part } from '@/lib/cluster/sim/parts'

const page = (port: number, path: string, text: string): Listener => ({
  port,
  protocol: 'TCP',
  serve: (request) => (request.path === path ? respond(200, text) : respond(404, '404 page not found\n')),
})

/** Nothing of a cluster that boots is other than these listeners; what it prints is read later. */
function run(name: string, context: ProcessContext, listeners: Listener[]): Program {
  const own = hasRest() ? part('systemPrograms').systemPrograms[name] : undefined
  return own?.(context) ?? serve(...listeners)
}

/**
 * The images of kube-system, and the ports that are theirs even where the engine answers for them. Their programs only run: the API server, the controllers and the scheduler
 * of a cluster are the engine's own, not what these containers do.
 */
const systemImage = (
  repository: string,
  sizeBytes: number,
  listeners: Listener[] = [],
  ports = listeners.map(({ port }) => port),
  tools: string[] = [],
): ImageBehaviour => {
  const program = repository.slice(repository.lastIndexOf('/') + 1)
  return {
    repository: `registry.k8s.io/${repository}`,
    sizeBytes,
    entrypoint: [`/${program}`],
    command: [],
    shell: false,
    ports,
    programs: Object.fromEntries(
      [program, ...tools].map((name) => [name, (context: ProcessContext) => run(name, context, listeners)]),
    ),
  }
}

export const systemImages: ImageBehaviour[] = [
  systemImage('etcd', 23_641_797, [], [2379]),
  systemImage('kube-apiserver', 27_064_672, [], [6443]),
  systemImage('kube-controller-manager', 22_819_474, [], [10257]),
  systemImage('kube-scheduler', 17_382_979, [], [10259]),
  systemImage('kube-proxy', 25_963_701, [], [], ['iptables', 'iptables-save', 'nft']),
  systemImage('coredns/coredns', 22_384_805, [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
    page(8080, '/health', 'OK'),
    page(8181, '/ready', 'OK'),
    page(9153, '/metrics', ''),
  ]),
]
