// The engine's speed as a table and as JSON (--json): medians and 95th percentiles over repeated runs in this process
// after a warm-up; boots, and whatever has many pods, in new processes (bench-scale.ts) that run one file, as browser
// and server do. `-- fork boot` measures only what has one of the words in its name.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { loadContent } from '@/lib/content/load-content'
import { runKubectl } from '@/lib/kubectl/kubectl'
import { indexOf } from '@/lib/search/of-content'
import { createShell } from '@/lib/shell/shell'
import { QUERIES } from '@/tests/search/queries'
import { generateBoot } from './generate-boot.mjs'
import { timed } from './timed'

interface Measured {
  name: string
  runs: number
  medianMs: number
  p95Ms: number
  podsPerSecond?: number
  peakMb?: number
}

/** Of runs that are about many pods. */
interface ScaleRuns {
  times: number[]
  pods?: number
  peakMb: number
}

const ADMIN = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

type Runs = number[] | ScaleRuns

function summarise(name: string, runs: Runs): Measured {
  const { times, pods, peakMb } = Array.isArray(runs) ? { times: runs } : (runs as Partial<ScaleRuns>)
  const { medianMs, p95Ms } = quantiles(times ?? [])
  return {
    name,
    runs: times?.length ?? 0,
    medianMs,
    p95Ms,
    ...(pods === undefined ? {} : { podsPerSecond: (1000 * pods) / medianMs }),
    ...(peakMb === undefined ? {} : { peakMb }),
  }
}

function quantiles(times: number[]): Pick<Measured, 'medianMs' | 'p95Ms'> {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { medianMs: at(0.5), p95Ms: at(0.95) }
}

/** Runs that are not counted: what the first ones cost, a new process shows in the boot's row. */
const WARM_UP = 100
/** Of what runs many commands at once. */
const FEW = 10

const measure = <T>(runs: number, prepare: () => T, run: (prepared: T) => void, warmUp = WARM_UP) =>
  timed(runs, warmUp, prepare, run)

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

/** What one learner does in a minute: every kind of command, on a cluster that stands. */
const COMMANDS = [
  'get pods',
  'get all -A',
  'get deployment web -o yaml',
  'get pods -o wide --show-labels',
  'get nodes -o jsonpath={.items[*].metadata.name}',
  'describe deployment web',
  'describe node worker-1',
  'run one --image=nginx:1.27',
  'expose deployment web --port=80',
  'create configmap settings --from-literal=a=b',
  'label pod one tier=front',
  'annotate pod one note=x',
  'scale deployment web --replicas=5',
  'set image deployment/web nginx=nginx:1.28',
  'patch deployment web -p {"spec":{"minReadySeconds":3}}',
  'rollout history deployment web',
  'rollout undo deployment web',
  'delete pod one --now --wait=false',
  'auth can-i create pods',
  'api-resources',
]

/** Each command on the same cluster; with or without the controllers' work that it causes at once. */
function eachCommand(rounds: number, withWork: boolean): number[] {
  const times: number[] = []
  for (let i = -FEW; i < rounds; i++) {
    const cluster = web.fork()
    for (const line of COMMANDS) {
      const started = performance.now()
      kubectl(cluster, line)
      if (withWork) cluster.drain()
      if (i >= 0) times.push(performance.now() - started)
      cluster.drain()
    }
  }
  return times
}

/**
 * Builds the boot to one file, as browser and server run it, and starts it in a new process each time.
 * @param how cached: with V8's code cache of a start before, as browsers have it from the second visit on;
 * prebuilt: from the boot that the set-up made
 */
function coldBoots(runs: number, ...how: ('cached' | 'prebuilt')[]): number[] {
  const cached = how.includes('cached')
  const outfile = buildScript('bench-boot')
  const args = [...(cached ? [scriptFile('run-cached.mjs')] : []), outfile, ...how]
  const boot = () => Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout)
  if (cached) boot()
  return Array.from({ length: runs }, boot)
}

/** One file of a script and all that it imports. */
function buildScript(name: string, format: 'cjs' | 'esm' = 'cjs'): string {
  const outfile = resolve(`.data/cache/${name}.${format === 'cjs' ? 'cjs' : 'mjs'}`)
  mkdirSync('.data/cache', { recursive: true })
  buildSync({
    entryPoints: [scriptFile(`${name}.ts`)],
    outfile,
    bundle: true,
    format,
    platform: 'node',
    conditions: ['browser'],
    logLevel: 'error',
    ...(format === 'esm' ? { packages: 'external' } : {}),
  })
  return outfile
}

/** A scenario of bench-scale.ts in a process of its own. */
function scaleRuns(scenario: string, pods?: number): ScaleRuns {
  const { stdout, stderr } = spawnSync(process.execPath, [buildScript('bench-scale'), scenario], {
    encoding: 'utf8',
  })
  if (!stdout) throw new Error(stderr)
  return { ...(JSON.parse(stdout) as ScaleRuns), ...(pods === undefined ? {} : { pods }) }
}

const scriptFile = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const settled = () => {
  const cluster = createCluster()
  kubectl(cluster, 'apply -f -', DEPLOYMENT)
  cluster.settle()
  return cluster
}
const web = settled()
let thousandPods: Cluster | undefined
const thousand = () => {
  thousandPods ??= clusterOfPods(1000)
  return thousandPods
}

const HOUR = 3_600_000

/** A cluster with a web server behind a Service, and pods whose process does the same again and again. */
async function looping(count: number, script: string): Promise<Cluster> {
  const cluster = web.fork()
  const shell = createShell(cluster)
  await shell.run('kubectl expose deployment web --port=80')
  for (let i = 0; i < count; i++)
    await shell.run(`kubectl run loop-${i} --image=busybox -- sh -c '${script}'`)
  cluster.settle()
  return cluster
}

const WGET = 'while true; do wget -q -O- http://web; sleep 1; done'
const ECHO = 'while true; do echo; sleep 1; done'

/** An hour after an hour. */
async function hoursOf(script: string): Promise<number[]> {
  const cluster = await looping(1, script)
  return measure(
    3,
    () => cluster,
    () => cluster.advance(HOUR),
    1,
  )
}

async function forksOf20(): Promise<number[]> {
  const cluster = await looping(20, WGET)
  const later = () => {
    cluster.advance(1000)
    return cluster
  }
  return measure(50, later, () => cluster.fork(), FEW)
}

/** Lines in the learner's terminal. */
async function pipes(): Promise<number[]> {
  const shell = createShell(web.fork())
  const times: number[] = []
  for (let i = -WARM_UP; i < 200; i++) {
    const started = performance.now()
    await shell.run('kubectl get pods -A | grep kube | wc -l')
    if (i >= 0) times.push(performance.now() - started)
  }
  return times
}

/** Searches in ten times the content, in both languages. */
function searches(): number[] {
  const content = loadContent(fileURLToPath(new URL('../content', import.meta.url)))
  const concepts = Array.from({ length: 10 }, (_, copy) =>
    content.concepts.map((one) => ({ ...one, id: `${one.id}-${copy}` })),
  ).flat()
  const index = indexOf({ concepts, glossary: content.glossary })
  const queries = Object.entries(QUERIES).flatMap(([locale, rows]) =>
    rows.map(([query]) => ({ query, locale: locale as 'en' | 'ja' })),
  )
  let at = 0
  return timed(
    200,
    FEW,
    () => queries[at++ % queries.length],
    (one) => index.search(one?.query ?? '', one?.locale ?? 'en'),
  )
}

const BENCHES: Record<string, () => Runs | Promise<Runs>> = {
  'loop: an hour of a pod that asks a Service each second': () => hoursOf(WGET),
  'loop: an hour of a pod that prints a line each second': () => hoursOf(ECHO),
  'search in ten times the content': searches,
  'fork of 20 pods with such a loop': forksOf20,
  'pipe of three commands': pipes,
  'boot, first in a new process': () => coldBoots(25),
  'boot, first in a new process, code cached': () => coldBoots(25, 'cached'),
  'boot, first in a new process, prebuilt': () => coldBoots(25, 'prebuilt'),
  'boot, first in a new process, prebuilt, code cached': () => coldBoots(25, 'prebuilt', 'cached'),
  'boot, warm': () =>
    measure(
      50,
      () => {},
      () => createCluster(),
    ),
  'boot, warm, another seed': () => {
    let seed = 2
    return measure(
      50,
      () => seed++,
      (own) => createCluster({ seed: own }),
    )
  },
  'kubectl get pods': () =>
    measure(
      200,
      () => web,
      (cluster) => kubectl(cluster, 'get pods'),
    ),
  'kubectl apply, new': () =>
    measure(50, createCluster, (cluster) => kubectl(cluster, 'apply -f -', DEPLOYMENT)),
  'kubectl apply, unchanged': () =>
    measure(
      100,
      () => web,
      (cluster) => kubectl(cluster, 'apply -f -', DEPLOYMENT),
    ),
  'a command of twenty different ones': () => eachCommand(20, false),
  'the same with the work it causes at once': () => eachCommand(20, true),
  'replay of 100 commands': () => measure(20, createCluster, replayOf100, FEW),
  'fork of 1,000 pods': () => measure(100, thousand, (cluster) => cluster.fork()),
  'first change after that fork': () =>
    measure(
      20,
      () => thousand().fork(),
      (cluster) => kubectl(cluster, 'label deployment many a=b'),
    ),
  'a Deployment of 30 pods to Ready': () => scaleRuns('ready30', 30),
  'a rolling update of 100 pods': () => scaleRuns('rolling100', 100),
  'a day of 50 pods, 5 CronJobs and an autoscaler': () => scaleRuns('day'),
  'a drain at rest of 5,000 pods on 1,000 nodes': () => scaleRuns('rest'),
}
for (const [pods, nodes] of [
  [5000, 500],
  [5000, 1000],
  [5000, 2000],
  [10_000, 1000],
] as const) {
  const many = `${pods.toLocaleString('en')} pods`
  const onto = `onto ${nodes.toLocaleString('en')} nodes`
  BENCHES[`${many} ${onto}`] = () => scaleRuns(`${pods}-pods-on-${nodes}`, pods)
  BENCHES[`${many} of a Deployment ${onto}`] = () => scaleRuns(`${pods}-of-deployment-on-${nodes}`, pods)
}

/** What a script of its own prints as rows of { name, times }. It runs as one file, as the server's workers do. */
function rowsOf({ script, ofTheBuild }: Script): { name: string; times: number[] }[] {
  const args = ofTheBuild ? ['--import', 'tsx', scriptFile(`${script}.ts`)] : [buildScript(script, 'esm')]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${script}: ${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]')
}

interface Script {
  script: string
  ofTheBuild?: true
}

/** Parts that measure several things at once; one that measures the built app needs a build. */
const SCRIPTS: Record<string, Script> = {
  'practice: questions, drills, replay': { script: 'bench-practice' },
  'life cycle: upgrade, join': { script: 'bench-life-cycle' },
  'picture of 200 pods': { script: 'bench-picture' },
  'map of 200 pods, in a browser': { script: 'bench-map', ofTheBuild: true },
  'lab, in a browser: its prompt, a key and its echo': { script: 'bench-lab', ofTheBuild: true },
  'hand-in: 50 submissions at once': { script: 'bench-hand-in', ofTheBuild: true },
  'class: 200 learners hand in': { script: 'bench-class', ofTheBuild: true },
}
const isBuilt = existsSync(fileURLToPath(new URL('../.next/BUILD_ID', import.meta.url)))

const words = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const wanted = Object.entries(BENCHES).filter(
  ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
)
if (words.includes('lighthouse')) {
  // On demand only: it fetches Lighthouse, and prints scores, no times.
  const run = spawnSync(process.execPath, ['--import', 'tsx', scriptFile('bench-lighthouse.ts')], {
    stdio: 'inherit',
  })
  process.exit(run.status ?? 1)
}
await generateBoot()
const results: Measured[] = []
for (const [name, run] of wanted) results.push(summarise(name, await run()))
for (const [name, script] of Object.entries(SCRIPTS)) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue
  if (script.ofTheBuild && !isBuilt)
    console.error(`left out, for the app is not built (npm run prestart): ${name}`)
  else for (const row of rowsOf(script)) results.push(summarise(row.name, row.times))
}

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2))
else
  console.table(
    results.map(({ name, runs, medianMs, p95Ms, podsPerSecond, peakMb }) => ({
      what: name,
      runs,
      'median ms': Number(medianMs.toFixed(2)),
      'p95 ms': Number(p95Ms.toFixed(2)),
      ...(podsPerSecond === undefined ? {} : { 'pods/s': Math.round(podsPerSecond) }),
      ...(peakMb === undefined ? {} : { 'peak MB': Math.round(peakMb) }),
    })),
  )
