import { describe, expect, it, vi } from 'vitest'
import { rewriteHosts } from '@/lib/cluster/kubelet/container/files-of-pod'
import { EMPTY_DIR, mount, Node, pod, SHARED, said } from '@/lib/cluster/kubelet/container/test-node'
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

const modes = (files: FileSystem, ...paths: string[]) =>
  paths.map((path) => {
    const { type, mode = 0, uid, gid } = files.stat(path, { follow: false }) ?? {}
    return `${path} ${type} ${mode.toString(8)} ${uid}:${gid}`
  })

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
