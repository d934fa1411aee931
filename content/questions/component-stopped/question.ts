import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

/** One worker, so that every Pod is the business of the same kubelet. */
const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const waitMs = 10_000

const components = [
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet/worker-1',
  'kube-apiserver',
] as const
type Component = (typeof components)[number]

const outcomes = ['refused', 'no-pod', 'unbound', 'not-started', 'runs'] as const
type Outcome = (typeof outcomes)[number]

const running = new Map<number, Stage>()

/** A Deployment with so many Pods, all running. */
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

const seen = new Map<string, Outcome>()

/** What became of the Pod that a command asks for, some seconds later. */
function outcomeOf(replicas: number, stopped: readonly Component[], line: string): Outcome {
  const id = [replicas, [...stopped].sort(), line].join(' ')
  const outcome = seen.get(id) ?? tryOut(runningDeployment(replicas), stopped, line)
  seen.set(id, outcome)
  return outcome
}

function tryOut(stage: Stage, stopped: readonly Component[], line: string): Outcome {
  const known = new Set(stage.list('pods', 'default').map((p) => p.metadata.uid))
  for (const component of stopped) stage.cluster.stopComponent(component)
  const { exitCode } = stage.kubectl(line)
  stage.cluster.advance(waitMs)
  for (const component of stopped) if (component === 'kube-apiserver') stage.cluster.startComponent(component)
  if (exitCode !== 0) return 'refused'
  const added = stage.list('pods', 'default').filter((p) => !known.has(p.metadata.uid))
  if (added.length === 0) return 'no-pod'
  if (added.some((p) => !p.spec.nodeName)) return 'unbound'
  const started = added.some((p) => p.status?.containerStatuses?.some((c) => c.state?.running))
  return started ? 'runs' : 'not-started'
}

function drawStopped({ rng, difficulty }: GenerateContext): Component[] {
  if (difficulty === 1) return [rng.pick(['kube-controller-manager', 'kube-scheduler'] as const)]
  if (difficulty === 2)
    return [rng.pick(['kube-controller-manager', 'kube-scheduler', 'kubelet/worker-1'] as const)]
  return rng.chance(0.25) ? [rng.pick(components)] : rng.sample(components.slice(0, 3), 2)
}

function lines({ rng, difficulty }: GenerateContext, replicas: number, pod: string): string[] {
  const all = [
    `kubectl scale deployment web --replicas=${replicas + rng.int(1, 2)}`,
    `kubectl run solo --image=nginx:1.27`,
    `kubectl create deployment api --image=nginx:1.27`,
    `kubectl delete pod ${pod} --wait=false`,
    `kubectl create job once --image=nginx:1.27`,
    `kubectl run pinned --image=nginx:1.27 --overrides='{"spec":{"nodeName":"worker-1"}}'`,
    ...(difficulty >= 3 ? [`kubectl label pod ${pod} app-`, 'kubectl rollout restart deployment web'] : []),
  ]
  return rng.sample(all, difficulty === 1 ? 3 : 4)
}

export default defineQuestion({
  id: 'component-stopped',
  concepts: [
    'cluster-architecture',
    'kube-controller-manager',
    'kube-scheduler',
    'kubelet',
    'kube-apiserver',
    'control-plane-down',
    'kubernetes-the-hard-way',
  ],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const { rng } = context
    const replicas = rng.int(1, 3)
    const stage = runningDeployment(replicas)
    const stopped = drawStopped(context)
    const pod = stage.list('pods', 'default')[0]?.metadata.name ?? ''
    const asked = lines(context, replicas, pod)
    const rights = asked.map((line) => outcomeOf(replicas, stopped, line))
    if (new Set(rights).size < 2 && !stopped.includes('kube-apiserver')) return undefined
    const matched = asked.map((line, i): Matched<Outcome> => {
      const right = rights[i] ?? 'runs'
      const withOnly = (component: Component) => outcomeOf(replicas, [component], line)
      return {
        text: { code: line },
        right,
        beliefs: {
          ...(line.startsWith('kubectl run') ? { 'pods-need-a-controller': 'no-pod' } : {}),
          ...(line.includes('nodeName') ? { 'every-pod-is-scheduled': 'unbound' } : {}),
          'components-do-not-matter': 'runs',
          'scheduler-makes-pods': withOnly('kube-controller-manager'),
          'controllers-choose-nodes': withOnly('kube-scheduler'),
          'somebody-else-starts-it': withOnly('kubelet/worker-1'),
          'writing-needs-everybody': 'refused',
        },
        because: { key: `because-${right}` },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      outcomes.map((value) => ({ value, text: { key: value } })),
    )
    const manifest = deployment('web', { replicas, labels: { app: 'web' } })
    return {
      kind: 'matching',
      prompt: {
        key: stopped.length > 1 ? 'prompt-two' : 'prompt',
        params: { one: stopped[0] ?? '', two: stopped[1] ?? '' },
      },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(manifest) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { seconds: waitMs / 1000 } }],
        because,
      },
      scenario: { cluster, objects: [manifest], commands: ['kubectl get pods -n kube-system'] },
    }
  },
})
