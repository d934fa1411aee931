/** What docker says of a container's state. Mirrors: daemon/container/state.go, cli/command/formatter/container.go. */
import type { Dockerd } from '@/lib/container-engine/dockerd'
import { familiarName, InvalidName, parseImageName } from '@/lib/container-engine/image-name'
import type { EngineContainer } from '@/lib/container-engine/state'
import { withMethods } from '@/lib/kubectl/printers/go-template/values'
import { layerBytesOf } from '@/lib/shell/programs/docker/layer-text'
import { portsText } from '@/lib/shell/programs/docker/port-spec'
import type { Row } from '@/lib/shell/programs/docker/table'
import { goTime, humanDuration, humanSize } from '@/lib/shell/programs/docker/units'

const SHORT = 12
export const shortId = (id: string): string => id.slice(0, SHORT)

/** `Up 5 minutes (healthy)`, `Exited (0) 3 seconds ago` */
export function statusText(container: EngineContainer, now: number): string {
  const { status, exitCode, startedAt = now, finishedAt = now, health } = container
  if (status === 'created') return 'Created'
  if (status === 'exited') return `Exited (${exitCode}) ${humanDuration(now - finishedAt)} ago`
  if (status === 'restarting') return `Restarting (${exitCode}) ${humanDuration(now - finishedAt)} ago`
  const up = `Up ${humanDuration(now - startedAt)}`
  if (!health) return up
  return `${up} (${health.status === 'starting' ? 'health: starting' : health.status})`
}

const clipped = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text)

/** An id stays one; of a name the tag is shown as it was given. */
function imageText(engine: Dockerd, { image, imageId }: EngineContainer): string {
  try {
    const name = parseImageName(image)
    const isMoved = engine.images.find(image)?.id !== imageId && imageId !== ''
    if (isMoved && !/^[0-9a-f]{12,64}$/.test(image)) return shortId(imageId)
    return /^[0-9a-f]{12,64}$/.test(image)
      ? shortId(image)
      : familiarName({ ...name, ...(name.tag ? { digest: undefined } : {}) } as typeof name)
  } catch (error) {
    if (error instanceof InvalidName) return image
    throw error
  }
}

/** A row of `docker ps`. */
export function containerRow(engine: Dockerd, container: EngineContainer, { full = false } = {}): Row {
  const { id, name, spec, createdAt, status, endpoints, health } = container
  const now = engine.world.now()
  const command = [...spec.entrypoint, ...spec.command].join(' ')
  const labels = Object.entries(spec.labels).map(([key, value]) => `${key}=${value}`)
  const mounts = spec.mounts.map(({ source }) => (full ? source : clipped(source, 15)))
  const row: Row = {
    ...{ ID: full ? id : shortId(id), Names: name, Image: imageText(engine, container) },
    Command: JSON.stringify(full ? command : clipped(command, 20)),
    ...{ CreatedAt: goTime(createdAt), RunningFor: `${humanDuration(now - createdAt)} ago` },
    ...{ Status: statusText(container, now), State: status },
    Ports: status === 'running' ? portsText(spec.ports, spec.exposed) : '',
    Size: `${humanSize(layerBytesOf(engine, container))} (virtual ${humanSize(engine.state.images[container.imageId]?.bytes ?? 0)})`,
    ...{ Labels: labels.sort().join(','), Mounts: mounts.join(',') },
    LocalVolumes: String(spec.mounts.filter(({ type }) => type === 'volume').length),
    Networks: endpoints.map(({ network }) => network).join(','),
    ...{ Platform: '', HealthStatus: health?.status ?? '' },
  }
  const label = ([key]: unknown[]) => spec.labels[String(key)] ?? ''
  return withMethods(row, { Label: { least: 1, variadic: false, run: label } })
}

export const CONTAINER_TABLE = {
  columns: '{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}',
  headers: {
    ...{ ID: 'CONTAINER ID', Names: 'NAMES', Image: 'IMAGE', Command: 'COMMAND', CreatedAt: 'CREATED AT' },
    ...{
      RunningFor: 'CREATED',
      Status: 'STATUS',
      State: 'STATE',
      Ports: 'PORTS',
      Size: 'SIZE',
      Labels: 'LABELS',
    },
    ...{ Mounts: 'MOUNTS', LocalVolumes: 'LOCAL VOLUMES', Networks: 'NETWORKS', Platform: 'PLATFORM' },
    HealthStatus: 'HEALTH STATUS',
  },
}
