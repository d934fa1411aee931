import { describe, expect, it } from 'vitest'
import { HOST_SPEC } from '@/lib/cluster/host/test-spec'
import '@/lib/cluster/cluster'
import { hostImage } from '@/lib/cluster/host/host-image'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { filesBelow } from '@/lib/userland/kernel/folders'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'

describe('the files of a host', () => {
  it.each([
    [
      'with the control plane',
      { ...HOST_SPEC, controlPlane: { name: 'a', address: '10.0.0.1', version: 'v1.36.2' } },
    ],
    ['without', HOST_SPEC],
    ['without a network', { ...HOST_SPEC, cni: 'none' as const }],
  ])('all have a text: %s', (_, host) => {
    const files = new MemoryFileSystem({ now: () => 0, tree: newFileTree(), base: hostImage(host) })
    const paths = [...filesBelow(files, '/')].filter((path) => files.stat(path)?.type === 'file')
    expect(paths.length).toBeGreaterThan(10)
    for (const path of paths) expect(typeof files.read(path)).toBe('string')
    expect(files.read('/etc/hostname')).toBe('a\n')
    expect(files.read('/var/run/xtables.lock')).toBe('')
  })
})
