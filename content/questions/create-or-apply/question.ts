import { deployment, pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Case {
  files: Record<string, Manifest>
  lines: string[]
}

/** A Deployment, sometimes a bare Pod and one whose name the server makes up, and what is done with them. */
function draw({ rng, difficulty }: GenerateContext): Case {
  const replicas = rng.int(2, 4)
  const changed = replicas + rng.pick([-1, 1, 2])
  const files: Record<string, Manifest> = {
    'web.yaml': deployment('web', { replicas, labels: { app: 'web' } }),
    'solo.yaml': pod('solo'),
  }
  if (difficulty >= 2) files['more.yaml'] = deployment('web', { replicas: changed, labels: { app: 'web' } })
  if (difficulty >= 3) {
    const nameless = { generateName: 'worker-' } as unknown as Manifest['metadata']
    files['worker.yaml'] = { ...pod('solo'), metadata: nameless }
  }
  const names = Object.keys(files)
  const verbs = ['apply', 'apply', 'create']
  const act = () => `kubectl ${rng.pick(verbs)} -f ${rng.pick(names)}`
  const extra = [
    ...(difficulty >= 2 ? ['kubectl scale deployment web --replicas=5', 'kubectl delete pod solo'] : []),
    ...(difficulty >= 3 ? ['kubectl delete pod -l app=web', 'kubectl create -f worker.yaml'] : []),
  ]
  const lines = ['kubectl apply -f web.yaml', ...Array.from({ length: difficulty + 1 }, act)]
  if (extra.length) lines.splice(rng.int(1, lines.length), 0, rng.pick(extra))
  const used = Object.fromEntries(
    Object.entries(files).filter(([name]) => lines.some((l) => l.endsWith(name))),
  )
  return { files: used, lines }
}

/** What the API server is asked by `kubectl create` and, without its record of what was applied, by `kubectl apply`. */
function send(stage: Stage, verb: string, object: Manifest): boolean {
  const resource = object.kind === 'Pod' ? 'pods' : 'deployments.apps'
  const { name } = object.metadata
  // apply has to know which object is meant.
  if (verb === 'apply' && !name) return false
  if (verb === 'apply' && stage.exists(resource, name)) stage.patch(resource, name, object)
  else if (name && stage.exists(resource, name)) return false
  else stage.create(resource, object)
  stage.cluster.drain()
  return true
}

/** One line after the other; those that are refused change nothing. */
function countPods({ files, lines }: Case): { pods: number; refused: number } {
  const stage = openStage(cluster)
  // Pods are counted, they need not run.
  stage.cluster.stopComponent('kube-scheduler')
  const done = lines.map((line) => {
    const [, verb = '', file = ''] = /^kubectl (apply|create) -f (\S+)$/.exec(line) ?? []
    const object = files[file]
    return object ? send(stage, verb, object) : stage.kubectl(line).exitCode === 0
  })
  const pods = stage.list('pods', 'default').filter(({ metadata }) => !metadata.deletionTimestamp)
  return { pods: pods.length, refused: done.filter((ok) => !ok).length }
}

const podsIn = (object: Manifest) => (object as { spec?: { replicas?: number } }).spec?.replicas ?? 1

export default defineQuestion({
  id: 'create-or-apply',
  concepts: ['objects-not-containers', 'manifests-and-apply', 'what-is-kubernetes'],
  levels: [1, 2, 3],
  kinds: ['number'],
  generate(context) {
    const drawn = draw(context)
    const { pods, refused } = countPods(drawn)
    const { files, lines } = drawn
    const sum = lines.reduce((total, line) => {
      const file = files[line.split(' ').at(-1) ?? '']
      return total + (file ? podsIn(file) : 0)
    }, 0)
    const firstOnly = lines.filter((line, i) => lines.indexOf(line) === i)
    const kept = lines.filter((line) => !line.includes('delete'))
    const forced = lines.map((line) => (line.includes('worker') ? line : line.replace('create', 'apply')))
    const also = (misconception: string, other: readonly string[]) =>
      other.join() === lines.join()
        ? []
        : [{ misconception, answer: countPods({ files, lines: [...other] }).pods }]
    const believed = [
      { misconception: 'every-command-adds', answer: sum },
      ...also('same-command-does-nothing', firstOnly),
      ...also('create-updates', forced),
      ...also('stops-at-an-error', lines.slice(0, 2)),
      ...also('deleted-comes-back', kept),
      {
        misconception: 'one-object-one-container',
        answer: new Set(lines.map((l) => l.split(' ').at(-1))).size,
      },
    ].filter(({ answer }) => answer !== pods && answer > 0)
    const slips = believed
      .filter(({ answer }, i) => believed.findIndex((b) => b.answer === answer) === i)
      .map(({ misconception, answer }): Slip => ({ misconception, answer: String(answer) }))
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        ...Object.entries(files).map(([name, object]) => ({
          kind: 'yaml' as const,
          title: { key: 'file', params: { name } },
          text: yamlOf(object),
        })),
        { kind: 'terminal', text: lines.map((line) => `$ ${line}`).join('\n') },
      ],
      body: { min: 0, max: 40 },
      key: { value: pods },
      slips,
      explanation: { rule: { key: 'rule' }, facts: [{ key: 'observed', params: { pods, refused } }] },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
