/** port, top, stats, diff, commit, cp. */

import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { layerBytes, makeImage } from '@/lib/cluster/kubelet/images/made-image'
import { copyFiles } from '@/lib/container-engine/container-files'
import { MAIN } from '@/lib/container-engine/container-process'
import { EngineError } from '@/lib/container-engine/engine-error'
import { engineImage } from '@/lib/container-engine/engine-image'
import { madeOf } from '@/lib/container-engine/image-store'
import type { EngineContainer } from '@/lib/container-engine/state'
import { type Command, type DockerCall, filesOf, pathOf } from '@/lib/shell/programs/docker/call'
import { shortId } from '@/lib/shell/programs/docker/container-text'
import { changesOf } from '@/lib/shell/programs/docker/layer-text'
import { placesOf } from '@/lib/shell/programs/docker/port-spec'
import { showTable } from '@/lib/shell/programs/docker/table'
import { binarySize } from '@/lib/shell/programs/docker/units'
import { DockerExit } from '@/lib/shell/programs/docker/usage'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

function port({ engine, operands, out }: DockerCall): number {
  const [name = '', wanted] = operands
  const { spec, status } = engine.get(name)
  const ports = status === 'running' ? spec.ports : []
  if (wanted === undefined) {
    for (const one of [...ports].sort((a, b) => a.port - b.port))
      for (const place of placesOf(one)) out(`${one.port}/${one.protocol} -> ${place}\n`)
    return 0
  }
  const key = wanted.includes('/') ? wanted : `${wanted}/tcp`
  const found = ports.filter((one) => `${one.port}/${one.protocol}` === key)
  if (found.length === 0) throw new DockerExit(1, `Error: No public port '${wanted}' published for ${name}\n`)
  for (const one of found) for (const place of placesOf(one)) out(`${place}\n`)
  return 0
}

function running(call: DockerCall, name: string): EngineContainer {
  const container = call.engine.get(name)
  if (container.status !== 'running') throw new EngineError(`container ${container.id} is not running`)
  return container
}

const kernelOf = (call: DockerCall, container: EngineContainer) =>
  PodKernel.of(call.engine.envOf(container), MAIN)?.kernel

function top(call: DockerCall): number {
  const container = running(call, call.operands[0] ?? '')
  const rows = (kernelOf(call, container)?.processes() ?? []).map(
    ({ pid, ppid, uid, argv, tty, startedAt }) => ({
      ...{
        UID: uid === 0 ? 'root' : String(uid),
        PID: 4000 + pid,
        PPID: ppid === 0 ? 3980 : 4000 + ppid,
        C: 0,
      },
      STIME: new Date(startedAt).toISOString().slice(11, 16),
      ...{ TTY: tty ?? '?', TIME: '00:00:00', CMD: argv.join(' ') },
    }),
  )
  const headers = ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD']
  const columns = headers.map((name) => `{{.${name}}}`).join('\t')
  call.out(showTable(rows, { columns, headers: Object.fromEntries(headers.map((name) => [name, name])) }))
  return 0
}

const MACHINE_MEMORY = 8 * 2 ** 30
const PROCESS_BYTES = 3_500_000

function statsRow(call: DockerCall, container: EngineContainer) {
  const kernel = kernelOf(call, container)
  const count = kernel?.processes().length ?? 0
  const held = (kernel?.memory().get(MAIN) ?? 0) + count * PROCESS_BYTES
  const limit = container.spec.memory ?? MACHINE_MEMORY
  return {
    ...{ ID: shortId(container.id), Name: container.name, CPUPerc: '0.00%' },
    ...{
      MemUsage: `${binarySize(held)} / ${binarySize(limit)}`,
      MemPerc: `${((held / limit) * 100).toFixed(2)}%`,
    },
    ...{ NetIO: '0B / 0B', BlockIO: '0B / 0B', PIDs: String(count), Container: container.name },
  }
}

function stats(call: DockerCall): number {
  const { engine, operands, flags, out } = call
  if (!flags.has('no-stream'))
    throw new DockerExit(1, 'docker stats shows one sample here: use "docker stats --no-stream"\n')
  const chosen = operands.length > 0 ? operands.map((name) => engine.get(name)) : engine.list()
  const rows = chosen.filter(({ status }) => status === 'running').map((one) => statsRow(call, one))
  const columns =
    '{{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}'
  const headers = {
    ...{
      ID: 'CONTAINER ID',
      Name: 'NAME',
      CPUPerc: 'CPU %',
      MemUsage: 'MEM USAGE / LIMIT',
      MemPerc: 'MEM %',
    },
    ...{ NetIO: 'NET I/O', BlockIO: 'BLOCK I/O', PIDs: 'PIDS', Container: 'CONTAINER' },
  }
  out(showTable(rows, { columns, headers }, flags.text('format')))
  return 0
}

function diff({ engine, operands, out }: DockerCall): number {
  for (const { kind, path } of changesOf(engine, engine.get(operands[0] ?? '')).changes)
    out(`${kind} ${path}\n`)
  return 0
}

function commit(call: DockerCall): number {
  const { engine, flags, operands, now, out } = call
  const container = engine.get(operands[0] ?? '')
  const image = engine.state.images[container.imageId]
  if (!image) throw new EngineError(`No such image: ${container.image}`)
  const { layer } = changesOf(engine, container)
  const { base, layers, config } = madeOf(image)
  const { spec } = container
  const made = makeImage({
    ...{
      base,
      layers: [...layers, layer],
      created: now(),
      baseBytes: image.bytes - layers.reduce((sum, one) => sum + layerBytes(one), 0),
    },
    config: {
      ...config,
      ...{ env: spec.env, command: spec.command, entrypoint: spec.entrypoint, labels: spec.labels },
      ...{ cwd: spec.cwd, user: spec.user, ports: spec.exposed },
    },
  })
  const line = {
    created: now(),
    createdBy: spec.command.join(' '),
    bytes: layerBytes(layer),
    comment: flags.text('message') ?? '',
  }
  const added = engine.images.add(engineImage(made, [...image.history, line]))
  const name = operands[1]
  if (name !== undefined) engine.images.tag(added.id, name)
  out(`sha256:${added.id}\n`)
  return 0
}

interface Place {
  files: FileSystem
  path: string
  container?: EngineContainer
}

function placeOf(call: DockerCall, word: string): Place {
  const [, name, path = ''] = /^([a-zA-Z0-9][a-zA-Z0-9_.-]*):(.*)$/s.exec(word) ?? []
  if (name === undefined) return { files: filesOf(call), path: pathOf(call, word) }
  const container = call.engine.get(name)
  return { files: call.engine.filesOf(container), path: path.startsWith('/') ? path : `/${path}`, container }
}

const clean = (path: string) => path.replace(/\/\.?$/, '').replace(/\/+$/, '') || '/'

function cp(call: DockerCall): number {
  const [source = '', target = ''] = call.operands
  const from = placeOf(call, source)
  const to = placeOf(call, target)
  if (!from.container && !to.container)
    throw new DockerExit(1, 'must specify at least one container source\n')
  if (from.container && to.container) throw new DockerExit(1, 'copying between containers is not supported\n')
  const path = clean(from.path)
  const stat = from.files.stat(path)
  if (!stat)
    throw from.container
      ? new EngineError(`Could not find the file ${from.path} in container ${source.split(':')[0]}`)
      : new DockerExit(1, `lstat ${from.path}: no such file or directory\n`)
  const into = to.files.stat(clean(to.path))?.type === 'directory'
  const isContent = source.endsWith('/.')
  const name = path.slice(path.lastIndexOf('/') + 1)
  const parent = clean(to.path).slice(0, clean(to.path).lastIndexOf('/')) || '/'
  if (!into && to.files.stat(parent)?.type !== 'directory')
    throw to.container
      ? new EngineError(`Could not find the file ${parent} in container ${target.split(':')[0]}`)
      : new DockerExit(1, `invalid output path: directory "${parent}" does not exist\n`)
  const at = into && !isContent ? `${clean(to.path) === '/' ? '' : clean(to.path)}/${name}` : clean(to.path)
  copyFiles(from.files, path, to.files, at)
  call.engine.world.changed()
  if (!call.flags.has('quiet')) {
    const bytes = stat.type === 'file' ? stat.size : 0
    call.err(
      `Successfully copied ${binarySize(Math.max(1536, bytes)).replace('KiB', 'kB').replace('MiB', 'MB')} to ${to.container ? target : at}\n`,
    )
  }
  return 0
}

export const lookCommands: readonly Command[] = [
  {
    path: 'docker port',
    use: 'docker port CONTAINER [PRIVATE_PORT[/PROTO]]',
    ...{
      about: 'List port mappings or a specific mapping for the container',
      flags: '',
      least: 1,
      most: 2,
      run: port,
    },
  },
  {
    path: 'docker top',
    use: 'docker top CONTAINER [ps OPTIONS]',
    ...{ about: 'Display the running processes of a container', flags: '', stops: true, least: 1, run: top },
  },
  {
    path: 'docker stats',
    use: 'docker stats [OPTIONS] [CONTAINER...]',
    ...{
      about: 'Display a live stream of container(s) resource usage statistics',
      flags: 'all|a format: no-stream no-trunc',
    },
    run: stats,
  },
  {
    path: 'docker diff',
    use: 'docker diff CONTAINER',
    about: "Inspect changes to files or directories on a container's filesystem",
    ...{ flags: '', least: 1, most: 1, run: diff },
  },
  {
    path: 'docker commit',
    use: 'docker commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
    about: "Create a new image from a container's changes",
    ...{ flags: 'author|a: message|m: pause|p', least: 1, most: 2, run: commit },
  },
  {
    path: 'docker cp',
    use: 'docker cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
    about: 'Copy files/folders between a container and the local filesystem',
    ...{ flags: 'archive|a follow-link|L quiet|q', least: 2, most: 2, run: cp },
  },
]
