import { expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { openTerminal } from '@/lib/shell/workplace'

it('gives a command on another host a terminal only with -t', async () => {
  const terminal = openTerminal(createCluster(), {})
  await terminal.start()
  const run = async (line: string) => {
    terminal.take()
    await terminal.type(`${line}\n`)
    return terminal.take().trim()
  }
  expect(await run('test -t 1 && echo yes || echo no')).toBe('yes')
  expect(await run("ssh worker-1 'test -t 1 && echo yes || echo no'")).toBe('no')
  expect(await run("ssh -t worker-1 'test -t 1 && echo yes || echo no'")).toBe('yes')
  expect(await run('ssh worker-1 ls /etc/kubernetes')).toBe('kubelet.conf\nmanifests\npki')
  await run('ssh worker-1')
  expect(await run('test -t 1 && echo yes || echo no')).toBe('yes')
})
