import { beforeAll, describe, expect, it } from 'vitest'
import { container } from '@/lib/cluster/kubelet/images/test-container'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'
import type { Answer, Query } from '@/lib/userland/kernel/network'

beforeAll(installRest)

describe('packages', () => {
  const online = (query: Query): Answer =>
    query.kind === 'dns'
      ? {
          kind: 'dns',
          answer: { code: 'NOERROR', records: [{ name: query.name, type: 'A', data: '203.0.113.50' }] },
        }
      : { kind: 'open' }
  const files = { '/etc/resolv.conf': 'nameserver 10.96.0.10\n' }

  it('are installed where they can be had', () => {
    const debian = container('debian', { args: ['sleep', '9999'], files, ask: online })
    expect(debian.exec('apt-get', 'install', '-y', 'procps').lines.at(-1)).toBe(
      'E: Unable to locate package procps',
    )
    debian.exec('apt-get', 'update')
    expect(debian.exec('which', 'ps').status).toEqual({ code: 1 })
    expect(debian.exec('apt-get', 'install', '-y', 'procps').status).toEqual({ code: 0 })
    expect(debian.exec('which', 'ps').lines).toEqual(['/usr/bin/ps'])
    const alpine = container('alpine', { args: ['sleep', '9999'], files, ask: online })
    expect(alpine.exec('apk', 'add', '--no-cache', 'jq').lines.at(-1)).toBe('OK: 8 MiB in 16 packages')
    expect(alpine.exec('jq', '-n', '1').lines).toEqual(['1'])
  })

  it('are not when nobody answers', () => {
    const ask = (): Answer => ({ kind: 'timeout' })
    const debian = container('debian', { args: ['sleep', '9999'], files, ask })
    expect(debian.exec('apt-get', 'update').lines).toContain(
      "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'",
    )
    const alpine = container('alpine', { args: ['sleep', '9999'], files, ask })
    expect(alpine.exec('apk', 'add', 'curl').status).toEqual({ code: 1 })
  })
})
