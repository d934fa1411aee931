import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { hasRest, part } from '@/lib/cluster/sim/parts'
import { type Listener, respond } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

const page = (port: number, path: string, text: string): Listener => ({
  port,
  protocol: 'TCP',
  serve: (request) => (request.path === path ? respond(200, text) : respond(404, '404 page not found\n')),
})

/** Runs as the program of that name, which comes with the rest. */
function lateProgram(name: string): Program {
  const own = () => part('systemPrograms').systemPrograms[name] as Program
  return {
    start: (process) => own().start(process),
    step: (state, process) => own().step(state, process),
    listeners: (state, process) => own().listeners?.(state, process) ?? [],
  }
}

/** Nothing of a cluster that boots is other than these listeners; what its configuration says is read later. */
const listenersOf = (name: string, listeners: Listener[]) => (context: ServerContext) =>
  (hasRest() && part('systemPrograms').systemListeners[name]?.(context)) || listeners

const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1)

const IN_ROOT = ['coredns', 'pause']

/**
 * The images of kube-system, and the ports that are theirs even where the engine answers for them. Their programs only run: the API server, the controllers and the scheduler
 * of a cluster are the engine's own, not what these containers do.
 */
const systemImage = (
  repository: string,
  sizeBytes: number,
  listeners: Listener[] = [],
  ports = listeners.map(({ port }) => port),
  /** Absolute paths of the programs beside it. */
  tools: string[] = [],
): ImageBehaviour => {
  const name = lastPart(repository)
  const path = IN_ROOT.includes(name) ? `/${name}` : `/usr/local/bin/${name}`
  const programs = { [path]: lateProgram(name) }
  for (const tool of tools) programs[tool] = lateProgram(lastPart(tool))
  return {
    repository: `registry.k8s.io/${repository}`,
    sizeBytes,
    entrypoint: [path],
    command: [],
    base: 'distroless',
    ports,
    programs,
    comesUp: (context) => !hasRest() || part('systemPrograms').comesUp(name, context),
    listeners: listenersOf(name, listeners),
  }
}

export const systemImages: ImageBehaviour[] = [
  { ...systemImage('pause', 321_520), user: '65535:65535', base: 'scratch' },
  systemImage('etcd', 23_641_797, [], [2379], ['/usr/local/bin/etcdctl', '/usr/local/bin/etcdutl']),
  systemImage('kube-apiserver', 27_064_672, [], [6443]),
  systemImage('kube-controller-manager', 22_819_474, [], [10257]),
  systemImage('kube-scheduler', 17_382_979, [], [10259]),
  systemImage(
    'kube-proxy',
    25_963_701,
    [],
    [],
    ['/usr/sbin/iptables', '/usr/sbin/iptables-save', '/usr/sbin/nft'],
  ),
  systemImage('coredns/coredns', 22_384_805, [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
    page(8080, '/health', 'OK'),
    page(8181, '/ready', 'OK'),
    page(9153, '/metrics', ''),
  ]),
]
