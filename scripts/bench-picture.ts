// What the lab's worker does for the map of 200 pods, beside the engine's own work: takes a picture and finds out how
// it differs from the one before. Prints rows of { name, times } as JSON.
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { loadSurroundings, takePicture } from '@/lib/lab/picture'
import { EMPTY_PICTURE, patchBetween } from '@/lib/lab/picture/patch'
import { createShell } from '@/lib/shell/shell'

const NODES = ['control-plane', 'worker-1', 'worker-2', 'worker-3']
/** Of the cluster's time. */
const TICK_MS = 50
const TICKS = 300

async function run(cluster: Cluster, ...lines: string[]): Promise<void> {
  const shell = createShell(cluster)
  for (const line of lines) await shell.run(line)
}

/** A picture after each tick. */
function watch(cluster: Cluster): number[] {
  let last = takePicture(cluster)
  return Array.from({ length: TICKS }, () => {
    cluster.advance(TICK_MS)
    const started = performance.now()
    const next = takePicture(cluster)
    patchBetween(last, next)
    last = next
    return performance.now() - started
  })
}

await loadSurroundings()
const ready = createCluster({ nodes: NODES.map((name, at) => ({ name, controlPlane: at === 0 })) })
await run(
  ready,
  'kubectl create deployment web --image=nginx:1.27 --replicas=200',
  'kubectl expose deployment web --port=80',
)
for (let i = 0; i < 5; i++) ready.settle()

const rollout = async () => {
  const cluster = ready.fork()
  await run(cluster, 'kubectl rollout restart deployment web')
  return watch(cluster)
}
await rollout()

const whole = () => {
  const started = performance.now()
  patchBetween(EMPTY_PICTURE, takePicture(ready.fork()))
  return performance.now() - started
}

console.log(
  JSON.stringify([
    { name: `picture of 200 pods: each of ${TICKS} ticks of a rollout`, times: await rollout() },
    { name: 'picture of 200 pods: each tick at rest', times: watch(ready.fork()) },
    {
      name: 'picture of 200 pods: whole, of what was drawn before',
      times: Array.from({ length: 50 }, whole),
    },
  ]),
)
