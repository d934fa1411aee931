import { expect, test } from 'vitest'
import { baseTree } from '@/lib/userland/kernel/base-tree'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { forkTree, newFileTree } from '@/lib/userland/kernel/file-tree'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import { MountedFileSystem } from '@/lib/userland/kernel/mounted-file-system'

const now = () => 1000
const memory = (options = {}) => new MemoryFileSystem({ now, tree: newFileTree(), ...options })

/** What a call says: its value, or the code of its error. */
function said(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return (error as { code?: string }).code
  }
}

const sorted = (files: FileSystem, path: string) => files.list(path).sort()

test('links are one file, and the last name takes it away', () => {
  const files = memory()
  files.write('/a', 'one')
  files.link('/a', '/b')
  files.write('/b', ' two', { append: true })
  expect([files.read('/a'), files.stat('/a')?.links]).toEqual(['one two', 2])
  expect(files.stat('/a')?.inode).toBe(files.stat('/b')?.inode)
  files.unlink('/a')
  expect([said(() => files.read('/a')), files.stat('/b')?.links]).toEqual(['ENOENT', 1])
})

test('symbolic links lead on, also out of folders and to nothing', () => {
  const files = memory()
  files.mkdir('/d')
  files.mkdir('/d/e')
  files.symlink('d/e', '/l')
  files.write('/l/f', 'x')
  expect(files.read('/d/e/f')).toBe('x')
  expect(files.read('/l/../e/f')).toBe('x')
  files.symlink('new', '/d/s')
  files.write('/d/s', 'made')
  expect(files.read('/d/new')).toBe('made')
  files.symlink('loop', '/loop')
  expect(said(() => files.read('/loop'))).toBe('ELOOP')
  expect(files.stat('/d/s', { follow: false })?.type).toBe('symlink')
})

test.each<[string, (files: FileSystem) => void, string]>([
  ['a folder that is not empty', (files) => files.rmdir('/d'), 'ENOTEMPTY'],
  ['a folder into itself', (files) => files.rename('/d', '/d/e/d'), 'EINVAL'],
  ['a folder over a file', (files) => files.rename('/d', '/f'), 'ENOTDIR'],
  ['a file over a folder', (files) => files.rename('/f', '/d'), 'EISDIR'],
  ['below a file', (files) => files.write('/f/x', ''), 'ENOTDIR'],
  ['in no folder', (files) => files.write('/no/x', ''), 'ENOENT'],
  ['over what is there', (files) => files.mkdir('/f'), 'EEXIST'],
  ['text of a folder', (files) => files.read('/d'), 'EISDIR'],
  ['a link to a folder', (files) => files.link('/d', '/x'), 'EPERM'],
  ['too much', (files) => files.write('/f', 'x'.repeat(2000)), 'ENOSPC'],
])('%s is refused', (_, call, code) => {
  const files = memory({ maxBytes: 1000 })
  files.mkdir('/d')
  files.mkdir('/d/e')
  files.write('/f', '')
  expect(said(() => call(files))).toBe(code)
})

test('forks share what neither changes', () => {
  const base = baseTree([['/etc/hosts', { text: () => 'late' }]])
  const tree = newFileTree()
  const one = new MemoryFileSystem({ now, tree, base })
  one.write('/etc/x', '1')
  const two = new MemoryFileSystem({ now, tree: forkTree(tree), base })
  one.write('/etc/x', 'one')
  two.unlink('/etc/hosts')
  two.write('/etc/y', '')
  expect([one.read('/etc/x'), one.read('/etc/hosts'), sorted(one, '/etc')]).toEqual([
    'one',
    'late',
    ['hosts', 'x'],
  ])
  expect([two.read('/etc/x'), sorted(two, '/etc')]).toEqual(['1', ['x', 'y']])
  const three = new MemoryFileSystem({ now, tree: structuredClone(tree), base })
  expect(three.read('/etc/x')).toBe('one')
})

test('mounts hide what is below, lead links on and keep to themselves', () => {
  const root = memory()
  const volume = memory()
  for (const folder of ['/var', '/run', '/data', '/etc']) root.mkdir(folder)
  root.symlink('/run', '/var/run')
  root.write('/data/hidden', '')
  volume.write('/token', 't')
  volume.write('/conf', 'c')
  const files = new MountedFileSystem([
    { point: '/', files: root },
    { point: '/run/secrets/x', files: volume, readOnly: true },
    { point: '/data', files: volume },
    { point: '/etc/app.conf', files: volume, at: '/conf' },
  ])
  expect(files.read('/var/run/secrets/x/token')).toBe('t')
  expect(sorted(files, '/run')).toEqual(['secrets'])
  expect(sorted(files, '/data')).toEqual(['conf', 'token'])
  expect(files.read('/etc/app.conf')).toBe('c')
  expect(files.stat('/etc/app.conf')?.type).toBe('file')
  expect(said(() => files.write('/var/run/secrets/x/token', ''))).toBe('EROFS')
  expect(said(() => files.rename('/data/token', '/etc/token'))).toBe('EXDEV')
  expect(said(() => files.rmdir('/data'))).toBe('EBUSY')
  files.write('/data/new', 'n')
  expect(volume.read('/new')).toBe('n')
  expect(files.mounts().map(({ point, options }) => `${point} ${options[0]}`)).toEqual([
    '/ rw',
    '/run/secrets/x ro',
    '/data rw',
    '/etc/app.conf rw',
  ])
})
