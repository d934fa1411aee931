import { expect, it, vi } from 'vitest'
import { EMPTY_DIR, Node, SHARED, said } from '@/lib/cluster/kubelet/container/test-node'
import { nextFloat } from '@/lib/cluster/sim/rng'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { filesBelow } from '@/lib/userland/kernel/folders'

vi.mock('@/lib/cluster/kubelet/images', async () => {
  const { baseTree } = await import('@/lib/userland/kernel/base-tree')
  const tree = baseTree([
    ['/run', { type: 'directory' }],
    ['/var/run', { type: 'symlink', text: '/run' }],
  ])
  return { imageTree: () => tree }
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
