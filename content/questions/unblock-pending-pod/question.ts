import type { NodeSpec } from '@/lib/cluster/cluster'
import { pod } from '@/lib/goal/manifests'
import { openLabelledStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

type Blocker = 'taint' | 'label' | 'cpu'
type Rng = GenerateContext['rng']

interface Worker {
  name: string
  blockers: Blocker[]
}

const allBlockers: Blocker[] = ['taint', 'label', 'cpu']

/** One worker that a single command frees, the others behind two obstacles each, or behind all three. */
function drawWorkers(rng: Rng, difficulty: number): Worker[] {
  const names = rng.sample(['worker-1', 'worker-2', 'worker-3'], difficulty >= 3 ? 3 : 2)
  const others = () => rng.sample(allBlockers, difficulty >= 4 ? rng.int(2, 3) : 2)
  const workers = names.map((name, i) => ({ name, blockers: i === 0 ? [rng.pick(allBlockers)] : others() }))
  return workers.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function nodeOf({ name, blockers }: Worker, key: string, label: [string, string]): NodeSpec {
  return {
    name,
    cpu: '2',
    labels: blockers.includes('label') ? {} : { [label[0]]: label[1] },
    taints: blockers.includes('taint') ? [{ key, value: 'true', effect: 'NoSchedule' }] : [],
  }
}

function fixes(workers: readonly Worker[], key: string, label: [string, string]) {
  return workers.flatMap(({ name, blockers }) => [
    { node: name, line: `kubectl taint node ${name} ${key}-`, useful: blockers.includes('taint') },
    {
      node: name,
      line: `kubectl label node ${name} ${label[0]}=${label[1]}`,
      useful: blockers.includes('label'),
    },
    { node: name, line: `kubectl delete pod hog-${name}`, useful: blockers.includes('cpu') },
  ])
}

/** Where the Pod ends up after the command; the scheduler's words when nowhere. */
function attempt(from: Stage, line: string): { node?: string; message: string } {
  const stage = from.fork()
  const { exitCode, stderr } = stage.kubectl(line)
  if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
  stage.cluster.advance(90_000)
  const node = stage.get('pods', 'app').spec.nodeName
  return { ...(node ? { node } : {}), message: lastMessage(stage) }
}

function lastMessage(stage: Stage): string {
  const full = stage.cluster.decisions('default/app').at(-1)?.message ?? ''
  return full.split(' preemption:')[0]?.replace(/ no new claims to deallocate,$/, '') ?? ''
}

export default defineQuestion({
  id: 'unblock-pending-pod',
  concepts: ['taints-and-tolerations', 'labels-and-selectors', 'pod', 'cluster-architecture'],
  levels: [2, 3, 4],
  kinds: ['single-choice'],
  generate({ rng, difficulty }) {
    const workers = drawWorkers(rng, difficulty)
    const key = rng.pick(['gpu', 'reserved', 'spot'])
    const label = rng.pick<[string, string]>([
      ['disk', 'ssd'],
      ['zone', 'tokyo'],
      ['tier', 'front'],
    ])
    const cluster = {
      nodes: [{ name: 'control-plane', controlPlane: true }, ...workers.map((w) => nodeOf(w, key, label))],
    }
    const hogs = workers.map(({ name, blockers }) =>
      pod(`hog-${name}`, { nodeName: name, requests: { cpu: blockers.includes('cpu') ? '1500m' : '100m' } }),
    )
    const manifest = pod('app', { nodeSelector: { [label[0]]: label[1] }, requests: { cpu: '800m' } })

    const stage = openLabelledStage(cluster)
    for (const hog of hogs) stage.create('pods', hog)
    stage.settle()
    stage.create('pods', manifest)
    stage.cluster.advance(2_000)
    if (stage.get('pods', 'app').spec.nodeName) return undefined
    const tried = rng
      .shuffle(fixes(workers, key, label).filter((f) => f.useful || f.line.startsWith('kubectl delete')))
      .slice(0, 4)
      .filter((f) => f.useful || difficulty >= 3)
      .map((f) => ({ ...f, result: attempt(stage, f.line) }))
    const working = tried.filter((f) => f.result.node)
    if (working.length !== 1 || tried.length < 3) return undefined

    const options = optionsOf(tried.map((f) => ({ code: f.line })))
    const slips: Slip[] = []
    const because: Record<string, Message> = {}
    tried.forEach(({ result, useful }, i) => {
      const id = options[i]?.id ?? ''
      because[id] = result.node
        ? { key: 'scheduled', params: { node: result.node } }
        : { key: 'still-pending', params: { message: result.message } }
      if (!result.node) {
        slips.push({
          misconception: useful ? 'one-obstacle-is-all' : 'any-freed-node-helps',
          option: id,
          chosen: true,
        })
      }
    })
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    const taints = workers.map(
      (w) => `${w.name}: ${w.blockers.includes('taint') ? `${key}=true:NoSchedule` : '<none>'}`,
    )
    return {
      kind: 'single-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'pod' }, text: yamlOf(manifest) },
        { kind: 'terminal', text: show(`kubectl get nodes -L ${label[0]}`) },
        { kind: 'terminal', title: { key: 'taints' }, text: taints.join('\n') },
        {
          kind: 'terminal',
          title: { key: 'requests' },
          text: hogs.map((h) => hogLine(h.metadata.name, workers)).join('\n'),
        },
      ],
      body: { options },
      key: { option: options[tried.findIndex((f) => f.result.node)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { message: lastMessage(stage) } }],
        because,
      },
      scenario: { cluster, objects: [...hogs, manifest], commands: ['kubectl describe pod app'] },
    }
  },
})

function hogLine(name: string, workers: readonly Worker[]): string {
  const worker = workers.find((w) => `hog-${w.name}` === name)
  return `${name}  requests.cpu=${worker?.blockers.includes('cpu') ? '1500m' : '100m'}  (${worker?.name} allocatable: 2)`
}
