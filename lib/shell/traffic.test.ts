import { beforeAll, expect, it } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'

let base: Cluster
beforeAll(async () => {
  base = createCluster()
  const shell = createShell(base)
  await shell.run(
    'kubectl create deploy web --image=nginx; kubectl expose deploy web --port=80 --type=NodePort',
  )
  base.settle()
})

const terminal = () => createShell(base.fork(), { persistentState: true })

it('forwards a port as long as the job runs', async () => {
  const shell = terminal()
  await shell.run('nohup kubectl port-forward svc/web 8080:80 > pf.log 2>&1 &')
  expect(await shell.run('curl -s localhost:8080')).toMatchObject({ stdout: '<h1>Welcome to nginx!</h1>\n' })
  expect(shell.readFile('pf.log')).toBe(
    'Forwarding from 127.0.0.1:8080 -> 80\nForwarding from [::1]:8080 -> 80\nHandling connection for 8080\n',
  )
  expect((await shell.run('jobs')).stdout).toContain('kubectl port-forward svc/web 8080:80 &')
  expect((await shell.run('kubectl port-forward svc/web 8080:80')).exitCode).toBe(1)
  expect((await shell.run('kill %1; curl -s localhost:8080')).exitCode).toBe(7)
})

it('shows what the job says where it has no file', async () => {
  const { stdout } = await terminal().run(
    'kubectl port-forward svc/web 8080:80 & curl -sI localhost:8080; kill $!',
  )
  expect(stdout.split(/\r?\n/).slice(2, 4)).toEqual(['Handling connection for 8080', 'HTTP/1.1 200 OK'])
})

it('gives up a port where nobody listens in the pod', async () => {
  const shell = terminal()
  const { stdout, exitCode } = await shell.run(
    'kubectl port-forward deploy/web 8080:81 & curl -s localhost:8080',
  )
  expect(stdout).toContain('error: lost connection to pod')
  expect(exitCode).toBe(52)
  expect((await shell.run('jobs')).stdout).toBe('')
})

it('serves the API as the user that kubectl is', async () => {
  const shell = terminal()
  await shell.run('kubectl proxy --port=8001 > /dev/null &')
  const { stdout } = await shell.run('curl -s localhost:8001/api/v1/namespaces/default/services/web')
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'Service', metadata: { name: 'web' } })
})

it('reaches nodes by name and node ports, but knows no name of the cluster', async () => {
  const shell = terminal()
  const port = `$(kubectl get svc web -o jsonpath='{.spec.ports[0].nodePort}')`
  expect((await shell.run(`curl -so /dev/null -w '%{http_code}' worker-2:${port}`)).stdout).toBe('200')
  expect((await shell.run('curl -s http://web.default.svc.cluster.local')).exitCode).toBe(6)
  const { stdout } = await shell.run('curl -sk https://192.168.56.10:6443/api/v1/pods')
  expect(JSON.parse(stdout)).toMatchObject({ code: 403, reason: 'Forbidden' })
})

it.each([
  ['kill 99', 'bash: kill: (99) - No such process\n'],
  ['kill %3', 'bash: kill: %3: no such job\n'],
  ['kill me', 'bash: kill: me: arguments must be process or job IDs\n'],
])('%s', async (line, stderr) => {
  expect(await terminal().run(line)).toEqual({ stdout: '', stderr, exitCode: 1 })
})

it('ends without words when its time is over', async () => {
  expect(await terminal().run('timeout 2 curl http://10.96.9.9')).toEqual({
    stdout: '',
    stderr: '',
    exitCode: 124,
  })
})
