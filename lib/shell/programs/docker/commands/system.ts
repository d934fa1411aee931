import { isNamed } from '@/lib/container-engine/networks'
import { integers } from '@/lib/kubectl/printers/go-template/values'
import type { Command, DockerCall } from '@/lib/shell/programs/docker/call'
import { unusedImages } from '@/lib/shell/programs/docker/commands/images'
import { removeContainer } from '@/lib/shell/programs/docker/commands/life'
import { confirm } from '@/lib/shell/programs/docker/confirm'
import { layerBytesOf } from '@/lib/shell/programs/docker/layer-text'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { showTable } from '@/lib/shell/programs/docker/table'
import { dockerTemplate } from '@/lib/shell/programs/docker/template'
import { humanSize } from '@/lib/shell/programs/docker/units'
import { treeBytes } from '@/lib/userland/kernel/file-tree'

export const VERSION = '28.5.2'
const API = '1.51'

const BUILD = {
  ApiVersion: API,
  Arch: 'amd64',
  BuildTime: 'Wed Nov  5 14:43:33 2025',
  GitCommit: 'ecc6942',
  GoVersion: 'go1.25.3',
  Os: 'linux',
  Version: VERSION,
}

function version({ flags, out }: DockerCall): number {
  const format = flags.text('format')
  if (format !== undefined) {
    const data = {
      Client: { ...BUILD, Context: 'default' },
      Server: { ...BUILD, GitCommit: '89c5e8f', MinAPIVersion: '1.24' },
    }
    out(`${format === 'json' ? JSON.stringify(data) : dockerTemplate(format)(integers(data))}\n`)
    return 0
  }
  out(`Client: Docker Engine - Community
 Version:           ${VERSION}
 API version:       ${API}
 Go version:        ${BUILD.GoVersion}
 Git commit:        ${BUILD.GitCommit}
 Built:             ${BUILD.BuildTime}
 OS/Arch:           linux/amd64
 Context:           default

Server: Docker Engine - Community
 Engine:
  Version:          ${VERSION}
  API version:      ${API} (minimum version 1.24)
  Go version:       ${BUILD.GoVersion}
  Git commit:       89c5e8f
  Built:            ${BUILD.BuildTime}
  OS/Arch:          linux/amd64
  Experimental:     false
 containerd:
  Version:          v1.7.29
 runc:
  Version:          1.3.3
 docker-init:
  Version:          0.19.0
`)
  return 0
}

function info({ engine, flags, out }: DockerCall): number {
  const count = (wanted: string) => engine.list().filter(({ status }) => status === wanted).length
  const running = count('running')
  const data = {
    ...{ Containers: engine.list().length, ContainersRunning: running, ContainersPaused: 0 },
    ...{ ContainersStopped: engine.list().length - running, Images: engine.images.list().length },
    ...{ ServerVersion: VERSION, Driver: 'overlay2', CgroupDriver: 'systemd', CgroupVersion: '2', NCPU: 4 },
    ...{
      MemTotal: 8_589_934_592,
      OperatingSystem: 'Ubuntu 24.04.3 LTS',
      OSType: 'linux',
      Architecture: 'x86_64',
    },
    ...{ Name: 'localhost', DockerRootDir: '/var/lib/docker' },
  }
  const format = flags.text('format')
  if (format !== undefined) {
    out(`${format === 'json' ? JSON.stringify(data) : dockerTemplate(format)(integers(data))}\n`)
    return 0
  }
  out(`Client: Docker Engine - Community
 Version:    ${VERSION}
 Context:    default
 Debug Mode: false

Server:
 Containers: ${data.Containers}
  Running: ${running}
  Paused: 0
  Stopped: ${data.ContainersStopped}
 Images: ${data.Images}
 Server Version: ${VERSION}
 Storage Driver: overlay2
 Logging Driver: json-file
 Cgroup Driver: systemd
 Cgroup Version: 2
 Swarm: inactive
 Runtimes: io.containerd.runc.v2 runc
 Default Runtime: runc
 Operating System: ${data.OperatingSystem}
 OSType: linux
 Architecture: x86_64
 CPUs: 4
 Total Memory: 8GiB
 Name: localhost
 Docker Root Dir: /var/lib/docker
`)
  return 0
}

function df({ engine, out }: DockerCall): number {
  const { state, images } = engine
  const isUp = ({ status }: { status: string }) => status === 'running'
  const sum = <T>(list: readonly T[], bytes: (one: T) => number) =>
    list.reduce((total, one) => total + bytes(one), 0)
  const share = (part: number, whole: number) =>
    `${humanSize(part)}${whole > 0 ? ` (${Math.floor((part / whole) * 100)}%)` : ''}`
  const used = new Set(engine.list().map(({ imageId }) => imageId))
  const all = images.list()
  const free = all.filter(({ id }) => !used.has(id))
  const volumes = Object.values(state.volumes)
  const mounted = new Set(engine.list().flatMap(({ spec }) => spec.mounts.map(({ source }) => source)))
  const idle = volumes.filter(({ name }) => !mounted.has(name))
  const size = (one: (typeof all)[number]) => one.bytes
  const layer = (one: ReturnType<typeof engine.list>[number]) => layerBytesOf(engine, one)
  const stopped = engine.list().filter((one) => !isUp(one))
  const row = (Type: string, total: number, active: number, bytes: number, reclaimable: number) => ({
    ...{ Type, TotalCount: String(total), Active: String(active), Size: humanSize(bytes) },
    Reclaimable: share(reclaimable, bytes),
  })
  const rows = [
    row('Images', all.length, all.length - free.length, sum(all, size), sum(free, size)),
    row(
      'Containers',
      engine.list().length,
      engine.list().length - stopped.length,
      sum(engine.list(), layer),
      sum(stopped, layer),
    ),
    row(
      'Local Volumes',
      volumes.length,
      volumes.length - idle.length,
      sum(volumes, ({ tree }) => treeBytes(tree)),
      sum(idle, ({ tree }) => treeBytes(tree)),
    ),
    row('Build Cache', Object.keys(state.cache).length, 0, 0, 0),
  ]
  const headers = {
    Type: 'TYPE',
    TotalCount: 'TOTAL',
    Active: 'ACTIVE',
    Size: 'SIZE',
    Reclaimable: 'RECLAIMABLE',
  }
  const columns = '{{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}'
  out(showTable(rows, { columns, headers }))
  return 0
}

const PRUNE = (all: boolean, volumes: boolean) =>
  [
    'This will remove:',
    '  - all stopped containers',
    '  - all networks not used by at least one container',
    ...(volumes ? ['  - all anonymous volumes not used by at least one container'] : []),
    all ? '  - all images without at least one container associated to them' : '  - all dangling images',
    all ? '  - all build cache' : '  - unused build cache',
    '',
  ].join('\n')

function* prune(call: DockerCall): Steps<number> {
  const { engine, flags, out } = call
  const { state } = engine
  if (!(yield* confirm(call, PRUNE(flags.has('all'), flags.has('volumes'))))) return 0
  const containers = engine.list().filter(({ status }) => status === 'exited' || status === 'created')
  let bytes = containers.reduce((sum, one) => sum + layerBytesOf(engine, one), 0)
  for (const one of containers) removeContainer(call, one, false)
  const used = new Set(engine.list().flatMap(({ endpoints }) => endpoints.map(({ network }) => network)))
  const networks = state.networks.filter(({ name }) => isNamed(name) && !used.has(name))
  state.networks = state.networks.filter((one) => !networks.includes(one))
  const images = unusedImages(call, flags.has('all'))
  bytes += images.reduce((sum, one) => sum + one.bytes, 0)
  const lines = images
    .flatMap((image) => engine.images.untag(image))
    .map((line) => `${line.charAt(0).toLowerCase()}${line.slice(1)}`)
  const list = (title: string, names: readonly string[]) =>
    names.length > 0 ? `${title}:\n${names.map((name) => `${name}\n`).join('')}\n` : ''
  state.cache = {}
  out(
    list(
      'Deleted Containers',
      containers.map(({ id }) => id),
    ),
  )
  out(
    list(
      'Deleted Networks',
      networks.map(({ name }) => name),
    ),
  )
  out(`${list('Deleted Images', lines)}Total reclaimed space: ${humanSize(bytes)}\n`)
  return 0
}

export const systemCommands: readonly Command[] = [
  {
    path: 'docker version',
    use: 'docker version [OPTIONS]',
    ...{ about: 'Show the Docker version information', flags: 'format|f:', most: 0, run: version },
  },
  {
    path: 'docker info',
    use: 'docker info [OPTIONS]',
    ...{ about: 'Display system-wide information', flags: 'format|f:', most: 0, run: info },
  },
  {
    path: 'docker system df',
    use: 'docker system df [OPTIONS]',
    ...{ about: 'Show docker disk usage', flags: '', most: 0, run: df },
  },
  {
    path: 'docker system prune',
    use: 'docker system prune [OPTIONS]',
    ...{ about: 'Remove unused data', flags: 'all|a filter: force|f volumes', most: 0, run: prune },
  },
]
