import { describe, expect, it } from 'vitest'
import { createCluster, restoreCluster } from '@/lib/cluster/cluster'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import { Clusters } from '@/lib/shell/clusters'
import { createShell } from '@/lib/shell/shell'
import { openTerminal } from '@/lib/shell/workplace'

const two = () => {
  const first = createCluster()
  const other = createCluster({ nodes: [{ name: 'other-1', controlPlane: true, address: '172.18.0.2' }] })
  return { first, other, clusters: new Clusters(first, { other }) }
}

describe('several clusters', () => {
  it('have one time, whatever lets it pass', () => {
    const { first, other, clusters } = two()
    first.advance(12_345)
    clusters.follow()
    expect(other.now()).toBe(first.now())
    clusters.settle()
    expect(other.now()).toBe(first.now())
  })

  it('are found by their hosts', () => {
    const { first, other, clusters } = two()
    expect(clusters.at('other-1')).toBe(other)
    expect(clusters.at('worker-1')).toBe(first)
    expect(clusters.ofHost('worker-1')).toBeUndefined()
    clusters.remove('other')
    expect([clusters.at('other-1'), clusters.all()]).toEqual([first, undefined])
  })

  it('answer a watch of the one that the context means, while the terminal waits', async () => {
    const shell = createShell(createCluster())
    await shell.run('kind create cluster -q')
    const { stdout } = await shell.run(
      'kubectl get pods -w --no-headers & sleep 1; kubectl run web --image=nginx:1.27; sleep 10; kill %1',
    )
    expect(stdout).toMatch(/web +1\/1 +Running/)
    const { stdout: first } = await shell.run('kubectl --context kubernetes-admin@kubernetes get pods 2>&1')
    expect(first).toBe('No resources found in default namespace.\n')
  })

  it('go on alike from a fork and from a snapshot', async () => {
    const cluster = createCluster()
    const shell = createShell(cluster)
    await shell.run('kind create cluster -q; kubectl create deployment web --image=nginx:1.27')
    const kept = shell.machine()
    const kind = kept.further?.['kind-kind']
    if (!kind) throw new TypeError('no cluster')
    const copies = [kind.fork(), restoreCluster(structuredClone(kind.snapshot()))]
    const hashes = copies.map((copy) => {
      copy.advance(60_000)
      return copy.hash()
    })
    kind.advance(60_000)
    expect(hashes).toEqual([kind.hash(), kind.hash()])
    const files = shell.files()
    const next = openTerminal(cluster.fork(), {
      files,
      ...kept,
      further: { 'kind-kind': restoreCluster(structuredClone(kind.snapshot())) },
    })
    await next.start()
    next.take()
    await next.type(
      'kubectl get deployment web -o name; kind get nodes; docker exec kind-control-plane hostname\n',
    )
    expect(next.take().replaceAll('\r', '')).toContain(
      'deployment.apps/web\nkind-control-plane\nkind-control-plane\n',
    )
  })

  it('cost nothing for whoever has none', () => {
    const clusters = new Clusters(createCluster())
    clusters.follow()
    expect(clusters.all()).toBeUndefined()
  })
})

describe('a session with several clusters', () => {
  const scenario = {
    commands: [
      { run: 'kind create cluster --name lab -q && kubectl create deployment given --image=nginx:1.27' },
    ],
  }

  it('begins with those of its set-up, and is the same when its log is replayed', {
    timeout: 60_000,
  }, async () => {
    const session = await LabSession.open({ scenario, seed: 3 })
    const lines = [
      'kubectl get deployments -o name',
      'kubectl scale deployment given --replicas=3',
      'kind create cluster --name two',
      'kubectl run web --image=nginx:1.27',
    ]
    let shown = ''
    for (const text of lines) shown += (await session.act({ kind: 'line', text })).stdout
    await session.act({ kind: 'advance', ms: 90_000 })
    await session.act({ kind: 'settle' })
    expect(shown).toContain('deployment.apps/given')
    const replayed = await replayLog({ scenario, seed: 3, log: session.log(), confirm: true })
    const hashesOf = ({ further = {} }: { further?: Record<string, { hash(): string }> }) =>
      Object.entries(further).map(([name, cluster]) => [name, cluster.hash()])
    expect(hashesOf(replayed.workplace.machine())).toEqual(hashesOf(session.terminal().workplace.machine()))
    expect(hashesOf(replayed.workplace.machine()).map(([name]) => name)).toEqual(['kind-lab', 'kind-two'])
    expect(hashesOf(replayed.start)).toEqual(hashesOf(session.start))
  })

  it('takes a cluster back with the line that made it', async () => {
    const session = await LabSession.open({ scenario, seed: 3 })
    await session.act({ kind: 'line', text: 'kind delete cluster --name lab' })
    expect(session.terminal().workplace.machine().further).toBeUndefined()
    await session.undo()
    const { stdout } = await session.act({
      kind: 'line',
      text: 'kind get clusters; kubectl get deployments -o name',
    })
    expect(stdout.replaceAll('\r', '')).toBe('lab\ndeployment.apps/given\n')
    expect(session.workplace.cluster).toBe(session.terminal().workplace.machine().further?.['kind-lab'])
    await session.act({ kind: 'line', text: 'kubectl config use-context kubernetes-admin@kubernetes' })
    expect(session.workplace.cluster).toBe(session.cluster)
  })
})
