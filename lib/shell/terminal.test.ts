import { beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { loadRest } from '@/lib/shell/rest'
import { openTerminal } from '@/lib/shell/workplace'

let base: Cluster
beforeAll(async () => {
  await loadRest()
  base = createCluster()
})

/** Types lines, and tells what each printed. */
async function open(cluster = base.fork()) {
  const terminal = openTerminal(cluster)
  await terminal.start()
  terminal.take()
  const run = async (line: string) => {
    await terminal.type(`${line}\n`)
    return terminal.take()
  }
  const key = async (keys: string) => {
    await terminal.type(keys)
    return terminal.take()
  }
  return { terminal, cluster, run, key }
}

describe('a terminal', () => {
  it('keeps variables, arrays, options, functions, aliases and the folder', async () => {
    const { terminal, run } = await open()
    await run('A=1; export B=2; L=(x y); mkdir d; cd d; f() { echo "f $1"; }')
    await run("alias kgp='kubectl get pods'")
    expect(await run('f $A$B; pwd; echo $' + '{L[1]}')).toBe('f 12\n/root/d\ny\n')
    expect(await run('kgp')).toBe('No resources found in default namespace.\n')
    await run('false')
    expect(terminal.status).toBe(1)
    expect(await run('echo $?')).toBe('1\n')
    expect(terminal.prompt).toContain('~/d$')
    expect(terminal.cwd).toBe('/root/d')
    expect(terminal.aliases().get('kgp')).toBe('kubectl get pods')
  })

  it('shows one screen in order', async () => {
    const { run } = await open()
    expect(await run('cat nofile; echo end; ls nofile; echo "$(kubectl get pods)"')).toBe(
      "cat: nofile: No such file or directory\nend\nls: cannot access 'nofile': No such file or directory\n" +
        'No resources found in default namespace.\n\n',
    )
  })

  it('has a session on every host, one within the other', async () => {
    const { terminal, run } = await open()
    await run('A=1; mkdir d; cd d; alias k2=kubectl')
    await run('ssh worker-1')
    expect(terminal.hostName).toBe('worker-1')
    expect(await run('echo "[$A]"; pwd; hostname')).toBe('[]\n/root\nworker-1\n')
    await run('A=2; cd /etc; sudo -i')
    expect(await run('echo "[$A]"; pwd')).toBe('[]\n/root\n')
    await run('exit')
    expect(await run('echo $A; pwd')).toBe('2\n/etc\n')
    expect(await run('exit')).toContain('Connection to worker-1 closed.\n')
    expect(await run('echo $A; pwd; alias k2')).toBe("1\n/root/d\nalias k2='kubectl'\n")
    expect(terminal.hostName).toBeUndefined()
    await run('exit')
    expect(terminal.mode).toBe('prompt')
  })

  it('runs jobs beside the shell', async () => {
    const { terminal, run, cluster } = await open()
    expect(await run('sleep 30 & sleep 60 &')).toMatch(/^\[1\] \d+\n\[2\] \d+\n$/)
    expect(await run('jobs')).toBe(
      '[1]-  Running                 sleep 30 &\n[2]+  Running                 sleep 60 &\n',
    )
    await terminal.workplace.elapse(31_000)
    expect(await run('true')).toContain('[1]-  Done                    sleep 30')
    expect(await run('kill %2; wait; echo over')).toContain('over\n')
    const before = cluster.now()
    expect(await run('(sleep 5; echo later) & wait; echo $?')).toContain('later\n')
    expect(cluster.now() - before).toBe(5000)
  })

  it('follows what happens, streams it, and ends by Ctrl+C', async () => {
    const { terminal, run, key } = await open()
    await run('kubectl get pods -w')
    expect(terminal.mode).toBe('follows')
    const other = openTerminal(terminal.workplace.shell.cluster)
    await other.start()
    await other.type('kubectl run web --image=nginx\n')
    await terminal.workplace.elapse(5000)
    expect(terminal.take()).toMatch(/NAME +READY +STATUS[\s\S]*web +0\/1 +Pending[\s\S]*web +1\/1 +Running/)
    await key('\x03')
    expect(terminal.mode).toBe('prompt')
    expect(await run('echo $?')).toBe('130\n')
    expect(await run('kubectl get pods -o name')).toBe('pod/web\n')
  })

  it('lets time pass for a command in the foreground, and stops it by Ctrl+Z', async () => {
    const { terminal, run, key } = await open()
    await run('sleep 100')
    expect(terminal.mode).toBe('busy')
    expect(await key('\x1a')).toContain('[1]+  Stopped                 sleep 100')
    expect(terminal.mode).toBe('prompt')
    expect(await run('bg')).toContain('sleep 100 &')
    await terminal.workplace.elapse(100_000)
    expect(await run('')).toContain('[1]+  Done                    sleep 100')
    expect(await run('jobs')).toBe('')
  })

  it('hands lines to a program that reads, until Ctrl+D', async () => {
    const { terminal, run, key } = await open()
    await run('cat > f')
    expect(terminal.mode).toBe('line')
    await run('one')
    await run('two')
    await key('\x04')
    expect(terminal.mode).toBe('prompt')
    expect(terminal.readFile('f')).toBe('one\ntwo\n')
    await run('read -p "Name: " NAME')
    expect(terminal.prompt).toBe('Name: ')
    await run('Kai')
    expect(await run('echo "$NAME"')).toBe('Kai\n')
  })

  it('takes a heredoc in one piece, and a command that is not whole in two', async () => {
    const { run } = await open()
    expect(await run('cat <<EOF\na $HOME\nEOF')).toBe('a /root\n')
    expect(await run('for i in 1 2; do')).toBe('')
    expect(await run('echo $i; done')).toBe('1\n2\n')
  })

  it('survives what does more than it may', async () => {
    const { terminal, run } = await open()
    await run('A=1; cd /tmp')
    expect(await run('while :; do :; done')).toContain('bash: stopped: ')
    expect(await run('echo $A; pwd')).toBe('1\n/tmp\n')
    await run("trap 'while :; do :; done' INT")
    expect(await run('while :; do :; done')).toContain('bash: stopped: ')
    expect(terminal.mode).toBe('prompt')
    expect(await run('echo still here')).toBe('still here\n')
  })
})
