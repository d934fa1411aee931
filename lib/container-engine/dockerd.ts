/**
 * A container engine on the learner's machine: its containers, images, networks and volumes, over the container
 * runtime that kubelets have (lib/cluster/kubelet/container). All that it knows is one plain object, {@link EngineState};
 * what it does follows from the terminal's log alone, so that a replay makes it again. Another program may bring
 * containers of its own (`bring`: kind's nodes) and take images (`export`).
 * Mirrors: dockerd 28. Differs: one machine, Linux containers of one platform.
 */

import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { appendLog, newContainerLog } from '@/lib/cluster/kubelet/container/container-log'
import type { MadeImage } from '@/lib/cluster/kubelet/images/made-image'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { containerFiles } from '@/lib/container-engine/container-files'
import {
  containerAt,
  hostsFile,
  type NetworkRoom,
  networkOf,
  resolvConf,
  visit,
} from '@/lib/container-engine/container-network'
import { MAIN, newRuntime, surroundings } from '@/lib/container-engine/container-process'
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import { type EngineRegistry, ImageStore, madeOf, stepKey } from '@/lib/container-engine/image-store'
import { LifeCycle } from '@/lib/container-engine/life-cycle'
import {
  addressOfName,
  DEFAULT_NETWORK,
  findNetwork,
  firstNetworks,
  holderOf,
  isIn,
} from '@/lib/container-engine/networks'
import { takePorts } from '@/lib/container-engine/ports'
import type { ContainerSpec, EngineContainer, EngineState } from '@/lib/container-engine/state'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Answer, Query, SocketInfo } from '@/lib/userland/kernel/network'

type ConnectQuery = Extract<Query, { kind: 'connect' }>

/** The machine that an engine runs on. */
export interface EngineWorld {
  /** Virtual ms. */
  now(): number
  /** [0, 1), seeded. */
  random(): number
  files(): FileSystem
  /** What the machine's own network answers, published ports included. */
  ask(query: Query): Answer
  registry: EngineRegistry
  /** Whether something else on the machine listens there. */
  isTaken(port: number): boolean
  /** Something has happened to a container: who waits for it looks again. */
  changed(): void
  /** The machines that containers of other programs are. */
  places: Places
}

/** Machines of the terminal, by their names there. */
export interface Places {
  /** Somebody comes to a port. */
  ask(place: string, client: string, query: ConnectQuery): Answer
  /** @throws EngineError when there is no such machine */
  files(place: string): FileSystem
  /** Switches it on or off. */
  power(place: string, on: boolean): void
}

/** A container that is to be made. */
export interface ContainerRequest {
  name: string
  image: string
  imageId: string
  spec: ContainerSpec
  networks: readonly { name: string; aliases: readonly string[] }[]
}

/** A container that another program brings: a machine of the terminal. */
export interface BroughtContainer {
  name: string
  image: string
  command: readonly string[]
  ports: ContainerSpec['ports']
  labels: Readonly<Record<string, string>>
  env: Readonly<Record<string, string>>
  /** Its name in the terminal's kernel: what `docker exec` runs is run there. */
  place: string
  address: string
  network: string
  /** What it has printed while it came up. */
  printed: readonly string[]
}

const plainSpec: Omit<ContainerSpec, 'hostname'> = {
  ...{ entrypoint: [], command: [], env: {}, labels: {}, cwd: '/', user: '', tty: false, stdin: false },
  ...{ autoRemove: false, privileged: false, readOnly: false, mounts: [], ports: [], exposed: [] },
  ...{ restart: { name: 'no', retries: 0 }, stopSignal: 'SIGTERM' },
}

/** Named by the engine. */
export const isAnonymous = (volume: string): boolean => /^[0-9a-f]{64}$/.test(volume)

export class Dockerd {
  readonly state: EngineState
  readonly images: ImageStore
  readonly life: LifeCycle
  private readonly envs = new WeakMap<EngineContainer, ContainerEnv>()
  private readonly room: NetworkRoom

  /** @param known what the engine of a machine that was handed over knows */
  constructor(
    readonly world: EngineWorld,
    known?: EngineState,
  ) {
    this.state = known ?? {
      ...{ images: {}, tags: {}, digests: {}, containers: [], volumes: {}, cache: {}, made: 0, lastPort: 0 },
      networks: firstNetworks(world.now()),
    }
    this.images = new ImageStore(this.state, world.registry)
    this.room = {
      state: this.state,
      envOf: (container) => this.envOf(container),
      machine: (query) => world.ask(query),
      now: () => world.now(),
    }
    this.life = new LifeCycle(this)
  }

  /** The surroundings of a container's processes; one and the same as long as it is there. */
  envOf(container: EngineContainer): ContainerEnv {
    const known = this.envs.get(container)
    if (known) return known
    const network = networkOf(this.room, container)
    const made = surroundings(
      container,
      network,
      (now) => this.filesOf(container, now),
      () => this.world.now(),
    )
    this.envs.set(container, made)
    return made
  }

  /** The files that a container sees. @throws EngineError */
  filesOf(container: EngineContainer, now: () => number = () => this.world.now()): FileSystem {
    if (container.place !== undefined) return this.world.places.files(container.place)
    const image = this.state.images[container.imageId]
    if (!image) throw new TypeError(`no image of ${container.name}`)
    const room = {
      image,
      machine: this.world.files(),
      volume: (name: string) => this.state.volumes[name],
      hosts: () => hostsFile(container),
      resolvConf: () => resolvConf(container),
    }
    return containerFiles(container, room, now)
  }

  /** An id that nothing else has. */
  newId(kind: string): string {
    this.state.made += 1
    return fakeDigest(`${kind} ${this.state.made} ${this.world.now()}`)
  }

  list(): readonly EngineContainer[] {
    return this.state.containers
  }

  /** By name, by id, or by how that begins. */
  find(text: string): EngineContainer | undefined {
    const { containers } = this.state
    const name = text.replace(/^\//, '')
    return (
      containers.find((one) => one.name === name || one.id === text) ??
      (/^[0-9a-f]+$/.test(text) ? containers.find(({ id }) => id.startsWith(text)) : undefined)
    )
  }

  /** @throws EngineError */
  get(text: string): EngineContainer {
    const found = this.find(text)
    if (!found) throw new EngineError(`No such container: ${text}`)
    return found
  }

  private checkName(name: string): void {
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name))
      throw new EngineError(`Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`)
    const other = this.state.containers.find((one) => one.name === name)
    if (other)
      throw new EngineError(
        `Conflict. The container name "/${name}" is already in use by container "${other.id}". You have to remove (or rename) that container to be able to reuse that name.`,
      )
  }

  /** Makes a container. @throws EngineError */
  create({ name, image, imageId, spec, networks }: ContainerRequest): EngineContainer {
    this.checkName(name)
    const id = this.newId('container')
    const now = this.world.now()
    const container: EngineContainer = {
      ...{ id, name, image, imageId, createdAt: now, status: 'created', exitCode: 0, error: '', oom: false },
      spec: { ...spec, hostname: spec.hostname || id.slice(0, 12) },
      restarts: 0,
      endpoints: networks.map((one) => ({
        network: findNetwork(this.state, one.name).name,
        ...{ address: '', aliases: one.aliases },
      })),
      runtime: newRuntime(id, now),
    }
    this.life.prepare(container)
    this.state.containers.push(container)
    return container
  }

  /** A container that nobody lists: a step of a build. */
  scratch(
    image: EngineImage,
    argv: readonly string[],
    env: Readonly<Record<string, string>>,
  ): EngineContainer {
    const id = this.newId('step')
    const now = this.world.now()
    this.state.images[stepKey(id)] = image
    const { user = '', cwd = '/' } = image.config
    return {
      ...{ id, name: id.slice(0, 12), image: '', imageId: stepKey(id), createdAt: now, status: 'running' },
      ...{ exitCode: 0, error: '', oom: false, restarts: 0, runtime: newRuntime(id, now) },
      spec: { ...plainSpec, entrypoint: argv, env, user, cwd, hostname: 'buildkitsandbox' },
      endpoints: [{ network: DEFAULT_NETWORK, address: '', aliases: [] }],
    }
  }

  /** The step is over. */
  forget({ imageId }: EngineContainer): void {
    delete this.state.images[imageId]
  }

  /** A container of another program's, which runs from here on. @throws EngineError when its name or a port is taken */
  bring({ name, image, place, address, network, printed, ...rest }: BroughtContainer): EngineContainer {
    this.checkName(name)
    const id = this.newId('container')
    const now = this.world.now()
    const container: EngineContainer = {
      ...{ id, name, image, imageId: '', createdAt: now, startedAt: now, status: 'running', exitCode: 0 },
      ...{ error: '', oom: false, restarts: 0, place, runtime: newRuntime(id, now) },
      spec: { ...plainSpec, ...rest, hostname: name },
      endpoints: [{ network, address, aliases: [] }],
    }
    const log = newContainerLog()
    appendLog(log, printed.map((line) => `${line}\n`).join(''), false, now)
    const main = container.runtime.containers[MAIN]
    if (main) main.current = { containerID: id, startedAt: now, log }
    takePorts(this.state, container, (port) => this.world.isTaken(port))
    this.state.containers.push(container)
    this.world.changed()
    return container
  }

  /** @throws EngineError */
  rename(container: EngineContainer, name: string): void {
    this.checkName(name)
    container.name = name
  }

  /** Takes a container away that does not run. @param volumes with its volumes that nobody has named */
  remove(container: EngineContainer, volumes = false): void {
    this.state.containers = this.state.containers.filter((one) => one !== container)
    if (volumes)
      for (const { type, source } of container.spec.mounts)
        if (type === 'volume' && isAnonymous(source)) delete this.state.volumes[source]
    this.world.changed()
  }

  /** An image as a node or a registry takes it. @throws EngineError */
  export(name: string): MadeImage {
    return madeOf(this.images.get(name))
  }

  /** Somebody comes to a port of the machine, or to a container's address; undefined: it is none of the engine's. */
  ask(query: Query): Answer | undefined {
    if (query.kind === 'ping') return containerAt(this.state, query.address) ? { kind: 'open' } : undefined
    if (query.kind !== 'connect') return undefined
    const { address, port, protocol } = query
    const isLocal = address.startsWith('127.') || address === '::1'
    const other = containerAt(this.state, address)
    if (other) return this.come(other, this.gatewayOf(other), query)
    if (!isLocal) return this.isOwn(address) ? { kind: 'timeout' } : undefined
    const kind = protocol === 'UDP' ? 'udp' : 'tcp'
    const holder = holderOf(this.state, { hostPort: port, protocol: kind })
    const way = holder?.spec.ports.find((one) => one.hostPort === port && one.protocol === kind)
    if (holder && way)
      return this.come(holder, this.gatewayOf(holder), { ...query, port: way.port, address: '' })
    return this.hostServers(query)
  }

  /** Docker's own proxy has taken the connection before it knows whether anybody listens. */
  private come(container: EngineContainer, client: string, query: ConnectQuery): Answer {
    const { place } = container
    const answer =
      place === undefined
        ? visit(this.room, container, client, query)
        : this.world.places.ask(place, client, query)
    return answer.kind === 'refused' && query.address === '' ? { kind: 'open', reset: true } : answer
  }

  private hostServers(query: ConnectQuery): Answer | undefined {
    for (const one of this.state.containers) {
      if (one.status !== 'running' || !one.endpoints.some(({ network }) => network === 'host')) continue
      const answer = visit(this.room, one, '127.0.0.1', query)
      if (answer.kind !== 'refused') return answer
    }
    return undefined
  }

  private gatewayOf({ endpoints }: EngineContainer): string {
    return this.state.networks.find(({ name }) => name === endpoints[0]?.network)?.gateway ?? ''
  }

  private isOwn(address: string): boolean {
    return this.state.networks.some(({ subnet }) => subnet !== '' && isIn(subnet, address))
  }

  /** The ports of the machine that lead to containers. */
  sockets(): SocketInfo[] {
    return this.state.containers.flatMap(({ status, spec }) =>
      status !== 'running'
        ? []
        : spec.ports.map(({ address, hostPort, protocol }) => ({
            ...{
              protocol: protocol === 'udp' ? ('UDP' as const) : ('TCP' as const),
              address,
              port: hostPort,
            },
            command: 'docker-proxy',
          })),
    )
  }

  /** The address of a container by its name, as another one on its networks sees it. */
  addressFor(container: EngineContainer, name: string): string | undefined {
    return addressOfName(this.state, container, name)
  }
}
