import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { clonePlain } from '@/lib/cluster/sim/clone'
import { Dockerd, type EngineWorld } from '@/lib/container-engine/dockerd'
import { EngineError } from '@/lib/container-engine/engine-error'
import { parseImageName, tagged } from '@/lib/container-engine/image-name'
import { layerOf } from '@/lib/container-engine/layer-of'
import type { ContainerSpec, EngineState } from '@/lib/container-engine/state'
import { baseTree } from '@/lib/userland/kernel/base-tree'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import type { Query } from '@/lib/userland/kernel/network'

const clock = { now: 1_795_000_000_000 }

function engineOf(state?: EngineState): Dockerd {
  const files = new MemoryFileSystem({ now: () => clock.now, tree: newFileTree() })
  const world: EngineWorld = {
    now: () => clock.now,
    random: () => 0.5,
    files: () => files,
    ask: () => ({ kind: 'unreachable' }),
    registry: createCluster().registry,
    isTaken: (port) => port === 22,
    changed: () => undefined,
    places: { ask: () => ({ kind: 'refused' }), files: () => files, power: () => undefined },
  }
  return new Dockerd(world, state)
}

const SPEC: ContainerSpec = {
  ...{
    entrypoint: [],
    command: ['sleep', '60'],
    env: { PATH: '/bin' },
    labels: {},
    hostname: '',
    cwd: '/',
    user: '',
  },
  ...{
    tty: false,
    stdin: false,
    autoRemove: false,
    privileged: false,
    readOnly: false,
    mounts: [],
    ports: [],
  },
  ...{ restart: { name: 'no', retries: 0 }, exposed: [], stopSignal: 'SIGTERM' },
}
const at = (hostPort: number, port = 80) => ({ address: '0.0.0.0', hostPort, port, protocol: 'tcp' as const })

function make(engine: Dockerd, name: string, spec: Partial<ContainerSpec> = {}, image = 'busybox:1.36') {
  const { image: found } = engine.images.pull(tagged(parseImageName(image)))
  const networks = [{ name: 'bridge', aliases: [] }]
  return engine.create({ name, image, imageId: found.id, spec: { ...SPEC, ...spec }, networks })
}
const connect = (port: number, address = '127.0.0.1'): Query => ({
  kind: 'connect',
  address,
  port,
  protocol: 'TCP',
})

describe('an engine', () => {
  it('gives each port of the machine to one container', () => {
    const engine = engineOf()
    const web = make(engine, 'web', { ports: [at(8080)], command: ['httpd', '-f'] })
    engine.life.start(web)
    expect(engine.ask(connect(8080))).toMatchObject({ kind: 'open' })
    expect(engine.ask(connect(8081))).toBeUndefined()
    const other = make(engine, 'other', { ports: [at(8080)] })
    expect(() => engine.life.start(other)).toThrow(
      /Bind for 0\.0\.0\.0:8080 failed: port is already allocated$/,
    )
    expect(other.endpoints[0]?.address).toBe('')
    const ssh = make(engine, 'ssh', { ports: [at(22)] })
    expect(() => engine.life.start(ssh)).toThrow('address already in use')
    engine.life.kill(web)
    engine.life.start(other)
    expect(engine.sockets().map(({ port }) => port)).toEqual([8080])
  })

  it('gives out free ports and addresses', () => {
    const engine = engineOf()
    const all = ['one', 'two'].map((name) => make(engine, name, { ports: [at(0)] }))
    for (const one of all) engine.life.start(one)
    expect(all.map(({ spec }) => spec.ports[0]?.hostPort)).toEqual([32_768, 32_769])
    expect(all.map(({ endpoints }) => endpoints[0]?.address)).toEqual(['172.17.0.2', '172.17.0.3'])
  })

  it('knows containers by name and by how their id begins, and refuses a name that one has', () => {
    const engine = engineOf()
    const made = make(engine, 'web')
    expect([engine.find('web'), engine.find(`/web`), engine.find(made.id.slice(0, 5))]).toEqual([
      made,
      made,
      made,
    ])
    expect(() => make(engine, 'web')).toThrow(
      new EngineError(
        `Conflict. The container name "/web" is already in use by container "${made.id}". You have to remove (or rename) that container to be able to reuse that name.`,
      ),
    )
    expect(() => make(engine, 'x')).toThrow('Invalid container name (x)')
  })

  it('goes on from a copy of what it knows', () => {
    const engine = engineOf()
    const loop = make(engine, 'loop', { command: ['sh', '-c', 'while true; do echo tick; sleep 1; done'] })
    engine.life.start(loop)
    const copy = engineOf(clonePlain(engine.state))
    clock.now += 1000
    copy.life.run()
    const lines = (one: Dockerd) => one.get('loop').runtime.containers.main?.current?.log?.lines.length
    expect([lines(engine), lines(copy)]).toEqual([1, 2])
  })

  it('takes containers of other programs, and gives images', () => {
    const engine = engineOf()
    engine.bring({
      ...{
        name: 'kind-control-plane',
        image: 'kindest/node:v1.36.2',
        command: ['/usr/local/bin/entrypoint'],
      },
      ...{
        ports: [at(6443, 6443)],
        labels: {},
        env: {},
        place: 'control-plane',
        address: '172.18.0.2',
        network: 'kind',
        printed: [],
      },
    })
    expect(engine.list().map(({ name, status, place }) => [name, status, place])).toEqual([
      ['kind-control-plane', 'running', 'control-plane'],
    ])
    make(engine, 'web')
    expect(engine.export('busybox:1.36')).toMatchObject({
      base: 'docker.io/library/busybox:1.36',
      layers: [],
    })
    engine.remove(engine.get('kind-control-plane'))
    expect(engine.find('kind-control-plane')).toBeUndefined()
  })
})

describe('what a container has changed', () => {
  it('is added, changed, deleted, and leaves out what is mounted', () => {
    const base = baseTree([
      ['/etc/a', { text: 'a' }],
      ['/etc/b', { text: 'b' }],
      ['/opt/c', { text: 'c' }],
      ['/data', { type: 'directory' }],
    ])
    const tree = newFileTree()
    const files = new MemoryFileSystem({ now: () => 5, tree, base })
    files.write('/etc/a', 'changed')
    files.unlink('/etc/b')
    files.mkdir('/new')
    files.symlink('/etc/a', '/new/link')
    files.write('/data/x', 'x')
    files.chmod('/opt', 0o700)
    const { layer, changes } = layerOf(base, tree, (path) => path === '/data')
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'C /etc',
      'C /etc/a',
      'D /etc/b',
      'A /new',
      'A /new/link',
      'C /opt',
    ])
    expect(layer).toMatchObject({
      '/etc/a': { text: 'changed' },
      '/etc/b': null,
      '/new/link': { type: 'symlink', text: '/etc/a' },
      '/opt': { mode: 0o700 },
    })
    expect(Object.keys(layer)).toHaveLength(5)
  })
})
