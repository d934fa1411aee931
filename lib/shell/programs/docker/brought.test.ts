import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { loginEnv } from '@/lib/shell/login-env'
import { OWN_MACHINE } from '@/lib/shell/outside'
import { ShellKernel } from '@/lib/shell/shell-kernel'

/** A machine whose commands run to their end, and the engine on it; a node of another cluster is a container. */
async function machine() {
  const cluster = createCluster()
  const other = createCluster({
    nodes: [{ name: 'other-control-plane', controlPlane: true, address: '172.18.0.2' }],
  })
  let said = ''
  const shell = new ShellKernel(cluster, { further: { other } }, (text) => {
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
  engine.bring({
    ...{ name: 'other-control-plane', image: 'kindest/node:v1.36.1', command: ['/entrypoint'], labels: {} },
    env: {},
    ports: [{ address: '127.0.0.1', hostPort: 40_001, port: 6443, protocol: 'tcp' }],
    ...{ place: 'other-control-plane', address: '172.18.0.2', network: 'bridge', printed: ['it is up'] },
  })
  return { cluster, other, engine, run }
}

describe('containers that are hosts of another cluster', () => {
  it('are listed, run commands on their own machine, and tell what they printed', async () => {
    const { run } = await machine()
    expect(await run("docker ps --format '{{.Names}} {{.Image}} {{.Ports}}'")).toBe(
      'other-control-plane kindest/node:v1.36.1 127.0.0.1:40001->6443/tcp\n',
    )
    expect(await run('docker exec other-control-plane hostname')).toBe('other-control-plane\n')
    expect(await run('docker exec other-control-plane crictl ps')).toContain('kube-apiserver')
    expect(await run('docker exec other-control-plane sh -c "exit 4"; echo $?')).toBe('4\n')
    expect(await run('docker exec other-control-plane kubectl get nodes -o name')).toBe(
      'node/other-control-plane\n',
    )
    expect(await run('docker logs other-control-plane')).toBe('it is up\n')
    expect(
      await run('docker run --rm -p 40001:80 nginx:1.27 2>&1 | grep -o "port is already allocated"'),
    ).toBe('port is already allocated\n')
  })

  it('are switched off and on by docker, and their files can be copied', async () => {
    const { other, run } = await machine()
    const isUp = () => run('curl -sk https://127.0.0.1:40001/healthz || echo no answer')
    expect(await isUp()).toBe('ok')
    expect(await run('docker stop other-control-plane; docker ps -q')).toBe('other-control-plane\n')
    expect(other.hosts.isOn('other-control-plane')).toBe(false)
    expect(await isUp()).toBe('no answer\n')
    expect(await run('docker start other-control-plane')).toBe('other-control-plane\n')
    expect(await isUp()).toBe('ok')
    await run(
      'docker cp other-control-plane:/etc/hostname there; echo new > f; docker cp f other-control-plane:/f',
    )
    expect(await run('cat there; docker exec other-control-plane cat /f')).toBe('other-control-plane\nnew\n')
  })

  it('get images that were built here, without a registry', async () => {
    const { other, engine, run } = await machine()
    await run(
      "mkdir d; printf 'FROM busybox:1.36\\nRUN echo inside > /f\\nCMD cat /f; sleep 60\\n' > d/Dockerfile",
    )
    await run('docker build -q -t app:1 d')
    other.registry.load('other-control-plane', 'app:1', engine.export('app:1'))
    expect(await run('docker exec other-control-plane crictl images | grep -c app')).toBe('1\n')
  })

  it('share their registries with the first cluster', async () => {
    const { other, run } = await machine()
    await run(
      'docker pull -q busybox:1.36; docker tag busybox:1.36 r.example.com/b:1; docker push r.example.com/b:1',
    )
    expect(other.registry.find('r.example.com/b:1')).toBeDefined()
  })
})
