import { configMap, pod } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** A line that is typed: it writes to the API, changes a machine, or saves a snapshot. */
interface Step {
  on: 'api' | 'machine' | 'etcd'
  line: string
  /** The file that is on worker-1 after the line. */
  writes?: { path: string; text: string }
}

const FOLDER = '/etc/kubernetes/manifests'
const beacon = pod('beacon')

/** Two Pods by number, one by itself with a volume, and a setting. */
const objects = [
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: {
      replicas: 2,
      serviceName: 'web',
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'app', image: 'nginx:1.27' }] },
      },
    },
  },
  pod('solo', { nodeName: 'worker-1' }),
  configMap('flags', { mode: 'fast' }),
]
const before = [`ssh worker-1 "sudo tee /root/beacon.yaml" <<EOF\n${yamlOf(beacon)}EOF`]

const firstNote = 'ssh worker-1 "echo zero | sudo tee /srv/note"'

const looks = {
  list: 'kubectl get pods,configmaps -o name | grep -v kube-root',
  note: 'ssh worker-1 cat /srv/note',
}

const save = (file: string) => `sudo etcdctl snapshot save ${file}`

/** Lines for the API that can be typed in any order; of one group at most one is taken. */
function apiSteps({ rng }: GenerateContext): string[] {
  return [
    `kubectl scale statefulset web --replicas=${rng.pick([1, 3, 4])}`,
    rng.pick(['kubectl delete pod solo', 'kubectl delete configmap flags']),
    `kubectl run ${rng.pick(['late', 'extra'])} --image=nginx:1.27`,
    `kubectl create configmap ${rng.pick(['colours', 'limits'])}`,
  ]
}

function machineSteps({ rng, difficulty }: GenerateContext): Step[] {
  const place: Step = {
    on: 'machine',
    line: `ssh worker-1 sudo cp /root/beacon.yaml ${FOLDER}/`,
    writes: { path: `${FOLDER}/beacon.yaml`, text: yamlOf(beacon) },
  }
  const note = (word: string): Step => ({
    on: 'machine',
    line: `ssh worker-1 "echo ${word} | sudo tee /srv/note"`,
    writes: { path: '/srv/note', text: `${word}\n` },
  })
  const words = rng.sample(['one', 'two', 'red', 'blue'], 2)
  return [place, ...(difficulty === 5 ? words.map(note) : [])]
}

interface Drawn {
  steps: Step[]
  /** The file that is restored, and the one that is not. */
  restored: string
  other?: string
}

/** The given lines in this order, snapshots between them; something is done after the one that is restored. */
function draw(context: GenerateContext): Drawn {
  const { rng, difficulty } = context
  const api = rng
    .sample(apiSteps(context), difficulty === 2 ? 3 : 4)
    .map((line): Step => ({ on: 'api', line }))
  const machine = difficulty < 4 ? [] : machineSteps(context)
  const steps = [...api]
  let at = 0
  for (const step of machine) {
    at = rng.int(at, steps.length)
    steps.splice(at++, 0, step)
  }
  const files = difficulty === 2 ? ['/root/a.db'] : ['/root/a.db', '/root/b.db']
  const places = rng.sample([...Array(steps.length).keys()], files.length).sort((a, b) => b - a)
  for (const [i, place] of places.entries())
    steps.splice(place, 0, { on: 'etcd', line: save(files[files.length - 1 - i] ?? '') })
  const restored = rng.pick(files)
  const other = files.find((file) => file !== restored)
  return { steps, restored, ...(other ? { other } : {}) }
}

function replay(stage: Stage, steps: readonly Step[]): Stage {
  for (const { on, line, writes } of steps) {
    if (writes) stage.cluster.hosts.files('worker-1')?.write(writes.path, writes.text)
    if (on !== 'api') continue
    const { exitCode, stderr } = stage.kubectl(line)
    if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
  }
  // The kubelet looks for static Pods every 20 seconds; what is scaled or deleted is there or gone sooner.
  stage.cluster.advance(steps.some(({ on }) => on === 'machine') ? 22_000 : 5_000)
  return stage
}

/** What the lines at the end print. */
function seen(stage: Stage, withNote: boolean): string[] {
  const names = ['pods', 'configmaps'].flatMap((kind) =>
    stage.kubectl(`kubectl get ${kind} -o name`).stdout.trim().split('\n'),
  )
  const note = () => String(stage.cluster.hosts.files('worker-1')?.read('/srv/note')).trim()
  const listed = names.filter((name) => name !== '' && !name.includes('kube-root'))
  return [...listed, ...(withNote ? [note()] : [])]
}

/** The union of two lists, kinds and names in the order of kubectl. */
function both(a: readonly string[], b: readonly string[]): string[] {
  const all = [...new Set([...a, ...b])]
  const [pods, configMaps] = ['pod/', 'configmap/'].map((kind) =>
    all.filter((one) => one.startsWith(kind)).sort(),
  )
  return [...(pods ?? []), ...(configMaps ?? [])]
}

/** What has been written to the API before a snapshot, and what was done on machines at any time. */
function kept({ steps }: Drawn, file: string): Step[] {
  const at = steps.findIndex(({ line }) => line === save(file))
  return steps.filter(({ on }, i) => on === 'machine' || i < at)
}

export default defineQuestion({
  id: 'restored-cluster-lists',
  concepts: ['etcd-backup-and-restore', 'disaster-recovery', 'etcd'],
  levels: [2, 3, 4, 5],
  kinds: ['output'],
  async generate(context) {
    const { difficulty } = context
    const drawn = draw(context)
    const { steps, restored, other } = drawn
    const base = await settledStage(cluster, objects, [...before, firstNote])
    const withNote = difficulty === 5
    const after = (those: readonly Step[]) => seen(replay(base.fork(), those), withNote)
    const at = steps.findIndex(({ line }) => line === save(restored))
    const listOf = (lines: readonly string[]) => (withNote ? lines.slice(0, -1) : [...lines])
    const note = (lines: readonly string[]) => (withNote ? lines.slice(-1) : [])
    const right = after(kept(drawn, restored))
    const end = after(steps)
    const early = after(steps.slice(0, at))
    const text = right.join('\n')
    const slips = slipsOfAnswers(text, {
      'restore-only-adds': [...both(listOf(right), listOf(end)), ...note(right)].join('\n'),
      'running-containers-stay-listed': [
        ...both(
          listOf(right),
          listOf(end).filter((name) => name.startsWith('pod/')),
        ),
        ...note(right),
      ].join('\n'),
      'machines-go-back': early.join('\n'),
      'any-snapshot-will-do': other ? after(kept(drawn, other)).join('\n') : undefined,
      'restore-changes-nothing': end.join('\n'),
    })
    if (text === end.join('\n') || (difficulty > 3 && text === early.join('\n'))) return undefined
    const asked = [looks.list, ...(withNote ? [looks.note] : [])]
    const typed = [
      ...(withNote ? [firstNote] : []),
      ...steps.map(({ on, line }) => (on === 'etcd' ? `ssh control-plane ${line} …` : line)),
    ]
    return {
      kind: 'output',
      prompt: { key: withNote ? 'prompt-note' : 'prompt', params: { file: restored } },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) },
        ...(difficulty > 3 ? [{ kind: 'yaml' as const, title: { key: 'file' }, text: yamlOf(beacon) }] : []),
        { kind: 'terminal', title: { key: 'typed' }, text: typed.map((line) => `$ ${line}`).join('\n') },
      ],
      body: { lines: right.length },
      key: { text },
      slips,
      explanation: {
        rule: { key: difficulty > 3 ? 'rule-machines' : 'rule' },
        facts: [{ key: 'replayed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${asked.join('; ')}\n${text}` }],
      },
      scenario: {
        cluster,
        objects,
        commands: [
          ...before,
          firstNote,
          ...kept(drawn, restored).flatMap(({ on, line }) => (on === 'etcd' ? [] : [line])),
        ],
      },
    }
  },
})
