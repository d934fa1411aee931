import { podWith } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import type { Manifest, Stage } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }],
  addons: ['csi-drivers'],
}

const states = ['Bound', 'Released', 'Available', 'gone'] as const
type State = (typeof states)[number]

/** What happens to a claim or its volume; level 1 knows the first three. */
const histories = ['nothing', 'delete', 'keep', 'drop', 'in-use', 'again', 'freed'] as const
type History = (typeof histories)[number]

interface Owned {
  name: string
  /** The class says what becomes of its volumes at first. */
  class: 'csi-files' | 'csi-block-now'
  history: History
}

const claim = ({ name, class: storageClassName }: Owned): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  ...{
    spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
})

const user = ({ name }: Owned): Manifest =>
  podWith('reader', {
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: name } }],
    containers: [{ name: 'app', image: 'nginx:1.27', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
  })

/** The same claims for every variant, one of each class and name. */
const all: Owned[] = ['alpha', 'bravo', 'delta', 'gamma'].flatMap((name) =>
  (['csi-files', 'csi-block-now'] as const).map((one, i): Owned => {
    return { name: `${name}${i || ''}`, class: one, history: 'nothing' }
  }),
)

function draw({ rng, difficulty }: GenerateContext): Owned[] {
  const possible = histories.slice(0, difficulty === 1 ? 2 : difficulty === 2 ? 4 : 7)
  return rng.sample(all, 4).map((one, i): Owned => {
    const fitting = possible.filter((history) => {
      if (history === 'keep') return one.class === 'csi-files'
      if (['drop', 'again', 'freed'].includes(history)) return one.class === 'csi-block-now'
      // Only one of them can have the reader.
      return history !== 'in-use' || i === 0
    })
    return { ...one, history: rng.pick(fitting) }
  })
}

function linesOf({ name, history }: Owned, volume: string): string[] {
  const policy = (value: string) =>
    `kubectl patch pv ${volume} -p '{"spec":{"persistentVolumeReclaimPolicy":"${value}"}}'`
  const gone = `kubectl delete pvc ${name}`
  if (history === 'nothing') return []
  if (history === 'in-use') return [`${gone} --wait=false`]
  if (history === 'keep') return [policy('Retain'), gone]
  if (history === 'drop') return [policy('Delete'), gone]
  if (history === 'again') return [gone, `kubectl apply -f ${name}.yaml`]
  if (history === 'freed')
    return [gone, `kubectl patch pv ${volume} --type=merge -p '{"spec":{"claimRef":null}}'`]
  return [gone]
}

function stateOf(before: Stage, owned: Owned): State {
  const stage = before.fork()
  const volume = stage.get('persistentvolumeclaims', owned.name).spec.volumeName ?? ''
  for (const line of linesOf(owned, volume)) {
    if (line.startsWith('kubectl apply')) stage.create('persistentvolumeclaims', claim(owned))
    else if (stage.kubectl(line).exitCode !== 0) throw new Error(line)
    stage.settle()
  }
  if (!stage.exists('persistentvolumes', volume)) return 'gone'
  return stage.get('persistentvolumes', volume).status?.phase as State
}

const believed: Record<History, [string, State][]> = {
  nothing: [],
  delete: [
    ['retain-frees-the-volume', 'Available'],
    ['policies-swapped', 'gone'],
    ['policies-swapped', 'Released'],
  ],
  keep: [['class-decides', 'gone']],
  drop: [['class-decides', 'Released']],
  'in-use': [
    ['deleted-under-the-pod', 'Released'],
    ['deleted-under-the-pod', 'gone'],
  ],
  again: [['same-name-same-volume', 'Bound']],
  freed: [['released-for-ever', 'Released']],
}

export default defineQuestion({
  id: 'volume-after-the-claim',
  concepts: ['access-modes-and-reclaim', 'persistent-volumes-and-claims', 'statefulset-storage-and-backup'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const asked = draw(context)
    if (asked.filter(({ history }) => history === 'nothing').length > 1) return undefined
    const used = asked.find(({ history }) => history === 'in-use')
    const before = await settledStage(cluster, all.map(claim))
    if (used) {
      before.create('pods', user(used))
      before.settle()
    }
    const matched = asked.map((owned): Matched<State> => {
      const right = stateOf(before, owned)
      const wrong = believed[owned.history].filter(([, state]) => state !== right)
      return {
        text: { key: 'volume-of', params: { name: owned.name } },
        right,
        beliefs: Object.fromEntries(wrong),
        because: { key: `because-${owned.history}` },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      states.map((value) => ({ value, text: value === 'gone' ? { key: 'gone' } : { code: value } })),
    )
    const columns =
      'CLAIM:.spec.claimRef.name,VOLUME:.metadata.name,POLICY:.spec.persistentVolumeReclaimPolicy,STATUS:.status.phase'
    const listed = before.kubectl(`kubectl get pv -o custom-columns=${columns}`).stdout.split('\n')
    const names = new Set(['CLAIM', ...asked.map(({ name }) => name)])
    const table = listed.filter((line) => names.has(line.split(' ')[0] ?? ''))
    const lines = asked.flatMap((owned) =>
      linesOf(owned, before.get('persistentvolumeclaims', owned.name).spec.volumeName ?? ''),
    )
    return {
      kind: 'matching',
      prompt: used ? { key: 'prompt-used', params: { name: used.name } } : { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'before' }, text: table.join('\n') },
        { kind: 'terminal', text: lines.map((line) => `$ ${line}`).join('\n') },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-released' : 'rule' },
        facts: [
          {
            key: 'observed',
            params: { count: matched.filter(({ right }) => right !== 'gone').length, total: asked.length },
          },
        ],
        because,
      },
      scenario: { cluster, objects: all.map(claim), commands: ['kubectl get pv'] },
    }
  },
})
