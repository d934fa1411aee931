// The engine's speed as a table and as JSON (--json): medians and 95th percentiles over repeated runs in this process,
// and boots in new processes.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { runKubectl } from '@/lib/kubectl/kubectl'

interface Measured {
  name: string
  runs: number
  medianMs: number
  p95Ms: number
}

const ADMIN = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

function summarise(name: string, times: number[]): Measured {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { name, runs: times.length, medianMs: at(0.5), p95Ms: at(0.95) }
}

function measure<T>(name: string, runs: number, prepare: () => T, run: (prepared: T) => void): Measured {
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const prepared = prepare()
    const started = performance.now()
    run(prepared)
    times.push(performance.now() - started)
  }
  return summarise(name, times)
}

/** Runs one kubectl line to its end, letting virtual time pass where it waits. */
function kubectl(cluster: Cluster, line: string, stdin = ''): void {
  const io = {
    transport: cluster,
    user: ADMIN,
    now: () => cluster.now(),
    readFile: () => undefined,
    writeFile: () => {},
    stdin,
    env: {},
    stdout: () => {},
    stderr: () => {},
    random: () => 0.5,
  }
  const process = runKubectl(line.split(' '), io)
  for (let step = process.next(); !step.done; step = process.next())
    if (step.value.kind === 'sleep') cluster.advance(step.value.ms)
}

const DEPLOYMENT = JSON.stringify({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'nginx', image: 'nginx:1.27' }] },
    },
  },
})

function replayOf100(cluster: Cluster): void {
  for (let i = 0; i < 20; i++) {
    kubectl(cluster, `create deployment d${i} --image=nginx:1.27`)
    kubectl(cluster, `scale deployment d${i} --replicas=3`)
    kubectl(cluster, `set image deployment/d${i} nginx=nginx:1.28`)
    kubectl(cluster, `label deployment d${i} tier=web`)
    kubectl(cluster, 'get pods')
  }
}

function clusterOfPods(count: number): Cluster {
  const nodes = Array.from({ length: Math.ceil(count / 100) }, (_, i) => ({ name: `worker-${i + 1}` }))
  const cluster = createCluster({ nodes: [{ name: 'control-plane' }, ...nodes] })
  kubectl(cluster, `create deployment many --image=nginx:1.27 --replicas=${count}`)
  cluster.settle()
  return cluster
}

function coldBoots(runs: number): Measured {
  const file = fileURLToPath(new URL('bench-boot.ts', import.meta.url))
  const times = Array.from({ length: runs }, () => {
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', file], { encoding: 'utf8' })
    return Number(stdout)
  })
  return summarise('boot, first in a new process', times)
}

const settled = () => {
  const cluster = createCluster()
  kubectl(cluster, 'apply -f -', DEPLOYMENT)
  cluster.settle()
  return cluster
}
const web = settled()
const thousand = clusterOfPods(1000)

const results = [
  coldBoots(20),
  measure(
    'boot, warm',
    50,
    () => undefined,
    () => createCluster(),
  ),
  measure(
    'kubectl get pods',
    200,
    () => web,
    (cluster) => kubectl(cluster, 'get pods'),
  ),
  measure(
    'kubectl apply, new',
    50,
    () => createCluster(),
    (cluster) => kubectl(cluster, 'apply -f -', DEPLOYMENT),
  ),
  measure(
    'kubectl apply, unchanged',
    100,
    () => web,
    (cluster) => kubectl(cluster, 'apply -f -', DEPLOYMENT),
  ),
  measure('replay of 100 commands', 20, () => createCluster(), replayOf100),
  measure(
    'fork of 1,000 pods',
    100,
    () => thousand,
    (cluster) => cluster.fork(),
  ),
]

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2))
else
  console.table(
    results.map(({ name, runs, medianMs, p95Ms }) => ({
      what: name,
      runs,
      'median ms': Number(medianMs.toFixed(2)),
      'p95 ms': Number(p95Ms.toFixed(2)),
    })),
  )
