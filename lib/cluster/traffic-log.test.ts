import { beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, createCluster, restoreCluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'

async function world(): Promise<Cluster> {
  const cluster = createCluster()
  const shell = createShell(cluster)
  for (const line of [
    'kubectl run web --image=nginx:1.27 --port=80',
    'kubectl run client --image=nicolaka/netshoot -- sleep 3600',
    'kubectl expose pod web --port=80',
    'kubectl create service clusterip none --tcp=80:80',
  ])
    await shell.run(line)
  cluster.settle()
  return cluster
}

async function ask(cluster: Cluster, ...hosts: string[]): Promise<Cluster> {
  const shell = createShell(cluster)
  for (const host of hosts) await shell.run(`kubectl exec client -- curl -s -m 2 ${host}`)
  return cluster
}

/** From whom to where, through what, and why not. */
const told = (cluster: Cluster) =>
  cluster
    .traffic()
    .map(({ from, hops, obstacle, times }) => [
      'pod' in from ? from.pod : from,
      hops.map((hop) => ('name' in hop ? `${hop.kind} ${hop.name}` : hop.kind)).join(', '),
      obstacle?.code,
      times,
    ])

describe('the traffic of a cluster', () => {
  let base: Cluster
  beforeAll(async () => {
    base = await world()
  })

  it('is nothing while nobody asks anybody', () => {
    expect(told(base)).toEqual([])
  })

  it('tells the way of what arrived, and counts', async () => {
    const cluster = await ask(base.fork(), 'web', 'web', 'web')
    expect(told(cluster)).toEqual([['default/client', 'service web, endpoint, process', undefined, 3]])
    const [last] = cluster.traffic()
    expect(last?.to).toMatchObject({ port: 80, protocol: 'TCP' })
    expect(cluster.now() - (last?.at ?? 0)).toBeLessThan(1000)
  })

  it('tells what was in the way', async () => {
    expect(told(await ask(base.fork(), 'none', 'web:81'))).toEqual([
      ['default/client', 'service none', 'no endpoint', 1],
      ['default/client', 'service web', 'no such port', 1],
    ])
  })

  it('tells of a question for a name only when it comes to nobody', async () => {
    const cluster = base.fork()
    const shell = createShell(cluster)
    await shell.run(
      'kubectl apply -f - <<END\n' +
        '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: shut},\n' +
        ' spec: {podSelector: {matchLabels: {run: client}}, policyTypes: [Egress]}}\nEND',
    )
    const [refused] = (await ask(cluster, 'web')).traffic()
    expect(refused).toMatchObject({ obstacle: { code: 'policy' }, to: { port: 53, protocol: 'UDP' } })
    expect(refused?.hops.at(-1)).toEqual({ kind: 'policy', direction: 'Egress', names: ['shut'] })
  })

  it('is the same in a fork and what is restored, and leaves the hash as it is', async () => {
    const cluster = await ask(base.fork(), 'web')
    const restored = restoreCluster(structuredClone(cluster.snapshot()))
    expect(told(restored)).toEqual(told(cluster))
    const fork = cluster.fork()
    const hash = cluster.hash()
    await ask(fork, 'none')
    expect(told(fork)).toHaveLength(2)
    expect(told(cluster)).toHaveLength(1)
    expect(cluster.hash()).toBe(hash)
  })

  it('forgets whom it has carried longest ago', async () => {
    const cluster = base.fork()
    await ask(cluster, 'none')
    const ports = Array.from({ length: 120 }, (_, i) => 1000 + i).join(' ')
    await createShell(cluster).run(
      `kubectl exec client -- sh -c 'for p in ${ports}; do nc -z -w 1 web $p; done'`,
    )
    const all = cluster.traffic()
    expect(all).toHaveLength(100)
    expect(all.at(-1)?.to.port).toBe(1119)
    expect(all.some(({ obstacle }) => obstacle?.code === 'no endpoint')).toBe(false)
  })
})
