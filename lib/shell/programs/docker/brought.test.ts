import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { loginEnv } from '@/lib/shell/login-env'
import { OWN_MACHINE } from '@/lib/shell/machines'
import { ShellKernel } from '@/lib/shell/shell-kernel'

/** A machine whose commands run to their end, and the engine on it. */
async function machine() {
  const cluster = createCluster()
  let said = ''
  const shell = new ShellKernel(cluster, {}, (text) => {
    said += text
  })
  const run = async (line: string) => {
    said = ''
    const pid = shell.kernel.start({
      ...{ argv: ['bash', '-c', line], place: OWN_MACHINE, env: loginEnv(), cwd: '/root' },
      streams: [undefined, { sink: 'out' }, { sink: 'err' }],
    })
    const done = () => shell.kernel.process(pid)?.state === 'Z'
    await shell.drive({ done, until: cluster.now() + 60_000 })
    shell.kernel.reap(pid)
    return said
  }
  await run('docker ps')
  const engine = shell.kept.docker?.engine
  if (!engine) throw new TypeError('no engine')
  return { cluster, engine, run }
}

describe('containers that another program brings', () => {
  it('are listed, and run commands on their own machine', async () => {
    const { engine, run } = await machine()
    engine.bring({
      ...{ name: 'kind-control-plane', image: 'kindest/node:v1.36.2', command: ['/entrypoint'], labels: {} },
      ports: [{ address: '127.0.0.1', hostPort: 6443, port: 6443, protocol: 'tcp' }],
      ...{ place: 'control-plane', address: '172.18.0.2', network: 'kind' },
    })
    expect(await run("docker ps --format '{{.Names}} {{.Image}} {{.Ports}}'")).toBe(
      'kind-control-plane kindest/node:v1.36.2 127.0.0.1:6443->6443/tcp\n',
    )
    expect(await run('docker exec kind-control-plane hostname')).toBe('control-plane\n')
    expect(await run('docker exec kind-control-plane crictl ps')).toContain('kube-apiserver')
    expect(await run('docker exec kind-control-plane sh -c "exit 4"; echo $?')).toBe('4\n')
    const refused = await run(
      'for verb in stop kill logs; do docker $verb kind-control-plane; done; docker cp kind-control-plane:/etc/hostname .',
    )
    expect(refused.replaceAll('is the machine of another program, which has to do that', 'IS NOT OURS')).toBe(
      'Error response from daemon: kind-control-plane IS NOT OURS\n'.repeat(3),
    )
    expect(
      await run('docker run --rm -p 6443:80 nginx:1.27 2>&1 | grep -o "port is already allocated"'),
    ).toBe('port is already allocated\n')
  })

  it('get images that were built here, without a registry', async () => {
    const { cluster, engine, run } = await machine()
    await run(
      "mkdir d; printf 'FROM busybox:1.36\\nRUN echo inside > /f\\nCMD cat /f; sleep 60\\n' > d/Dockerfile",
    )
    await run('docker build -q -t app:1 d')
    for (const name of Object.keys(cluster.hosts.addresses))
      cluster.registry.load(name, 'app:1', engine.export('app:1'))
    await run(
      'kubectl run app --image=app:1 --image-pull-policy=Never; kubectl wait --for=condition=Ready pod/app',
    )
    expect(await run('kubectl logs app')).toBe('inside\n')
  })
})
