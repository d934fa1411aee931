import { describe, expect, it } from 'vitest'
import { createCluster, restoreCluster } from '@/lib/cluster/cluster'
import { parseFlags } from '@/lib/cluster/host/known-flags'
import { createShell } from '@/lib/shell/shell'

const MANIFEST = '/etc/kubernetes/manifests/kube-scheduler.yaml'

describe('the hosts of a cluster', () => {
  it('are each their own, and a fork has its own', () => {
    const cluster = createCluster()
    const fork = cluster.fork()
    cluster.hosts.files('worker-1')?.write('/root/a', 'one')
    expect(cluster.hosts.files('worker-1')?.list('/root')).toEqual(['a'])
    expect(cluster.hosts.files('worker-2')?.list('/root')).toEqual([])
    expect(fork.hosts.files('worker-1')?.list('/root')).toEqual([])
    expect(cluster.hosts.files('nowhere')).toBeUndefined()
    const later = cluster.fork()
    later.hosts.files('worker-1')?.unlink('/root/a')
    expect(cluster.hosts.files('worker-1')?.list('/root')).toEqual(['a'])
  })

  it('come back from a snapshot with what runs on them', () => {
    const cluster = createCluster()
    cluster.hosts.files('control-plane')?.rename(MANIFEST, '/root/kube-scheduler.yaml')
    cluster.advance(10_000)
    const revived = restoreCluster(structuredClone(cluster.snapshot()))
    expect(revived.hash()).toBe(cluster.hash())
    expect(revived.components()).toContainEqual({ name: 'kube-scheduler', running: false })
    for (const one of [cluster, revived]) {
      one.hosts.files('control-plane')?.rename('/root/kube-scheduler.yaml', MANIFEST)
      one.advance(60_000)
    }
    expect(revived.hash()).toBe(cluster.hash())
    expect(cluster.components()).toContainEqual({ name: 'kube-scheduler', running: true })
  })

  it('are looked at by a kubelet that starts', () => {
    const cluster = createCluster()
    const pods = () => cluster.hosts.containers('worker-1').map(({ pod }) => pod)
    cluster.stopComponent('kubelet/worker-1')
    const manifest =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: nginx}]}'
    cluster.hosts.files('worker-1')?.write('/etc/kubernetes/manifests/a.yaml', manifest)
    cluster.advance(30_000)
    expect(pods()).not.toContain('a-worker-1')
    cluster.startComponent('kubelet/worker-1')
    cluster.advance(30_000)
    expect(pods()).toContain('a-worker-1')
  })

  it('behave alike in a fork, with encryption and audit', { timeout: 30_000 }, async () => {
    const cluster = createCluster()
    const shell = createShell(cluster)
    await shell.run(
      `ssh control-plane "printf 'apiVersion: apiserver.config.k8s.io/v1\\nkind: EncryptionConfiguration\\nresources: [{resources: [secrets], providers: [{aesgcm: {keys: [{name: a, secret: YWJjZGVmZ2hpamtsbW5vcA==}]}}, {identity: {}}]}]' > /etc/kubernetes/pki/e.yaml"`,
    )
    await shell.run(
      `ssh control-plane "printf 'apiVersion: audit.k8s.io/v1\\nkind: Policy\\nrules: [{level: RequestResponse}]' > /etc/kubernetes/pki/p.yaml"`,
    )
    await shell.run(
      `ssh control-plane "sed -i -e 's#^    - --allow-privileged=true#&\\n    - --encryption-provider-config=/etc/kubernetes/pki/e.yaml\\n    - --audit-policy-file=/etc/kubernetes/pki/p.yaml\\n    - --audit-log-path=/var/log/audit.log#' -e 's#^    volumeMounts:#&\\n    - mountPath: /var/log\\n      name: log#' -e 's#^  volumes:#&\\n  - hostPath:\\n      path: /var/log\\n    name: log#' /etc/kubernetes/manifests/kube-apiserver.yaml"`,
    )
    cluster.advance(60_000)
    const fork = cluster.fork()
    const revived = restoreCluster(structuredClone(cluster.snapshot()))
    for (const one of [cluster, fork, revived]) {
      const own = createShell(one)
      expect((await own.run('kubectl create secret generic s --from-literal=a=b')).stderr).toBe('')
      one.advance(1000)
      expect(one.hosts.etcd()?.range('/registry/secrets/default/s')[0]?.value()).toMatch(
        /^k8s:enc:aesgcm:v1:a:/,
      )
    }
    expect(fork.hash()).toBe(cluster.hash())
    expect(revived.hash()).toBe(cluster.hash())
    expect(cluster.hosts.files('control-plane')?.read('/var/log/audit.log').length).toBeGreaterThan(1000)
  })
})

describe('flags', () => {
  it.each([
    [['--v=2', '--profiling', '--secure-port', '6443'], { v: '2', profiling: 'true', 'secure-port': '6443' }],
    [['--nonsense=1'], 'unknown flag: --nonsense'],
    [['-x'], "unknown shorthand flag: 'x' in -x"],
    [['--etcd-servers'], 'flag needs an argument: --etcd-servers'],
    [
      ['--audit-log-maxage=old'],
      'invalid argument "old" for "--audit-log-maxage" flag: strconv.ParseInt: parsing "old": invalid syntax',
    ],
    [['word'], '"kube-apiserver" does not take any arguments, got ["word"]'],
  ])('%j', (args, expected) => {
    const found = parseFlags(['kube-apiserver', ...args])
    expect('error' in found ? found.error : Object.fromEntries(found.flags)).toEqual(expected)
  })
})

describe('the files of a host', () => {
  it('are no pods when they are too long for that', () => {
    const cluster = createCluster()
    const pod = (name: string, length: number) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: nginx}]}\n#${'x'.repeat(length)}`
    const files = cluster.hosts.files('worker-1')
    files?.write('/etc/kubernetes/manifests/long.yaml', pod('long', 600_000))
    files?.write('/etc/kubernetes/manifests/short.yaml', pod('short', 10))
    cluster.advance(30_000)
    const pods = cluster.hosts.containers('worker-1').map((one) => one.pod)
    expect(pods).toContain('short-worker-1')
    expect(pods).not.toContain('long-worker-1')
  })

  it('fill the disk of a fork as much as that of the original', { timeout: 20_000 }, () => {
    const cluster = createCluster()
    const half = 'x'.repeat(30 * 1024 * 1024)
    const write = (to: typeof cluster, name: string) =>
      to.hosts.files('worker-1')?.write(`/root/${name}`, half)
    write(cluster, 'a')
    write(cluster, 'b')
    for (const one of [cluster.fork(), cluster])
      expect(() => write(one, 'c')).toThrow('No space left on device')
    cluster.hosts.files('worker-1')?.unlink('/root/a')
    write(cluster, 'c')
  })

  it('leave nothing when they go, but for what kubeadm had left', () => {
    const cluster = createCluster()
    const files = cluster.hosts.files('worker-1')
    files?.unlink('/etc/hosts')
    const size = () => JSON.stringify(structuredClone(cluster.snapshot()), replaceMaps).length
    const before = size()
    for (let i = 0; i < 200; i++) files?.write(`/root/${i}`, 'x')
    expect(cluster.fork().hosts.files('worker-1')?.list('/root')).toEqual(files?.list('/root'))
    for (let i = 0; i < 200; i++) files?.unlink(`/root/${i}`)
    expect(files?.list('/root')).toEqual([])
    expect(size() - before).toBeLessThan(300)
    expect(cluster.fork().hosts.files('worker-1')?.stat('/etc/hosts')).toBeUndefined()
  })

  it('are one tree with a hash of its own, however often it was forked', () => {
    const [one, two] = [createCluster(), createCluster()]
    for (const each of [one, two]) each.hosts.files('worker-1')?.write('/root/a', 'x')
    two.fork()
    for (const each of [one, two]) each.hosts.files('worker-1')?.write('/root/a', 'y', { append: true })
    expect(two.hash()).toBe(one.hash())
    two.hosts.files('worker-1')?.write('/root/a', 'z')
    expect(two.hash()).not.toBe(one.hash())
  })

  it('are written to alike by what runs, in forks and after a restore', async () => {
    const cluster = createCluster()
    const loop = 'while true; do date >> /e/log; echo x > /h/$(date +%S); sleep 1; done'
    const manifest = {
      ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } },
      spec: {
        nodeName: 'worker-1',
        containers: [
          {
            ...{ name: 'c', image: 'busybox:1.36', command: ['sh', '-c', loop] },
            volumeMounts: [
              { name: 'e', mountPath: '/e' },
              { name: 'h', mountPath: '/h' },
            ],
          },
        ],
        volumes: [
          { name: 'e', emptyDir: {} },
          { name: 'h', hostPath: { path: '/srv/h' } },
        ],
      },
    }
    const shell = createShell(cluster)
    await shell.run(`kubectl apply -f - <<'X'\n${JSON.stringify(manifest)}\nX`)
    cluster.advance(30_000)
    const all = [cluster, cluster.fork(), restoreCluster(structuredClone(cluster.snapshot()))]
    for (const one of all) one.advance(20_000)
    const seen = all.map((one) => one.hosts.files('worker-1')?.list('/srv/h').sort().join(' '))
    expect(seen[0]?.split(' ').length).toBeGreaterThan(40)
    expect(new Set(seen).size).toBe(1)
    expect(new Set(all.map((one) => one.hash())).size).toBe(1)
  })
})

const replaceMaps = (_: string, value: unknown) => (value instanceof Map ? [...value] : value)
