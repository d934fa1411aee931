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

const pki = '/etc/kubernetes/pki/etcd'
const options = `--cacert=${pki}/ca.crt --cert=${pki}/server.crt --key=${pki}/server.key`
const save = (file: string) => `ssh control-plane sudo etcdctl snapshot save ${file}`

/** Typed by root on control-plane. Without the edit etcd is started with the folder that it had. */
const restoring = (file: string, isEdited: boolean) => [
  `etcdutl snapshot restore ${file} --data-dir /var/lib/etcd-new --bump-revision 1000000000 --mark-compacted`,
  `mv ${FOLDER}/*.yaml /root/; sleep 30`,
  ...(isEdited ? ["sed -i 's#path: /var/lib/etcd$#path: /var/lib/etcd-new#' /root/etcd.yaml"] : []),
  `mv /root/*.yaml ${FOLDER}/; sleep 120`,
]
const onControlPlane = (lines: readonly string[]) =>
  `ssh control-plane sudo bash <<'EOF'\n${lines.join('\n')}\nEOF`

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
  const place: Step = { on: 'machine', line: `ssh worker-1 sudo cp /root/beacon.yaml ${FOLDER}/` }
  const note = (word: string): Step => ({
    on: 'machine',
    line: `ssh worker-1 "echo ${word} | sudo tee /srv/note"`,
  })
  const words = rng.sample(['one', 'two', 'red', 'blue'], 2)
  return [place, ...(difficulty === 5 ? words.map(note) : [])]
}

interface Drawn {
  steps: Step[]
  /** The file that is restored, and the one that is not. */
  restored: string
  other?: string
  /** Whether the static pod of etcd is given the new folder. */
  isEdited: boolean
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
  const isEdited = difficulty < 4 || rng.chance(0.75)
  return { steps, restored, isEdited, ...(other ? { other } : {}) }
}

async function must(stage: Stage, line: string): Promise<string> {
  const { exitCode, stdout, stderr } = await stage.run(line)
  if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
  return stdout
}

/** The line with all that it takes; the kubelet looks for static Pods every 20 seconds. */
async function type(stage: Stage, { on, line }: Step): Promise<void> {
  await must(stage, on === 'etcd' ? `${line} ${options}` : line)
  stage.cluster.advance(on === 'machine' ? 25_000 : 5_000)
}

async function restore(typed: Stage, file: string, isEdited: boolean): Promise<Stage> {
  const stage = typed.fork()
  await must(stage, onControlPlane(restoring(file, isEdited)))
  return stage
}

/** What the lines at the end print. */
async function seen(stage: Stage, withNote: boolean): Promise<string[]> {
  const lines = [looks.list, ...(withNote ? [looks.note] : [])]
  return (await must(stage.fork(), lines.join('; '))).trim().split('\n')
}

/** The union of two lists, kinds and names in the order of kubectl. */
function both(a: readonly string[], b: readonly string[]): string[] {
  const all = [...new Set([...a, ...b])]
  const [pods, configMaps] = ['pod/', 'configmap/'].map((kind) =>
    all.filter((one) => one.startsWith(kind)).sort(),
  )
  return [...(pods ?? []), ...(configMaps ?? [])]
}

export default defineQuestion({
  id: 'restored-cluster-lists',
  concepts: ['etcd-backup-and-restore', 'disaster-recovery', 'etcd'],
  levels: [2, 3, 4, 5],
  kinds: ['output'],
  async generate(context) {
    const { difficulty } = context
    const { steps, restored, other, isEdited } = draw(context)
    const stage = await settledStage(cluster, objects, [...before, firstNote])
    const withNote = difficulty === 5
    let early: string[] = []
    for (const step of steps) {
      if (step.line === save(restored)) early = await seen(stage, withNote)
      await type(stage, step)
    }
    const end = await seen(stage, withNote)
    const after = async (file: string, edited: boolean) => seen(await restore(stage, file, edited), withNote)
    const right = await after(restored, isEdited)
    const listOf = (lines: readonly string[]) => (withNote ? lines.slice(0, -1) : [...lines])
    const note = (lines: readonly string[]) => (withNote ? lines.slice(-1) : [])
    const text = right.join('\n')
    const slips = slipsOfAnswers(text, {
      'a-folder-is-enough': isEdited ? undefined : (await after(restored, true)).join('\n'),
      'restore-only-adds': [...both(listOf(right), listOf(end)), ...note(right)].join('\n'),
      'running-containers-stay-listed': [
        ...both(
          listOf(right),
          listOf(end).filter((name) => name.startsWith('pod/')),
        ),
        ...note(right),
      ].join('\n'),
      'machines-go-back': early.join('\n'),
      'any-snapshot-will-do': other && isEdited ? (await after(other, true)).join('\n') : undefined,
      'restore-changes-nothing': end.join('\n'),
    })
    if (isEdited && (text === end.join('\n') || (difficulty > 3 && text === early.join('\n'))))
      return undefined
    if (slips.length === 0) return undefined
    const asked = [looks.list, ...(withNote ? [looks.note] : [])]
    const typed = [
      ...(withNote ? [firstNote] : []),
      ...steps.map(({ on, line }) => (on === 'etcd' ? `${line} …` : line)),
    ]
    const root = restoring(restored, isEdited).map((line) => `# ${line}`)
    return {
      kind: 'output',
      prompt: { key: withNote ? 'prompt-note' : 'prompt', params: { file: restored } },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) },
        ...(difficulty > 3 ? [{ kind: 'yaml' as const, title: { key: 'file' }, text: yamlOf(beacon) }] : []),
        { kind: 'terminal', title: { key: 'typed' }, text: typed.map((line) => `$ ${line}`).join('\n') },
        { kind: 'terminal', title: { key: 'root' }, text: root.join('\n') },
      ],
      body: { lines: right.length },
      key: { text },
      slips,
      explanation: {
        rule: { key: !isEdited ? 'rule-folder' : difficulty > 3 ? 'rule-machines' : 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${asked.join('; ')}\n${text}` }],
      },
      scenario: {
        cluster,
        objects,
        commands: [
          ...before,
          firstNote,
          ...steps.map(({ on, line }) => (on === 'etcd' ? `${line} ${options}` : line)),
          onControlPlane(restoring(restored, isEdited)),
        ],
      },
    }
  },
})
