import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const suspects = [
  'kube-scheduler',
  'kube-controller-manager',
  'kubelet/worker-1',
  'kubelet/worker-2',
] as const
type Suspect = (typeof suspects)[number]

const running = new Map<string, Stage>()

/** A Deployment, all Pods running. */
function runningDeployments(app: string, replicas: number): Stage {
  const id = `${app} ${replicas}`
  let stage = running.get(id)
  if (!stage) {
    stage = openStage(cluster)
    stage.create('deployments.apps', deployment(app, { replicas, labels: { app } }))
    stage.settle()
    running.set(id, stage)
  }
  return stage.fork()
}

interface Symptoms {
  said: string
  /** Some seconds after the command. */
  stage: Stage
  /** What is to be seen of the Pods, in one line. */
  pods: string
}

const known = new Map<string, Symptoms>()

function symptomsOf(before: Stage, stopped: Suspect, line: string): Symptoms {
  const id = `${before.list('pods', 'default').map((p) => p.metadata.name)} ${stopped} ${line}`
  const symptoms = known.get(id) ?? tryOut(before.fork(), stopped, line)
  known.set(id, symptoms)
  return symptoms
}

function tryOut(stage: Stage, stopped: Suspect, line: string): Symptoms {
  stage.cluster.stopComponent(stopped)
  const said = `$ ${line}\n${stage.kubectl(line).stdout}`
  stage.cluster.advance(20_000)
  const pods = stage.list('pods', 'default').map(({ metadata, spec, status }) => {
    const ending = metadata.deletionTimestamp ? 'ending' : ''
    return `${metadata.name} ${spec.nodeName} ${status?.phase} ${ending}`
  })
  return { said, stage, pods: pods.join() }
}

/** What someone takes for the cause who chooses another suspect. */
function beliefOf(truth: Suspect, chosen: Suspect, isPending: boolean): string {
  if (chosen === 'kube-scheduler') {
    return isPending && truth !== 'kube-controller-manager' ? 'pending-means-no-node' : 'scheduler-makes-pods'
  }
  if (chosen === 'kube-controller-manager') {
    return truth === 'kube-scheduler' ? 'controllers-choose-nodes' : 'controllers-run-containers'
  }
  return truth.startsWith('kubelet') ? 'any-kubelet-will-do' : 'kubelet-comes-first'
}

function lineOf({ rng, difficulty }: GenerateContext, app: string, replicas: number, pod: string): string {
  return rng.pick([
    `kubectl scale deployment ${app} --replicas=${replicas + rng.int(1, 2)}`,
    `kubectl create deployment late --image=nginx:1.27 --replicas=${rng.int(1, 3)}`,
    ...(difficulty >= 2
      ? [
          `kubectl delete pod ${pod} --wait=false`,
          `kubectl set image deployment/${app} app=nginx:1.28`,
          `kubectl scale deployment ${app} --replicas=${replicas - 1}`,
        ]
      : []),
  ])
}

export default defineQuestion({
  id: 'which-component-stopped',
  concepts: [
    'kube-scheduler',
    'kube-controller-manager',
    'kubelet',
    'cluster-architecture',
    'control-plane-down',
  ],
  levels: [1, 2, 3],
  kinds: ['single-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const app = rng.pick(['web', 'shop'])
    const replicas = rng.int(2, 3)
    const stage = runningDeployments(app, replicas)
    const pod = rng.pick(stage.list('pods', 'default')).metadata.name
    const line = lineOf(context, app, replicas, pod)
    // The harder, the less is shown: without the ReplicaSets, then without the Deployments.
    const looks = ['kubectl get deployments', 'kubectl get replicasets', 'kubectl get pods -o wide'].slice(
      difficulty - 1,
    )
    const truth = rng.pick(suspects)
    const all = suspects.map((suspect) => symptomsOf(stage, suspect, line))
    const seen = all[suspects.indexOf(truth)]
    if (!seen || all.filter((other) => other.pods === seen.pods).length > 1) return undefined
    const shown = looks.map((look) => `$ ${look}\n${seen.stage.kubectl(look).stdout}`)

    const order = rng.shuffle(suspects)
    const options = optionsOf(order.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const here = order[i] === truth
        return [id, { key: here ? `stops-${truth.split('/')[0]}` : 'would-look-different' }]
      }),
    )
    const pods = seen.stage.list('pods', 'default')
    const isPending = pods.some(({ status }) => status?.phase === 'Pending')
    const slips = options.flatMap(({ id }, i): Slip[] => {
      const chosen = order[i] as Suspect
      if (chosen === truth) return []
      return [{ misconception: beliefOf(truth, chosen, isPending), option: id, chosen: true }]
    })
    const count = (matches: (p: (typeof pods)[number]) => boolean) => pods.filter(matches).length
    const manifest = deployment(app, { replicas, labels: { app } })
    return {
      kind: 'single-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', text: [seen.said, ...shown].join('').trimEnd() }],
      body: { options },
      key: { option: options[order.indexOf(truth)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [
          {
            key: 'observed',
            params: {
              component: truth,
              unbound: count((p) => !p.spec.nodeName),
              waiting: count((p) => Boolean(p.spec.nodeName) && p.status?.phase === 'Pending'),
              ending: count((p) => Boolean(p.metadata.deletionTimestamp)),
            },
          },
        ],
        because,
      },
      scenario: { cluster, objects: [manifest], commands: [line] },
    }
  },
})
