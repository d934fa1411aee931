import { beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { loadRest } from '@/lib/shell/rest'
import { openTerminal } from '@/lib/shell/workplace'

let cluster: Cluster
beforeAll(async () => {
  await loadRest()
  cluster = createCluster()
})

/** Sits down as in the exam; types lines, and tells what each printed. */
async function sitDown() {
  const terminal = openTerminal(cluster.fork(), { examHost: 'cka4107', files: { 'task.txt': 'given\n' } })
  await terminal.start()
  terminal.take()
  const run = async (line: string) => {
    await terminal.type(`${line}\n`)
    return terminal.take()
  }
  return { terminal, run }
}

describe('base', () => {
  it('is a machine of its own, without what speaks to clusters', async () => {
    const { terminal, run } = await sitDown()
    expect(terminal.prompt).toBe('root@base:~# ')
    expect(await run('hostname; cat /etc/hostname /etc/hosts; ls')).toBe(
      'base\nbase\n127.0.0.1 localhost\n127.0.1.1 base\n',
    )
    for (const program of ['kubectl', 'k', 'helm', 'kustomize', 'docker', 'kind', 'helmfile', 'crictl'])
      expect(await run(`${program} version`)).toBe(`bash: ${program}: command not found\n`)
    expect(await run('echo a b | cut -d" " -f2; ip -br address show eth0')).toMatch(
      /^b\neth0 .*192\.168\.56\.2\/24/,
    )
  })

  it('leads to the machine of the task, where the files and kubectl are, and back', async () => {
    const { terminal, run } = await sitDown()
    await run('ssh cka4107')
    expect(terminal.prompt).toBe('root@cka4107:~# ')
    expect(await run('cat task.txt; hostname; k get nodes -o name')).toMatch(
      /^given\ncka4107\nnode\/control-plane\n/,
    )
    await run('echo done > answer.txt')
    expect(await run('exit')).toContain('Connection to cka4107 closed.\n')
    expect(terminal.workplace.files()).toEqual({ '/root/answer.txt': 'done\n', '/root/task.txt': 'given\n' })
    expect(await run('ssh cka4107 cat answer.txt')).toBe('done\n')
  })

  it('leads to the hosts of the cluster, as the machine of the task does', async () => {
    const { terminal, run } = await sitDown()
    await run('ssh worker-1')
    expect(terminal.prompt).toBe('root@worker-1:~# ')
    await run('exit')
    await run('ssh cka4107')
    await run('ssh control-plane')
    expect(await run('kubectl get nodes -o name')).toContain('node/worker-1\n')
    expect(await run('ssh nowhere')).toBe(
      'ssh: Could not resolve hostname nowhere: Name or service not known\n',
    )
  })

  it('copies files over, and finds machines by name', async () => {
    const { run } = await sitDown()
    await run('scp cka4107:task.txt .; scp task.txt worker-1:/tmp/')
    expect(await run('ssh worker-1 cat /tmp/task.txt')).toBe('given\n')
    expect(await run('dig +short cka4107 A; ssh worker-1 dig +short base A')).toBe(
      '192.168.56.1\n192.168.56.2\n',
    )
  })

  it('is there only in the exam', async () => {
    const terminal = openTerminal(cluster.fork(), {})
    await terminal.start()
    terminal.take()
    await terminal.type('ssh base; hostname\n')
    expect(terminal.take()).toBe(
      'ssh: Could not resolve hostname base: Name or service not known\nlocalhost\n',
    )
  })
})
