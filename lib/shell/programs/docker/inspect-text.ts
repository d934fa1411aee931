/** What `docker inspect` shows. Mirrors: the fields of the API's answers that people ask for. */

import type { ImageConfig } from '@/lib/cluster/kubelet/images/made-image'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import type { Dockerd } from '@/lib/container-engine/dockerd'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import type {
  EngineContainer,
  EngineMount,
  EngineNetwork,
  EngineVolume,
  PublishedPort,
} from '@/lib/container-engine/state'
import { layerIds } from '@/lib/shell/programs/docker/pull-image'
import { isoTime } from '@/lib/shell/programs/docker/units'

const envList = (env: Readonly<Record<string, string>>) =>
  Object.entries(env).map(([key, value]) => `${key}=${value}`)
const setOf = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, {}]))
const orNull = <T>(list: readonly T[]) => (list.length > 0 ? list : null)

function portMap(ports: readonly PublishedPort[], exposed: readonly string[]) {
  const map: Record<string, unknown> = Object.fromEntries(exposed.map((port) => [port, null]))
  for (const { address, hostPort, port, protocol } of ports) {
    const places = address === '0.0.0.0' ? ['0.0.0.0', '::'] : [address]
    map[`${port}/${protocol}`] = places.map((HostIp) => ({ HostIp, HostPort: String(hostPort) }))
  }
  return map
}

export const volumePath = (name: string): string => `/var/lib/docker/volumes/${name}/_data`

const mountOf = ({ type, source, target, readOnly }: EngineMount) => ({
  Type: type,
  ...(type === 'volume' ? { Name: source, Source: volumePath(source) } : { Source: source }),
  Destination: target,
  ...(type === 'volume' ? { Driver: 'local' } : {}),
  ...{ Mode: '', RW: readOnly !== true, Propagation: type === 'bind' ? 'rprivate' : '' },
})

const mac = (address: string) =>
  address === ''
    ? ''
    : `02:42:${address
        .split('.')
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join(':')}`

function endpointsOf({ state }: Dockerd, { id, endpoints }: EngineContainer) {
  return Object.fromEntries(
    endpoints.map(({ network, address, aliases }) => {
      const known = state.networks.find(({ name }) => name === network)
      return [
        network,
        {
          ...{ IPAMConfig: null, Links: null, Aliases: orNull(aliases), MacAddress: mac(address) },
          ...{ NetworkID: known?.id ?? '', EndpointID: address === '' ? '' : fakeDigest(`endpoint ${id}`) },
          ...{ Gateway: address === '' ? '' : (known?.gateway ?? ''), IPAddress: address },
          IPPrefixLen: address === '' ? 0 : 16,
        },
      ]
    }),
  )
}

const stateOf = (container: EngineContainer) => ({
  ...{
    Status: container.status,
    Running: container.status === 'running' || container.status === 'restarting',
    Paused: false,
  },
  ...{ Restarting: container.status === 'restarting', OOMKilled: container.oom, Dead: false },
  Pid: container.status === 'running' ? 4000 + (Number.parseInt(container.id.slice(0, 4), 16) % 20_000) : 0,
  ...{ ExitCode: container.exitCode, Error: container.error },
  ...{ StartedAt: isoTime(container.startedAt), FinishedAt: isoTime(container.finishedAt) },
  ...(container.health
    ? { Health: { Status: container.health.status, FailingStreak: container.health.failing } }
    : {}),
})

const configOf = ({ spec, image }: EngineContainer) => ({
  ...{ Hostname: spec.hostname, User: spec.user, Tty: spec.tty, OpenStdin: spec.stdin },
  ExposedPorts: setOf(spec.exposed),
  ...{ Env: envList(spec.env), Cmd: orNull(spec.command), Image: image, WorkingDir: spec.cwd },
  ...{ Entrypoint: orNull(spec.entrypoint), Labels: spec.labels },
  ...(spec.healthcheck ? { Healthcheck: healthOf(spec.healthcheck) } : {}),
})

const healthOf = ({ test, interval, timeout, retries }: NonNullable<ImageConfig['healthcheck']>) => ({
  ...{ Test: test, Interval: interval * 1_000_000, Timeout: timeout * 1_000_000, Retries: retries },
})

export function inspectContainer(engine: Dockerd, container: EngineContainer): Record<string, unknown> {
  const { id, name, createdAt, imageId, spec, restarts, endpoints } = container
  const [path = '', ...args] = [...spec.entrypoint, ...spec.command]
  return {
    ...{ Id: id, Created: isoTime(createdAt), Path: path, Args: args, State: stateOf(container) },
    ...{
      Image: `sha256:${imageId}`,
      Name: `/${name}`,
      RestartCount: restarts,
      Driver: 'overlay2',
      Platform: 'linux',
    },
    HostConfig: {
      Binds: orNull(
        spec.mounts
          .filter(({ type }) => type !== 'tmpfs')
          .map(({ source, target, readOnly }) => `${source}:${target}${readOnly ? ':ro' : ''}`),
      ),
      NetworkMode: endpoints[0]?.network ?? 'none',
      PortBindings: Object.fromEntries(
        spec.ports.map(({ address, hostPort, port, protocol }) => [
          `${port}/${protocol}`,
          [{ HostIp: address === '0.0.0.0' ? '' : address, HostPort: String(hostPort) }],
        ]),
      ),
      RestartPolicy: { Name: spec.restart.name, MaximumRetryCount: spec.restart.retries },
      ...{ AutoRemove: spec.autoRemove, Privileged: spec.privileged, ReadonlyRootfs: spec.readOnly },
      ...{ Memory: spec.memory ?? 0, NanoCpus: Math.round((spec.cpus ?? 0) * 1e9) },
    },
    Mounts: spec.mounts.map(mountOf),
    Config: configOf(container),
    NetworkSettings: {
      Ports: container.status === 'running' ? portMap(spec.ports, spec.exposed) : {},
      Gateway: '',
      IPAddress: endpoints[0]?.network === 'bridge' ? endpoints[0].address : '',
      MacAddress: '',
      Networks: endpointsOf(engine, container),
    },
  }
}

export function inspectImage({ images }: Dockerd, image: EngineImage): Record<string, unknown> {
  const { id, config, created, bytes } = image
  return {
    ...{ Id: `sha256:${id}`, RepoTags: images.tagsOf(id), RepoDigests: images.digestsOf(id) },
    ...{ Comment: 'buildkit.dockerfile.v0', Created: isoTime(created) },
    Config: {
      ...(config.user ? { User: config.user } : {}),
      ...(config.ports.length > 0 ? { ExposedPorts: setOf(config.ports) } : {}),
      ...{ Env: envList(config.env), Cmd: orNull(config.command) },
      ...(config.healthcheck ? { Healthcheck: healthOf(config.healthcheck) } : {}),
      ...(config.volumes.length > 0 ? { Volumes: setOf(config.volumes) } : {}),
      ...{ WorkingDir: config.cwd ?? '/', Entrypoint: orNull(config.entrypoint) },
      Labels: Object.keys(config.labels).length > 0 ? config.labels : null,
      ...(config.stopSignal ? { StopSignal: config.stopSignal } : {}),
    },
    ...{ Architecture: 'amd64', Os: 'linux', Size: bytes },
    RootFS: { Type: 'layers', Layers: layerIds(image).map((one) => `sha256:${fakeDigest(one)}`) },
  }
}

export function inspectNetwork({ state }: Dockerd, network: EngineNetwork): Record<string, unknown> {
  const { id, name, driver, createdAt, subnet, gateway, internal, labels } = network
  const members = state.containers.flatMap(({ id: container, name: own, status, endpoints }) =>
    endpoints
      .filter((end) => end.network === name && status === 'running')
      .map(({ address }) => [
        container,
        {
          ...{ Name: own, EndpointID: fakeDigest(`endpoint ${container}`), MacAddress: mac(address) },
          ...{ IPv4Address: address === '' ? '' : `${address}/16`, IPv6Address: '' },
        },
      ]),
  )
  return {
    ...{ Name: name, Id: id, Created: isoTime(createdAt), Scope: 'local', Driver: driver },
    ...{ EnableIPv4: true, EnableIPv6: false },
    IPAM: {
      ...{ Driver: 'default', Options: null },
      Config: subnet === '' ? null : [{ Subnet: subnet, Gateway: gateway }],
    },
    ...{ Internal: internal, Attachable: false, Ingress: false },
    ...{ Containers: Object.fromEntries(members), Options: {}, Labels: labels },
  }
}

export const inspectVolume = ({ name, createdAt, labels }: EngineVolume): Record<string, unknown> => ({
  ...{ CreatedAt: isoTime(createdAt).replace(/\.\d+/, ''), Driver: 'local' },
  Labels: Object.keys(labels).length > 0 ? labels : null,
  ...{ Mountpoint: volumePath(name), Name: name, Options: null, Scope: 'local' },
})
