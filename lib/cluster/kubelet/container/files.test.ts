import { describe, expect, it, vi } from 'vitest'
import '@/lib/cluster/sim/parts'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { HostTree } from '@/lib/cluster/host/host-files'
import { forkHosts, type HostsState } from '@/lib/cluster/host/host-state'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { containerFiles } from '@/lib/cluster/kubelet/container/files'
import { rewriteHosts } from '@/lib/cluster/kubelet/container/files-of-pod'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { makeFolders } from '@/lib/cluster/kubelet/pod-folders'
import { newContainer, type PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { makeSubPaths } from '@/lib/cluster/kubelet/sub-paths'
import { clonePlain } from '@/lib/cluster/sim/clone'
import { nextFloat } from '@/lib/cluster/sim/rng'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { bytesBelow, filesBelow } from '@/lib/userland/kernel/folders'

vi.mock('@/lib/cluster/kubelet/images', async () => {
  const { baseTree } = await import('@/lib/userland/kernel/base-tree')
  const tree = baseTree([
    ['/etc/passwd', { text: 'root:x:0:0::/root:/bin/sh\n' }],
    ['/run', { type: 'directory' }],
    ['/tmp', { type: 'directory', mode: 0o1777 }],
    ['/var/run', { type: 'symlink', text: '/run' }],
  ])
  return { imageTree: () => tree }
})

const SPEC = { name: 'a', since: 0, version: 'v1.36.2', addresses: { a: '10.0.0.1' }, server: '10.0.0.1' }

/** A node with one pod, as far as files go. */
class Node {
  readonly room: { now: number; hosts: HostsState }
  readonly written: string[] = []
  readonly tree: HostTree
  readonly env: ContainerEnv

  constructor(
    readonly pod: Pod,
    hosts: HostsState = { since: 0 },
    runtime?: PodRuntime,
  ) {
    this.room = { now: 1_700_000_000_000, hosts }
    this.tree = new HostTree(this.room, 'a', SPEC, (path) => this.written.push(path))
    const { tree } = this
    const host = {
      files: tree.files,
      mount: (folder: string, mount: Parameters<typeof tree.mount>[1]) => tree.mount(folder, mount),
      remove: (folder: string) => tree.remove(folder),
      lineOf: (path: string) => tree.lineOf(path),
      readText: (path: string) => tree.files.read(path),
      changedText: () => undefined,
    } as unknown as NodeHost
    const { room } = this
    this.env = {
      ...({ state: {}, network: {} } as unknown as Pick<ContainerEnv, 'state' | 'network'>),
      ...{ pod, host, now: () => room.now },
      runtime: runtime ?? this.started(),
    }
    if (runtime) return
    const sync = { ctx: { now: () => room.now }, ...this.env } as unknown as Parameters<typeof makeFolders>[0]
    const { volumes = [], containers } = pod.spec
    makeFolders(
      sync,
      volumes.filter(({ emptyDir }) => emptyDir),
    )
    for (const container of containers) makeSubPaths(sync, container)
  }

  private started(): PodRuntime {
    const { containers, volumes = [] } = this.pod.spec
    const instance = (name: string) => ({
      ...newContainer({ name }),
      current: { containerID: `containerd://${name}00`, startedAt: this.room.now },
    })
    const written = { at: this.room.now, files: { a: '1', 'sub/b': '2' } }
    return {
      ...{ uid: 'uid', key: 'default/p', startTime: 0, ip: '10.244.1.2', sandboxReady: true },
      containers: Object.fromEntries(containers.map(({ name }) => [name, instance(name)])),
      volumes: Object.fromEntries(
        volumes.flatMap(({ name, configMap }) => (configMap ? [[name, written]] : [])),
      ),
    }
  }

  files(container: string): FileSystem {
    return containerFiles(this.env, container)
  }

  fork(): Node {
    return new Node(this.pod, forkHosts(this.room.hosts), clonePlain(this.env.runtime))
  }
}

const pod = (spec: object): Pod =>
  ({ metadata: { name: 'p', namespace: 'default', uid: 'uid' }, spec }) as unknown as Pod

const mount = (name: string, mountPath: string, more: object = {}) => ({ name, mountPath, ...more })

/** What a call says: its value, or the code of its error. */
function said(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return (error as { code?: string }).code
  }
}

const modes = (files: FileSystem, ...paths: string[]) =>
  paths.map((path) => {
    const { type, mode = 0, uid, gid } = files.stat(path, { follow: false }) ?? {}
    return `${path} ${type} ${mode.toString(8)} ${uid}:${gid}`
  })

const SHARED = pod({
  containers: [
    {
      name: 'one',
      image: 'x',
      volumeMounts: [mount('e', '/e'), mount('h', '/h'), mount('e', '/part', { subPath: 'x/y' })],
    },
    {
      name: 'two',
      image: 'x',
      volumeMounts: [mount('e', '/look', { readOnly: true }), mount('e', '/var/run/e')],
    },
  ],
  volumes: [
    { name: 'e', emptyDir: {} },
    { name: 'h', hostPath: { path: '/srv' } },
  ],
})

const EMPTY_DIR = '/var/lib/kubelet/pods/uid/volumes/kubernetes.io~empty-dir/e'

describe('volumes', () => {
  it('are folders of the node that all see alike', () => {
    const node = new Node(SHARED)
    const [one, two] = [node.files('one'), node.files('two')]
    one.write('/e/a', 'a')
    one.chown('/e/a', 1000, 2000)
    two.write('/run/e/b', 'b')
    expect([two.read('/look/a'), one.read('/e/b'), node.tree.files.list(EMPTY_DIR).sort()]).toEqual([
      ...['a', 'b'],
      ['a', 'b', 'x'],
    ])
    expect(modes(two, '/look/a', '/look', '/e')).toEqual([
      '/look/a file 644 1000:2000',
      '/look directory 777 0:0',
      '/e undefined 0 undefined:undefined',
    ])
    expect(said(() => two.write('/look/c', ''))).toBe('EROFS')
    node.tree.files.write('/srv/n', 'of the node')
    expect(one.read('/h/n')).toBe('of the node')
    one.write('/part/z', '')
    expect(two.list('/look/x/y')).toEqual(['z'])
    expect(said(() => one.rename('/e/a', '/h/a'))).toBe('EXDEV')
    expect(said(() => one.rmdir('/e'))).toBe('EBUSY')
    expect(bytesBelow(node.tree.files, EMPTY_DIR)).toBe(2)
  })

  it('hear of what matters: a pod that writes manifests is heard of', () => {
    const node = new Node(
      pod({
        containers: [{ name: 'one', image: 'x', volumeMounts: [mount('h', '/m')] }],
        volumes: [{ name: 'h', hostPath: { path: '/etc/kubernetes/manifests' } }],
      }),
    )
    expect(node.tree.manifestsChanged()).toBe(false)
    node.files('one').write('/m/p.yaml', 'x')
    expect(node.written).toContain('/etc/kubernetes/manifests/p.yaml')
    expect(node.tree.manifestsChanged()).toBe(true)
  })

  it('in memory hold as much as they may, and nothing after the host was off', () => {
    const node = new Node(
      pod({
        containers: [{ name: 'one', image: 'x', volumeMounts: [mount('e', '/m')] }],
        volumes: [{ name: 'e', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } }],
      }),
    )
    const files = node.files('one')
    files.write('/m/a', 'x'.repeat(1_000_000))
    expect(said(() => files.write('/m/b', 'x'.repeat(100_000)))).toBe('ENOSPC')
    expect(files.mounts().find(({ point }) => point === '/m')).toMatchObject({ type: 'tmpfs', size: 2 ** 20 })
    expect(node.tree.files.read(`${EMPTY_DIR}/a`).length).toBe(1_000_000)
    node.tree.loseMemory()
    expect(node.tree.files.list(EMPTY_DIR)).toEqual([])
    expect(Object.keys(node.room.hosts.trees ?? {})).toEqual(['a'])
  })

  it('go with their pod', () => {
    const node = new Node(SHARED)
    node.files('one').write('/e/a', 'a')
    node.tree.remove('/var/lib/kubelet/pods/uid')
    expect(node.tree.files.list('/var/lib/kubelet/pods')).toEqual([])
  })
})

const CONFIG = (securityContext?: object) =>
  pod({
    ...(securityContext ? { securityContext } : {}),
    containers: [
      {
        name: 'one',
        image: 'x',
        volumeMounts: [
          mount('c', '/c'),
          mount('c', '/etc/one', { subPath: 'a' }),
          mount('c', '/etc/sub', { subPath: 'sub' }),
          mount('c', '/etc/none', { subPath: 'none' }),
        ],
      },
    ],
    volumes: [
      {
        name: 'c',
        configMap: {
          name: 'c',
          items: [
            { key: 'a', path: 'a' },
            { key: 'b', path: 'sub/b', mode: 0o400 },
          ],
        },
      },
    ],
  })

describe('a volume of the kubelet', () => {
  it('lies behind a link, with its modes', () => {
    const files = new Node(CONFIG()).files('one')
    const data = files.readlink('/c/..data')
    expect(data).toMatch(/^\.\.2023_11_14_22_13_20\.\d+$/)
    expect(files.list('/c').sort()).toEqual([data, '..data', 'a', 'sub'].sort())
    expect([files.read('/c/a'), files.read('/c/sub/b'), files.readlink('/c/sub')]).toEqual([
      '1',
      '2',
      '..data/sub',
    ])
    expect(modes(files, '/c', `/c/${data}`, `/c/${data}/a`, `/c/${data}/sub/b`, '/c/a')).toEqual([
      '/c directory 777 0:0',
      `/c/${data} directory 755 0:0`,
      `/c/${data}/a file 644 0:0`,
      `/c/${data}/sub/b file 400 0:0`,
      '/c/a symlink 777 0:0',
    ])
    expect([files.read('/etc/one'), files.list('/etc/sub'), files.stat('/etc/none')?.type]).toEqual([
      ...['1', ['b'], 'directory'],
    ])
    for (const path of ['/c/x', '/c/a', '/etc/one']) expect(said(() => files.write(path, ''))).toBe('EROFS')
    expect(said(() => files.unlink('/c/a'))).toBe('EROFS')
  })

  it('belongs to the group of its pod', () => {
    const files = new Node(CONFIG({ fsGroup: 2000 })).files('one')
    const data = `/c/${files.readlink('/c/..data')}`
    expect(modes(files, '/c', data, `${data}/a`, `${data}/sub/b`)).toEqual([
      '/c directory 2777 0:2000',
      `${data} directory 2755 0:2000`,
      `${data}/a file 644 0:2000`,
      `${data}/sub/b file 440 0:2000`,
    ])
  })

  it('is replaced as a whole, but not where a part of it is mounted', () => {
    const node = new Node(CONFIG())
    const files = node.files('one')
    expect(files.read('/c/a')).toBe('1')
    const { runtime } = node.env
    node.room.now += 60_000
    const before = runtime.volumes?.c
    if (before) runtime.volumes = { c: { at: node.room.now, files: { a: 'new' }, before } }
    expect([files.read('/c/a'), files.read('/etc/one'), said(() => files.read('/c/sub/b'))]).toEqual([
      'new',
      '1',
      'ENOENT',
    ])
    const one = runtime.containers.one
    if (one) one.current = { containerID: 'containerd://next', startedAt: node.room.now + 1 }
    expect(files.read('/etc/one')).toBe('new')
  })
})

describe('a container', () => {
  const PLAIN = (container: object = {}) =>
    pod({
      containers: [
        { name: 'one', image: 'x', ...container },
        { name: 'two', image: 'x' },
      ],
    })

  it('keeps what it writes for itself, until it starts again', () => {
    const node = new Node(PLAIN())
    const [one, two] = [node.files('one'), node.files('two')]
    expect([...filesBelow(one, '/etc')].sort()).toEqual([
      '/etc',
      '/etc/hostname',
      '/etc/hosts',
      '/etc/passwd',
      '/etc/resolv.conf',
    ])
    expect(node.env.runtime.containers.one?.current?.layer).toBeUndefined()
    one.write('/etc/x', 'mine')
    one.unlink('/etc/passwd')
    expect([said(() => two.read('/etc/x')), two.read('/etc/passwd').length > 0]).toEqual(['ENOENT', true])
    one.write('/etc/hosts', '1.2.3.4 a\n', { append: true })
    one.write('/dev/shm/s', 's')
    expect([two.read('/etc/hosts').endsWith('\n1.2.3.4 a\n'), two.read('/dev/shm/s')]).toEqual([true, 's'])
    one.write('/dev/termination-log', 'bye')
    expect([one.read('/dev/termination-log'), two.read('/dev/termination-log')]).toEqual(['bye', ''])
    const own = node.env.runtime.containers.one
    if (own) own.current = { containerID: 'containerd://next', startedAt: 0 }
    expect([
      said(() => one.read('/etc/x')),
      one.read('/dev/termination-log'),
      two.read('/dev/shm/s'),
    ]).toEqual(['ENOENT', '', 's'])
  })

  it('finds what others wrote into /etc/hosts gone when one of them starts again', () => {
    const node = new Node(PLAIN())
    const one = node.files('one')
    const before = one.read('/etc/hosts')
    one.write('/etc/hosts', 'x')
    one.write('/etc/resolv.conf', 'nameserver 1.1.1.1\n')
    rewriteHosts(node.env)
    expect([one.read('/etc/hosts'), one.read('/etc/resolv.conf')]).toEqual([before, 'nameserver 1.1.1.1\n'])
  })

  it('may have a root that it cannot write to', () => {
    const files = new Node(PLAIN({ securityContext: { readOnlyRootFilesystem: true } })).files('one')
    const writes = ['/x', '/tmp/x', '/etc/hostname', '/sys/x', '/etc/hosts', '/dev/x', '/dev/shm/x']
    expect(writes.map((path) => said(() => files.write(path, '')))).toEqual([
      ...['EROFS', 'EROFS', 'EROFS', 'EROFS', undefined, undefined, undefined],
    ])
  })

  it('never leaves its tree by links', () => {
    const node = new Node(SHARED)
    const [one, { files }] = [node.files('one'), node.tree]
    files.symlink('/etc/kubernetes', '/srv/out')
    files.symlink('../../etc', '/srv/up')
    one.symlink('/../../../../etc/passwd', '/e/dots')
    expect(said(() => one.read('/h/out/kubelet.conf'))).toBe('ENOENT')
    expect(one.read('/h/up/passwd')).toBe(one.read('/etc/passwd'))
    expect(one.read('/e/dots')).toBe(one.read('/etc/passwd'))
    expect(one.read('/h/../../../etc/passwd')).toBe(one.read('/etc/passwd'))
    // The way that is no mount: by the host itself, links lead through the host.
    expect(files.stat('/srv/out')?.type).toBe('directory')
  })

  it('grows a file line by line, and no more', () => {
    const node = new Node(SHARED)
    const [one, two] = [node.files('one'), node.files('two')]
    one.write('/e/log', '')
    const tree = node.room.hosts.trees?.a
    const size = tree?.nodes.size
    for (let i = 0; i < 3600; i++) {
      node.room.now += 1000
      one.write('/e/log', `Tue Nov 14 22:13:${i % 60} UTC 2023\n`, { append: true })
    }
    expect(tree?.nodes.size).toBe(size)
    const log = [...(tree?.nodes.values() ?? [])].find((each) => each && each.type === 'file')
    expect(log?.bytes).toBe(log?.text.length)
    expect(two.read('/look/log').split('\n').length).toBe(3601)
  })
})

/** A random call on random files, the same for the same seed. */
function act(random: () => number, files: FileSystem, folder: string): void {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const path = () => `${folder}/${pick(['a', 'b', 'd/a', 'd/b', 'd/e/a'])}`
  const calls = [
    () => files.write(path(), String(random())),
    () => files.write(path(), 'more\n', { append: true }),
    () => files.mkdir(`${folder}/${pick(['d', 'd/e'])}`),
    () => files.unlink(path()),
    () => files.rename(path(), path()),
    () => files.link(path(), path()),
    () => files.symlink(pick(['a', 'd/a', '../a']), path()),
    () => files.chmod(path(), pick([0o600, 0o755])),
    () => files.grow(path(), 1000),
    () => files.rmdir(`${folder}/${pick(['d', 'd/e'])}`),
  ]
  said(pick(calls))
}

/** Everything below a folder, as text. */
const shown = (files: FileSystem, folder: string) =>
  [...filesBelow(files, folder)]
    .sort()
    .map((path) => {
      const { type, mode, size, links } = files.stat(path, { follow: false }) ?? {}
      const text = type === 'file' ? files.read(path) : type === 'symlink' ? files.readlink(path) : ''
      return `${path.slice(folder.length)} ${type} ${mode} ${size} ${links} ${text}`
    })
    .join('\n')

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'all who share a folder see the same, and forks go on alike: %i',
  (seed) => {
    const rng = { s: seed * 7919 }
    const random = () => nextFloat(rng)
    const node = new Node(SHARED)
    const others = (each: Node) => [
      { files: each.files('one'), folder: '/e' },
      { files: each.files('two'), folder: '/run/e' },
      { files: each.tree.files, folder: EMPTY_DIR },
    ]
    const steps = (count: number, each: Node, with_: () => number) => {
      for (let i = 0; i < count; i++) {
        const all = others(each)
        const who = all[Math.floor(with_() * all.length)]
        if (who) act(with_, who.files, who.folder)
      }
    }
    steps(60, node, random)
    const views = (each: Node) => others(each).map(({ files, folder }) => shown(files, folder))
    const [first] = views(node)
    expect(new Set(views(node)).size).toBe(1)
    const fork = node.fork()
    const restored = new Node(SHARED, structuredClone(node.room.hosts), structuredClone(node.env.runtime))
    expect(new Set([...views(fork), ...views(restored), first]).size).toBe(1)
    const from = rng.s
    for (const each of [node, fork, restored]) {
      const own = { s: from }
      steps(60, each, () => nextFloat(own))
    }
    expect(new Set([...views(node), ...views(fork), ...views(restored)]).size).toBe(1)
  },
)
