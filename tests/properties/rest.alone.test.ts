import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Cluster } from '@/lib/cluster/create-cluster'
import type { Ran } from './kubectl'

const SEED = 20_261_121
const DAY = 24 * 3_600_000

/** What runs while the rest of engine and kubectl is still on its way: lib/lab/rest.ts says which lines do. */
const FIRST = [
  'get nodes -o wide',
  'get pods -A -o wide',
  'get pods -A -o yaml',
  'get all -A',
  'get pod nope',
  'get nope',
  'get pods -n none -o name',
  'get events -A',
  'get pods -w -n kube-system',
  'get deploy,svc -A --show-labels',
  'get roles,rolebindings,clusterroles,clusterrolebindings -A -o json',
]

const user = { username: 'kubernetes-admin', groups: ['kubeadm:cluster-admins', 'system:authenticated'] }

/** Engine and kubectl as they are before anything was imported. */
async function load({ whole }: { whole: boolean }) {
  vi.resetModules()
  if (whole) await Promise.all([import('@/lib/cluster/cluster'), import('@/lib/kubectl/kubectl')])
  const { createCluster } = await import('@/lib/cluster/create-cluster')
  const { runKubectl } = await import('@/lib/kubectl/run-kubectl')
  const run = (cluster: Cluster, line: string): Ran => {
    const ran: Ran = { exit: 0, stdout: '', stderr: '' }
    const steps = runKubectl(line.split(' '), {
      transport: cluster,
      user,
      now: () => cluster.now(),
      readFile: () => undefined,
      writeFile: () => {},
      stdin: '',
      env: {},
      stdout: (text) => {
        ran.stdout += text
      },
      stderr: (text) => {
        ran.stderr += text
      },
      random: () => 0.5,
    })
    for (let waits = 0; waits < 50; waits++) {
      const step = steps.next()
      if (step.done) return { ...ran, exit: step.value }
      if (step.value.kind !== 'sleep') throw new Error(`${line} waits for its ${step.value.kind}`)
      cluster.advance(step.value.ms)
    }
    return ran
  }
  return { createCluster, run }
}

type Loaded = Awaited<ReturnType<typeof load>>

/** Every resource, as the API lists it and as a table, and what `get` makes of it. */
function readAll({ run }: Loaded, cluster: Cluster): unknown[] {
  const ask = (path: string, accept: 'json' | 'table' = 'json') =>
    cluster.request({ method: 'GET', path, accept, user })
  const groups = (ask('/apis').body as { groups: { versions: { groupVersion: string }[] }[] }).groups
  const paths = [
    '/api/v1',
    ...groups.flatMap(({ versions }) => versions.map((one) => `/apis/${one.groupVersion}`)),
  ]
  return paths.flatMap((path) => {
    const list = ask(path)
    const { resources } = list.body as { resources: { name: string; verbs: string[] }[] }
    const names = resources.filter(({ verbs }) => verbs.includes('list')).map(({ name }) => name)
    const read = names.flatMap((name) => [
      ask(`${path}/${name}`),
      ask(`${path}/${name}`, 'table'),
      ask(`${path}/${name}/nope`),
    ])
    return [list, ...read, run(cluster, `get ${names.join(',')} -A`)]
  })
}

describe('a cluster whose engine is not all there', () => {
  it('boots, ages and is read as one whose engine is', { timeout: 120_000 }, async () => {
    const look = (loaded: Loaded) => {
      const cluster = loaded.createCluster({ seed: 4 })
      const young = readAll(loaded, cluster)
      const lines = FIRST.map((line) => loaded.run(cluster, line))
      cluster.advance(DAY)
      cluster.fork().settle()
      return { young, lines, old: readAll(loaded, cluster), hash: cluster.hash() }
    }
    const early = look(await load({ whole: false }))
    expect(early).toEqual(look(await load({ whole: true })))
  })

  it('says so when it is asked for what it lacks', { timeout: 60_000 }, async () => {
    const { createCluster, run } = await load({ whole: false })
    const cluster = createCluster()
    expect(() => run(cluster, 'create namespace a')).toThrow(/waits for its rest/)
    expect(() => run(cluster, 'get pods -o go-template={{.}}')).toThrow(/waits for its rest/)
    const body = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' }, spec: {} }
    const path = '/apis/batch/v1/namespaces/default/jobs'
    expect(() => cluster.request({ method: 'POST', path, body, user })).toThrow(
      /the engine needs its strategies/,
    )
    expect(() => createCluster({ addons: ['gateway-api'] })).toThrow(/the engine needs its addons/)
  })

  it('goes on as if it had always had all', { timeout: 120_000 }, async () => {
    const { step } = await import('./commands')
    const logs = fc.sample(fc.array(step, { minLength: 3, maxLength: 12 }), { seed: SEED, numRuns: 8 })
    const play = async (whole: boolean) => {
      const { createCluster } = await load({ whole })
      const clusters = logs.map((_, seed) => createCluster({ seed }))
      for (const cluster of clusters) cluster.advance(90_000)
      await import('@/lib/cluster/cluster')
      const { take } = await import('./commands')
      return clusters.map((cluster, index) => [
        logs[index]?.map((next) => take(cluster, next)),
        cluster.hash(),
      ])
    }
    expect(await play(false)).toEqual(await play(true))
  })
})
