import { expect, it } from 'vitest'
import { HOST_SPEC } from '@/lib/cluster/host/test-spec'
import '@/lib/cluster/cluster'
import { hostImage } from '@/lib/cluster/host/host-image'
import { prepareHostPath } from '@/lib/cluster/kubelet/host-path'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'

const failed = (path: string, what: string) => `hostPath type check failed: ${path} is not ${what}`

type Type =
  | ''
  | 'BlockDevice'
  | 'CharDevice'
  | 'Directory'
  | 'DirectoryOrCreate'
  | 'File'
  | 'FileOrCreate'
  | 'Socket'

it.each<[string, Type, string | undefined, string | undefined]>([
  ['/srv/a', '', undefined, 'directory'],
  ['/etc', 'Directory', undefined, 'directory'],
  ['/srv/a', 'Directory', failed('/srv/a', 'a directory'), undefined],
  ['/made', 'Directory', undefined, 'directory'],
  ['/srv/a/b', 'DirectoryOrCreate', undefined, 'directory'],
  ['/etc/hosts', 'DirectoryOrCreate', failed('/etc/hosts', 'a directory'), 'file'],
  ['/etc/hosts/a', '', 'mkdir /etc/hosts/a: not a directory', undefined],
  ['/made/file', 'File', undefined, 'file'],
  ['/etc', 'File', failed('/etc', 'a file'), 'directory'],
  ['/srv/f', 'FileOrCreate', undefined, 'file'],
  ['/srv/a/f', 'FileOrCreate', 'open /srv/a/f: no such file or directory', undefined],
  ['/var/run/containerd/containerd.sock', 'Socket', undefined, 'socket'],
  ['/etc', 'Socket', failed('/etc', 'a socket file'), 'directory'],
  ['/dev/null', 'CharDevice', undefined, 'character'],
  ['/dev/null', 'BlockDevice', failed('/dev/null', 'a block device'), 'character'],
])('%s as %s', (path, type, error, found) => {
  const files = new MemoryFileSystem({ now: () => 0, tree: newFileTree(), base: hostImage(HOST_SPEC) })
  files.mkdir('/made')
  files.write('/made/file', 'x')
  expect(prepareHostPath({ path, type }, { files } as unknown as NodeHost)).toBe(error)
  expect(files.stat(path)?.type).toBe(found)
})
