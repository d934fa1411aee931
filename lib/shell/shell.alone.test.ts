import { describe, expect, it, vi } from 'vitest'
import type { Cluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'

/** A kubectl that says what it was given: the shell around it is what is tested. */
vi.mock('@/lib/kubectl/run-kubectl', () => ({
  *runKubectl(args: string[], io: { stdout(s: string): void; stderr(s: string): void; stdin: string }) {
    const [verb] = args
    if (verb === 'crash') throw new TypeError('no such state')
    if (verb === 'wait') yield { kind: 'sleep', ms: Number(args[1]) }
    if (verb === 'edit') {
      const file = io as unknown as {
        writeFile(p: string, t: string): void
        readFile(p: string): string | undefined
      }
      file.writeFile('/tmp/edit.yaml', 'a: 1\n')
      const saved: unknown = yield { kind: 'edit', path: '/tmp/edit.yaml' }
      io.stdout(`${String(saved)} ${file.readFile('/tmp/edit.yaml')}`)
      return 0
    }
    io.stdout(`1 ${args.join(' ')}\n`)
    io.stderr('2 warning\n')
    io.stdout(io.stdin ? `3 ${io.stdin}` : '3 end\n')
    return verb === 'fail' ? 3 : 0
  },
}))

function fakeCluster(): Cluster {
  let now = Date.UTC(2026, 10, 20, 9, 0, 0)
  return {
    now: () => now,
    advance: (ms: number) => {
      now += ms
    },
  } as unknown as Cluster
}

const run = async (line: string) => createShell(fakeCluster()).run(line)

describe('a line', () => {
  it('tells of a crash besides showing it', async () => {
    const bugs: unknown[] = []
    const shell = createShell(fakeCluster(), { onBug: (bug) => bugs.push(bug) })
    expect(await shell.run('kubectl crash')).toMatchObject({
      stderr: 'kubectl: no such state\n',
      exitCode: 1,
    })
    expect(bugs).toEqual([new TypeError('no such state')])
  })

  it('keeps the streams of kubectl apart', async () => {
    expect(await run('kubectl get pods')).toEqual({
      stdout: '1 get pods\n3 end\n',
      stderr: '2 warning\n',
      exitCode: 0,
    })
  })

  it.each([
    'kubectl get 2>&1',
    'kubectl get > f 2>&1; cat f',
    'kubectl get &> f; cat f',
    'kubectl get |& cat',
    '{ kubectl get; } 2>&1',
    '(kubectl get) 2>&1 | cat',
    'for i in 1; do kubectl get; done 2>&1 | cat',
    'echo "$(kubectl get 2>&1)"',
  ])('%s keeps their order', async (line) => {
    expect(await run(line)).toEqual({ stdout: '1 get\n2 warning\n3 end\n', stderr: '', exitCode: 0 })
  })

  it('does not merge what goes elsewhere', async () => {
    expect((await run('kubectl get 2>&1 > f')).stdout).toBe('2 warning\n')
    expect((await run('kubectl get 2>/dev/null')).stdout).toBe('1 get\n3 end\n')
  })

  it('hands standard input over, in Japanese too', async () => {
    expect((await run("kubectl apply -f - <<'EOF'\n名前: 形\nEOF")).stdout).toContain('3 名前: 形\n')
  })

  it('runs the editor on the file', async () => {
    expect((await run("KUBE_EDITOR='sed -i s/1/2/' kubectl edit x")).stdout).toBe('true a: 2\n')
    expect((await run('KUBE_EDITOR=false kubectl edit x')).stdout).toBe('false a: 1\n')
  })

  it('tells the time of the cluster, and spends it', async () => {
    const cluster = fakeCluster()
    const shell = createShell(cluster)
    const before = cluster.now()
    expect((await shell.run('sleep 60; date +%H:%M:%S')).stdout).toBe('09:01:00\n')
    await shell.run('kubectl version')
    expect(cluster.now() - before).toBe(60_100)
    expect(await shell.run('kubectl wait 99999999')).toMatchObject({ exitCode: 124 })
    expect((await shell.run('date -Iminutes')).stdout).toBe('2026-11-20T09:11+00:00\n')
  })

  it('draws from the seed', async () => {
    const line = 'echo $RANDOM $((RANDOM % 7)); mktemp'
    expect(await run(line)).toEqual(await run(line))
    expect((await run(line)).stdout).toMatch(/^\d+ \d\n\/tmp\/tmp\.\w{10}\n$/)
  })

  it('ends a loop that never ends', async () => {
    const { stderr, exitCode } = await run('while true; do :; done')
    expect(stderr).toBe('bash: stopped: more work than one line may do\n')
    expect(exitCode).not.toBe(0)
  })

  it('keeps an escaped blank beside a glob', async () => {
    expect((await run("printf '%s,' s/a:.*/b:\\ -3/ 'x y'")).stdout).toBe('s/a:.*/b: -3/,x y,')
  })

  it('counts as GNU uniq does', async () => {
    expect((await run('printf "a\\na\\nb 1\\n" | uniq -c')).stdout).toBe('      2 a\n      1 b 1\n')
  })

  it('passes arguments on by xargs', async () => {
    expect((await run('printf "a\\nb\\n" | xargs -I{} echo pod/{}')).stdout).toBe('pod/a\npod/b\n')
    expect((await run('echo a b | xargs -n1 echo')).stdout).toBe('a\nb\n')
  })
})

describe('state between lines', () => {
  it('is the files only, by default', async () => {
    const shell = createShell(fakeCluster())
    await shell.run('A=1; echo hi > f; mkdir -p d; cd d')
    expect((await shell.run('echo "$A"; pwd; cat f')).stdout).toBe('\n/root\nhi\n')
    expect(shell.files()['/root/f']).toBe('hi\n')
  })
})
