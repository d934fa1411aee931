import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const stopping = 'kube-controller-manager'

const running = new Map<number, Stage>()

function runningDeployment(replicas: number): Stage {
  let stage = running.get(replicas)
  if (!stage) {
    stage = openStage(cluster)
    stage.create('deployments.apps', deployment('web', { replicas, labels: { app: 'web' } }))
    stage.settle()
    running.set(replicas, stage)
  }
  return stage.fork()
}

function draw({ rng, difficulty }: GenerateContext, replicas: number, pod: string): string[] {
  const spec = rng.shuffle([
    `kubectl scale deployment web --replicas=${replicas + 1}`,
    'kubectl set image deployment/web app=nginx:1.28',
    'kubectl set env deployment/web MODE=fast',
    ...(difficulty >= 2
      ? ['kubectl rollout restart deployment web', 'kubectl rollout pause deployment web']
      : []),
  ])
  const rest = rng.shuffle([
    'kubectl label deployment web tier=front',
    'kubectl annotate deployment web owner=alice',
    `kubectl delete pod ${pod} --wait=false`,
    ...(difficulty >= 2
      ? [
          `kubectl scale deployment web --replicas=${replicas}`,
          'kubectl set image deployment/web app=nginx:1.27',
        ]
      : []),
  ])
  const count = difficulty === 1 ? 2 : 3
  // What has no effect must come first: later it might have one.
  const idle = rest.slice(0, rng.int(1, count))
  const [first, later] = [
    idle.filter((l) => /--replicas|image/.test(l)),
    idle.filter((l) => !/--replicas|image/.test(l)),
  ]
  return [...first, ...rng.shuffle([...spec.slice(0, rng.int(1, count)), ...later])]
}

interface Counted {
  generation: number
  observed: number
  revision: number
}

/** Runs the lines; the controllers are stopped before the line of that number. Undefined: a line was refused. */
function count(from: Stage, lines: readonly string[], stopAt = -1): Counted | undefined {
  const stage = from.fork()
  for (const [i, line] of lines.entries()) {
    if (i === stopAt) stage.cluster.stopComponent(stopping)
    if (stage.kubectl(line).exitCode !== 0) return undefined
    stage.cluster.advance(1000)
  }
  const { metadata, status } = stage.get('deployments.apps', 'web')
  return {
    generation: metadata.generation ?? 0,
    observed: status?.observedGeneration ?? 0,
    revision: Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0),
  }
}

export default defineQuestion({
  id: 'generation-counts',
  concepts: ['object-model', 'objects-not-containers', 'kube-controller-manager'],
  levels: [1, 2, 3],
  kinds: ['number'],
  generate(context) {
    const { rng, difficulty } = context
    const replicas = rng.int(1, 3)
    const from = runningDeployment(replicas)
    const lines = draw(context, replicas, from.list('pods', 'default')[0]?.metadata.name ?? '')
    const stopAt = difficulty === 3 && lines.length > 2 ? rng.int(1, lines.length - 1) : -1
    const asksObserved = stopAt >= 0 && rng.chance(0.7)
    const counted = count(from, lines, stopAt)
    const undisturbed = stopAt < 0 ? counted : count(from, lines)
    if (!counted || !undisturbed) return undefined
    const value = asksObserved ? counted.observed : counted.generation
    const believed = [
      ...(stopAt >= 0
        ? [
            {
              misconception: 'observed-is-current',
              answer: asksObserved ? counted.generation : counted.observed,
            },
          ]
        : []),
      { misconception: 'every-write-counts', answer: 1 + lines.length },
      { misconception: 'generation-is-revision', answer: undisturbed.revision },
      {
        misconception: 'metadata-counts',
        answer: value + lines.filter((l) => /label|annotate/.test(l)).length,
      },
      { misconception: 'counts-from-zero', answer: value - 1 },
    ].filter(({ answer }) => answer !== value && answer > 0)
    const slips = believed
      .filter(({ answer }, i) => believed.findIndex((b) => b.answer === answer) === i)
      .map(({ misconception, answer }): Slip => ({ misconception, answer: String(answer) }))
    const shown = lines.flatMap((line, i) => [
      ...(i === stopAt ? [`# ${stopping} stops here`] : []),
      `$ ${line}`,
    ])
    const field = asksObserved ? 'status.observedGeneration' : 'metadata.generation'
    return {
      kind: 'number',
      prompt: { key: 'prompt', params: { field, replicas } },
      exhibits: [{ kind: 'terminal', text: shown.join('\n') }],
      body: { min: 0, max: 20 },
      key: { value },
      slips,
      explanation: {
        rule: { key: difficulty === 3 ? 'rule-observed' : 'rule' },
        facts: [
          {
            key: 'observed',
            params: { generation: counted.generation, observed: counted.observed, writes: lines.length },
          },
        ],
      },
      scenario: {
        cluster,
        objects: [deployment('web', { replicas, labels: { app: 'web' } })],
        commands: ["kubectl get deployment web -o jsonpath='{.metadata.generation}'"],
      },
    }
  },
})
