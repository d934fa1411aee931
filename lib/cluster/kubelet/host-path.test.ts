import { expect, it } from 'vitest'
import { prepareHostPath } from '@/lib/cluster/kubelet/host-path'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'

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

/** A host where nothing else is. */
const HOST = { kindOf: () => undefined } as unknown as NodeHost

it.each<[string, Type, string | undefined, string | undefined]>([
  ['/srv/a', '', undefined, '/srv/a/'],
  ['/etc', 'Directory', undefined, undefined],
  ['/srv/a', 'Directory', failed('/srv/a', 'a directory'), undefined],
  ['/made', 'Directory', undefined, undefined],
  ['/srv/a', 'DirectoryOrCreate', undefined, '/srv/a/'],
  ['/etc/hosts', 'DirectoryOrCreate', failed('/etc/hosts', 'a directory'), undefined],
  ['/made/file', 'File', undefined, undefined],
  ['/etc', 'File', failed('/etc', 'a file'), undefined],
  ['/srv/f', 'FileOrCreate', undefined, '/srv/f'],
  ['/srv/a/f', 'FileOrCreate', 'open /srv/a/f: no such file or directory', undefined],
  ['/run/containerd/containerd.sock', 'Socket', undefined, undefined],
  ['/etc', 'Socket', failed('/etc', 'a socket file'), undefined],
  ['/dev/null', 'CharDevice', undefined, undefined],
  ['/dev/null', 'BlockDevice', failed('/dev/null', 'a block device'), undefined],
])('%s as %s', (path, type, error, made) => {
  const state: KubeletState = { pods: {}, images: {}, lastIp: 1, files: { '/made/file': 'x' } }
  expect(prepareHostPath(state, { path, type }, HOST)).toBe(error)
  expect(Object.keys(state.files ?? {})).toEqual(made === undefined ? ['/made/file'] : ['/made/file', made])
})
