/** Containers that are the hosts of a cluster. */
import type { Cluster } from '@/lib/cluster/cluster'
import { knownImage } from '@/lib/container-engine/engine-image'
import { addressIn, freeSubnet, newNetwork, takeAddress } from '@/lib/container-engine/networks'
import type { EngineContainer, EngineNetwork, PublishedPort } from '@/lib/container-engine/state'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { type ClusterCall, wait } from '@/lib/shell/programs/local-clusters/call'

/** What a host prints that boots in a container. */
const BOOTED = [
  'INFO: running in a container: the machine of a cluster',
  'systemd 252 running in system mode',
  'Detected virtualization docker.',
  'Detected architecture x86-64.',
  '',
  'Welcome to Debian GNU/Linux 12 (bookworm)!',
  '',
  '[  OK  ] Reached target multi-user.target - Multi-User System.',
]

/** The network of that name, which is made when there is none. @param subnet one of the engine's by default */
export function networkFor({ engine, now }: ClusterCall, name: string, subnet?: string): EngineNetwork {
  const { state } = engine
  const known = state.networks.find((one) => one.name === name)
  if (known) return known
  const made = newNetwork(name, 'bridge', now(), subnet ?? freeSubnet(state))
  state.networks.push(made)
  return made
}

/** Brings the image of the hosts, which no registry of the lab has. @returns whether it had to be brought */
export function* pullHostImage(call: ClusterCall, name: string, bytes: number): Steps<boolean> {
  const { images } = call.engine
  const tag = name.replace(/@.*$/, '')
  if (images.find(tag)) return false
  yield* wait(call, PULL_MS)
  const { id } = images.add({ ...knownImage(tag), bytes })
  images.tag(id, tag)
  return true
}

const PULL_MS = 20_000

export interface HostContainer {
  name: string
  image: string
  labels: Readonly<Record<string, string>>
  ports: readonly PublishedPort[]
  network: EngineNetwork
  env?: Readonly<Record<string, string>>
  /** Of the network; the next free one by default. */
  number?: number
}

/** @throws EngineError when its name or one of its ports is taken */
export function bringHost({ engine }: ClusterCall, host: HostContainer): EngineContainer {
  const { name, image, labels, ports, network, number, env = {} } = host
  return engine.bring({
    ...{ name, image: image.replace(/@.*$/, ''), labels, env, ports, place: name, network: network.name },
    command: ['/usr/local/bin/entrypoint', '/sbin/init'],
    address: number === undefined ? takeAddress(engine.state, network) : addressIn(network.subnet, number),
    printed: BOOTED,
  })
}

/** A port of the machine that nobody has. */
export function freePort({ engine, process }: ClusterCall): number {
  const { random } = process().machine
  for (;;) {
    const port = 32_768 + Math.floor(random() * 28_000)
    const holder = engine.list().some(({ spec }) => spec.ports.some(({ hostPort }) => hostPort === port))
    if (!holder && !engine.world.isTaken(port)) return port
  }
}

/** The containers with a label, the newest first, as docker lists them. */
export const labelled = ({ engine }: ClusterCall, label: string, value?: string): EngineContainer[] =>
  engine
    .list()
    .filter(({ spec }) =>
      value === undefined ? Object.hasOwn(spec.labels, label) : spec.labels[label] === value,
    )
    .reverse()

/** Takes containers away, and what runs on their machines with them. */
export function removeHosts({ engine }: ClusterCall, containers: readonly EngineContainer[]): void {
  for (const container of containers) {
    if (container.status === 'running') engine.life.kill(container)
    engine.remove(container, true)
  }
}

/** The cluster that a container is a host of. */
export const clusterAt = ({ host }: ClusterCall, { place = '' }: EngineContainer): Cluster | undefined =>
  host.clusters.ofHost(place)?.cluster
