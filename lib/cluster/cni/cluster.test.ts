import { beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, createCluster, restoreCluster } from '@/lib/cluster/cluster'
import { publishedAt } from '@/lib/cluster/published/parts'
import { createShell } from '@/lib/shell/shell'

const FLANNEL = 'https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml'

async function bareCluster(command: string): Promise<Cluster> {
  const cluster = createCluster({ cni: 'none' })
  const shell = createShell(cluster)
  await shell.run(command)
  await shell.elapse(60_000)
  return cluster
}

describe('flannel on a cluster that had nothing', () => {
  let cluster: Cluster

  beforeAll(async () => {
    cluster = await bareCluster(`kubectl apply -f ${FLANNEL}`)
  })

  it('goes on alike in a fork and from a snapshot', () => {
    const [fork, again] = [cluster.fork(), restoreCluster(structuredClone(cluster.snapshot()))]
    for (const one of [fork, again]) {
      one.hosts.files('worker-1')?.unlink('/etc/cni/net.d/10-flannel.conflist')
      one.advance(400_000)
    }
    expect(fork.hash()).toBe(again.hash())
    expect(fork.hash()).not.toBe(cluster.hash())
  })

  it('comes to rest', () => {
    const fork = cluster.fork()
    fork.settle()
    const before = fork.causes().length
    fork.advance(3_600_000)
    expect(fork.causes().length).toBe(before)
  })

  it('shows tunnel and bridge on a node, and both ends of a pod', () => {
    const { interfaces, routes } = cluster.machineNetwork({ node: 'worker-1' })
    expect(interfaces().map(({ kind }) => kind)).toEqual(['loopback', 'ether', 'vxlan', 'bridge', 'veth'])
    expect(routes().map(({ to, dev }) => `${to} ${dev}`)).toEqual([
      'default eth0',
      '10.244.0.0/24 flannel.1',
      '10.244.1.0/24 cni0',
      '10.244.2.0/24 flannel.1',
      '192.168.56.0/24 eth0',
    ])
  })
})

it.each([
  [
    'control-plane',
    'sshd 22, etcd 2379, etcd 2379, etcd 2380, etcd 2381, kube-apiserver 6443, kubelet 10248, kube-proxy 10249, kubelet 10250, kube-proxy 10256, kube-controller-manager 10257, kube-scheduler 10259',
  ],
  ['worker-1', 'sshd 22, kubelet 10248, kube-proxy 10249, kubelet 10250, kube-proxy 10256'],
])('what listens on %s', (node, expected) => {
  const sockets = createCluster().machineNetwork({ node }).sockets()
  const shown = sockets.filter(({ command }) => command !== 'containerd')
  expect(shown.map(({ command, port }) => `${command} ${port}`).join(', ')).toBe(expected)
})

describe('why a node is not ready', () => {
  const reasonsOf = (cluster: Cluster, name: string) =>
    cluster.explainNotReady({ kind: 'Node', name }).links.map(({ object, why }) => `${object.kind} ${why}`)

  it('nobody has installed a network', async () => {
    expect(reasonsOf(createCluster({ cni: 'none' }), 'worker-1')).toEqual(['Node waits', 'File nobody'])
  })

  it('its daemon cannot start', async () => {
    const image = 's|flannel-io/flannel:v[0-9.]*|flannel-io/flannel:doesnotexist|'
    const cluster = await bareCluster(`curl -s ${FLANNEL} | sed '${image}' | kubectl apply -f -`)
    expect(reasonsOf(cluster, 'worker-1').slice(0, 2)).toEqual(['Node waits', 'Pod waits'])
    expect(reasonsOf(cluster, 'worker-1').at(-1)).toBe('DaemonSet image')
  })

  it('a pod waits for flanneld, whose subnets are others', async () => {
    const cluster = await bareCluster(`curl -s ${FLANNEL} | sed s/10.244.0.0/10.9.0.0/ | kubectl apply -f -`)
    const { links } = cluster.explainNotReady({
      kind: 'Deployment',
      namespace: 'kube-system',
      name: 'coredns',
    })
    expect(links.map(({ object }) => object.kind)).toEqual(
      expect.arrayContaining(['Deployment', 'ReplicaSet', 'Pod']),
    )
    const last = links.at(-1)
    expect(last?.object.namespace).toBe('kube-flannel')
    expect(JSON.stringify(last)).toContain('specified in the flannel net config')
  })
})

it.each([
  [
    'https://raw.githubusercontent.com/flannel-io/flannel/master/Documentation/kube-flannel.yml',
    'flannel:v0.28.0',
  ],
  [
    'https://raw.githubusercontent.com/coreos/flannel/v0.20.2/Documentation/kube-flannel.yml',
    'flannel:v0.20.2',
  ],
  ['https://github.com/flannel-io/flannel/releases/download/v0.26.1/kube-flannel.yml', 'flannel:v0.26.1'],
  ['https://raw.githubusercontent.com/projectcalico/calico/v3.30.3/manifests/calico.yaml', 'node:v3.30.3'],
  [
    'https://raw.githubusercontent.com/projectcalico/calico/release-v3.29/manifests/calico.yaml',
    'node:v3.31.0',
  ],
  ['https://docs.projectcalico.org/manifests/calico.yaml', 'node:v3.31.0'],
  ['https://docs.projectcalico.org/v3.25/manifests/calico.yaml', 'node:v3.25.0'],
  [
    'https://raw.githubusercontent.com/projectcalico/calico/v3.30.3/manifests/operator-crds.yaml',
    'installations.operator.tigera.io',
  ],
  [
    'https://raw.githubusercontent.com/projectcalico/calico/v3.30.3/manifests/tigera-operator.yaml',
    'v3.30.3',
  ],
])('%s is published', (url, image) => {
  expect(publishedAt(url)).toContain(image)
})

describe('a bridge that is there already', () => {
  const conf = (bridge: string) =>
    JSON.stringify({
      cniVersion: '1.0.0',
      name: 'pods',
      plugins: [
        { type: 'bridge', bridge, ipam: { type: 'host-local', ranges: [[{ subnet: '10.50.1.0/24' }]] } },
      ],
    })

  async function startOn(bridge: string) {
    const cluster = createCluster()
    const shell = createShell(cluster)
    const run = (name: string) =>
      shell.run(`kubectl run ${name} --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'; sleep 20`)
    await run('first')
    cluster.hosts.files('worker-1')?.write('/etc/cni/net.d/00-other.conflist', conf(bridge))
    await run('second')
    return (
      await shell.run('kubectl describe pod second | grep -oE "failed \\(add\\).*|^IP: .*"')
    ).stdout.split('\n')[0]
  }

  it('keeps its address', async () => {
    expect(await startOn('cni0')).toMatch(/^IP: +$/)
  })

  it('is not in the way of another one', async () => {
    expect(await startOn('other0')).toMatch(/^IP: +10\.50\.1\.2$/)
  })
})
