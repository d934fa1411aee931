import { beforeAll, expect, it } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'
import { openTerminal } from '@/lib/shell/workplace'

let base: Cluster
beforeAll(async () => {
  base = createCluster()
  const shell = createShell(base)
  await shell.run(
    'kubectl create deploy web --image=nginx; kubectl expose deploy web --port=80 --type=NodePort',
  )
  base.settle()
})

/** A terminal, and what each line prints there. */
async function open() {
  const terminal = openTerminal(base.fork(), {})
  await terminal.start()
  terminal.take()
  const run = async (line: string) => {
    await terminal.type(`${line}\n`)
    return terminal.take()
  }
  return { terminal, run }
}

it('forwards a port as long as the job runs', async () => {
  const { terminal, run } = await open()
  await run('nohup kubectl port-forward svc/web 8080:80 > pf.log 2>&1 &')
  await terminal.workplace.elapse(1000)
  expect(await run('curl -s localhost:8080 | grep h1')).toBe('<h1>Welcome to nginx!</h1>\n')
  expect(terminal.readFile('pf.log')).toBe(
    'nohup: ignoring input\nForwarding from 127.0.0.1:8080 -> 80\nForwarding from [::1]:8080 -> 80\nHandling connection for 8080\n',
  )
  expect(await run('jobs')).toContain('kubectl port-forward svc/web 8080:80')
  expect(await run('kubectl port-forward svc/web 8080:80; echo $?')).toMatch(/\n1\n$/)
  expect(await run('kill %1; curl -s localhost:8080; echo $?')).toMatch(/\n?7\n/)
})

it('shows what the job says where it has no file', async () => {
  const { terminal, run } = await open()
  await run('kubectl port-forward svc/web 8080:80 &')
  await terminal.workplace.elapse(1000)
  expect(await run('curl -sI localhost:8080')).toContain('Handling connection for 8080\n')
})

it('runs in the foreground until Ctrl+C', async () => {
  const { terminal, run } = await open()
  expect(await run('kubectl port-forward svc/web 8080:80')).toContain(
    'Forwarding from 127.0.0.1:8080 -> 80\n',
  )
  expect(terminal.mode).toBe('follows')
  await terminal.type('\x03')
  expect(terminal.mode).toBe('prompt')
  expect(await run('curl -s localhost:8080; echo $?')).toBe('7\n')
})

it('gives up a port where nobody listens in the pod', async () => {
  const { terminal, run } = await open()
  await run('kubectl port-forward deploy/web 8080:81 &')
  await terminal.workplace.elapse(1000)
  const shown = await run('curl -s localhost:8080; echo "=$?"')
  expect(shown).toContain('=52\n')
  expect(shown).toContain('error: lost connection to pod\n')
  expect(await run('jobs')).toBe('')
})

it('serves the API as the user that kubectl is', async () => {
  const shell = createShell(base.fork())
  const { stdout } = await shell.run(
    'kubectl proxy --port=8001 > /dev/null & sleep 1; curl -s localhost:8001/api/v1/namespaces/default/services/web',
  )
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'Service', metadata: { name: 'web' } })
})

it('reaches nodes by name and node ports, but knows no name of the cluster', async () => {
  const shell = createShell(base.fork())
  const port = `$(kubectl get svc web -o jsonpath='{.spec.ports[0].nodePort}')`
  expect((await shell.run(`curl -so /dev/null -w '%{http_code}' worker-2:${port}`)).stdout).toBe('200')
  expect((await shell.run('curl -s http://web.default.svc.cluster.local')).exitCode).toBe(6)
  const { stdout } = await shell.run('curl -sk https://192.168.56.10:6443/api/v1/pods')
  expect(JSON.parse(stdout)).toMatchObject({ code: 403, reason: 'Forbidden' })
})

it('ends without words when its time is over', async () => {
  expect(await createShell(base.fork()).run('timeout 2 curl -s http://10.96.9.9')).toEqual({
    stdout: '',
    stderr: '',
    exitCode: 124,
  })
})

it.each<[string, RegExp]>([
  ['echo hello | nc -l -p 9000 > said & sleep 1; echo hi | nc localhost 9000; cat said', /^hello\nhi\n$/],
  ['nc localhost 9000 < /dev/null; echo $?', /^1\n$/],
  ['getent hosts worker-1; dig +short example.com', /^192\.168\.56\.\d+ +worker-1\n203\.0\.113\.10\n$/],
  ["ssh worker-1 ss -tlnH | awk '{print $4}' | grep -c :10250", /^1\n$/],
  [
    'kubectl port-forward svc/web 8080:80 > /dev/null & sleep 1; netstat -tln | grep -c 127.0.0.1:8080',
    /^1\n$/,
  ],
])('has the tools of the network: %s', async (line, shown) => {
  expect((await createShell(base.fork()).run(line)).stdout).toMatch(shown)
})
