import { podWith } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const zone = { 'topology.kubernetes.io/zone': 'zone-a' }
const cluster = {
  nodes: [
    { name: 'control-plane', controlPlane: true },
    { name: 'worker-1', labels: zone },
    { name: 'worker-2', labels: zone },
  ],
  addons: ['csi-drivers'],
}

const places = ['root', 'empty', 'memory', 'host', 'claim', 'shared-claim'] as const
type Place = (typeof places)[number]
const events = ['restart', 'same-node', 'other-node', 'other-claim'] as const
type Event = (typeof events)[number]

interface Mount {
  place: Place
  path: string
}

interface Drawn {
  mounts: Mount[]
  event: Event
  node: string
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const possible: Place[] = difficulty === 1 ? ['root', 'empty', 'host', 'claim'] : [...places]
  const chosen = rng.sample(possible, difficulty === 1 ? 4 : 5)
  const paths = rng.sample(
    ['/data', '/cache', '/srv/files', '/work', '/var/spool', '/pages', '/opt/state'],
    chosen.length,
  )
  return {
    mounts: chosen.map((place, i): Mount => ({ place, path: paths[i] ?? '' })),
    event: rng.pick(events.slice(0, difficulty === 3 ? 4 : 3)),
    node: rng.pick(['worker-1', 'worker-2']),
  }
}

const claim = (name: string, storageClassName: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  ...{
    spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
})
const claims = [claim('data', 'csi-block'), claim('files', 'csi-files'), claim('fresh', 'csi-block')]

function volumeOf({ place, path }: Mount, event?: Event): object {
  const name = path.slice(1).replaceAll('/', '-')
  if (place === 'empty') return { name, emptyDir: {} }
  if (place === 'memory') return { name, emptyDir: { medium: 'Memory' } }
  if (place === 'host') return { name, hostPath: { path: `/mnt/${name}`, type: 'DirectoryOrCreate' } }
  const claimName = place === 'shared-claim' ? 'files' : event === 'other-claim' ? 'fresh' : 'data'
  return { name, persistentVolumeClaim: { claimName } }
}

function podOf({ mounts, node }: Drawn, event?: Event): Manifest {
  const mounted = mounts.filter(({ place }) => place !== 'root')
  return podWith('app', {
    nodeSelector: { 'kubernetes.io/hostname': node },
    volumes: mounted.map((one) => volumeOf(one, event)),
    containers: [
      {
        ...{ name: 'app', image: 'nginx:1.27' },
        volumeMounts: mounted.map(({ path }) => ({
          name: path.slice(1).replaceAll('/', '-'),
          mountPath: path,
        })),
      },
    ],
  })
}

/** The paths whose file can still be read after the event. */
async function left(drawn: Drawn): Promise<Set<string>> {
  const { mounts, event, node } = drawn
  const stage = await settledStage(cluster, claims)
  stage.create('pods', podOf(drawn))
  stage.settle()
  const write = mounts.map(({ path }) => `mkdir -p ${path}; echo kept > ${path}/note`).join('; ')
  const written = await stage.run(`kubectl exec app -- sh -c '${write}'`)
  if (written.exitCode !== 0) throw new Error(written.stderr)
  if (event === 'restart') {
    stage.kubectl('kubectl set image pod/app app=nginx:1.28')
  } else {
    stage.kubectl('kubectl delete pod app')
    const next =
      event === 'other-node' ? { ...drawn, node: node === 'worker-1' ? 'worker-2' : 'worker-1' } : drawn
    stage.create('pods', podOf(next, event))
  }
  stage.cluster.advance(120_000)
  const { stdout, stderr } = await stage.run(
    `kubectl exec app -- sh -c 'for d in ${mounts.map(({ path }) => path).join(' ')}; do test -e $d/note && echo $d; done; true'`,
  )
  if (stderr.includes('rror')) throw new Error(stderr)
  return new Set(stdout.split('\n').filter(Boolean))
}

const beliefs: Record<Place, { taken: string; left?: string }> = {
  root: { taken: 'containers-keep-files' },
  empty: { taken: 'empty-dir-is-storage', left: 'empty-dir-ends-with-the-container' },
  memory: { taken: 'empty-dir-is-storage', left: 'empty-dir-ends-with-the-container' },
  host: { taken: 'host-path-follows', left: 'volumes-end-with-the-pod' },
  claim: { taken: 'claims-share-data', left: 'volumes-end-with-the-pod' },
  'shared-claim': { taken: 'claims-share-data', left: 'volumes-end-with-the-pod' },
}

export default defineQuestion({
  id: 'files-that-survive',
  concepts: ['volumes', 'persistent-volumes-and-claims', 'containers'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const drawn = draw(context)
    const { mounts, event } = drawn
    if (event === 'other-claim' && !mounts.some(({ place }) => place === 'claim')) return undefined
    const kept = await left(drawn)
    if (kept.size === 0 || kept.size === mounts.length) return undefined
    const { body, key, slips, because } = severalOf(
      mounts.map(({ place, path }): Item => {
        return {
          text: { code: `${path}/note` },
          right: kept.has(path),
          ...beliefs[place],
          because: {
            key: `because-${place === 'shared-claim' ? 'claim' : place === 'memory' ? 'empty' : place}`,
          },
        }
      }),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt', params: { event: { key: event } } },
      exhibits: [{ kind: 'yaml', text: yamlOf(podOf(drawn)) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: kept.size, total: mounts.length } }],
        because,
      },
      scenario: { cluster, objects: [...claims, podOf(drawn)], commands: ['kubectl get pod,pvc'] },
    }
  },
})
