import { configMap, deployment, pod, service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

/** Something that goes wrong, and how one sees that it is as it was. */
interface Mishap {
  key: string
  level: number
  act(stage: Stage, found: Found): void
  repaired(stage: Stage, found: Found): boolean
  /** Whoever is wrong about it believes this. */
  belief: 'all-comes-back' | 'nothing-comes-back' | 'pods-come-back-by-themselves' | 'what-is-applied-is-kept'
}

/** Names that the cluster gave. */
interface Found {
  pod: string
  set: string
}

const typing = (command: (found: Found) => string) => (stage: Stage, found: Found) => {
  const { exitCode, stderr } = stage.kubectl(command(found))
  if (exitCode !== 0) throw new Error(stderr)
}

const readyPods = (stage: Stage) => stage.get('deployments.apps', 'web').status?.readyReplicas ?? 0
const wanted = 3
const whole = (stage: Stage) => readyPods(stage) === wanted

const mishaps: Mishap[] = [
  {
    key: 'pod-deleted',
    level: 1,
    act: typing(({ pod: name }) => `kubectl delete pod ${name} --wait=false`),
    repaired: whole,
    belief: 'nothing-comes-back',
  },
  {
    key: 'bare-pod-deleted',
    level: 1,
    act: typing(() => 'kubectl delete pod solo --wait=false'),
    repaired: (stage) => stage.exists('pods', 'solo'),
    belief: 'pods-come-back-by-themselves',
  },
  {
    key: 'config-deleted',
    level: 1,
    act: typing(() => 'kubectl delete configmap settings'),
    repaired: (stage) => stage.exists('configmaps', 'settings'),
    belief: 'what-is-applied-is-kept',
  },
  {
    key: 'service-deleted',
    level: 1,
    act: typing(() => 'kubectl delete service web'),
    repaired: (stage) => stage.exists('services', 'web'),
    belief: 'what-is-applied-is-kept',
  },
  {
    key: 'set-deleted',
    level: 1,
    act: typing(({ set }) => `kubectl delete replicaset ${set}`),
    repaired: (stage) => whole(stage),
    belief: 'nothing-comes-back',
  },
  {
    key: 'deployment-deleted',
    level: 1,
    act: typing(() => 'kubectl delete deployment web'),
    repaired: (stage) => stage.exists('deployments.apps', 'web'),
    belief: 'all-comes-back',
  },
  {
    key: 'set-scaled',
    level: 2,
    act: typing(({ set }) => `kubectl scale replicaset ${set} --replicas=1`),
    repaired: whole,
    belief: 'nothing-comes-back',
  },
  {
    key: 'deployment-scaled',
    level: 2,
    act: typing(() => 'kubectl scale deployment web --replicas=1'),
    repaired: whole,
    belief: 'what-is-applied-is-kept',
  },
  {
    key: 'slice-deleted',
    level: 2,
    act: typing(() => 'kubectl delete endpointslices -l kubernetes.io/service-name=web'),
    repaired: (stage) =>
      stage.list('endpointslices.discovery.k8s.io', 'default', 'kubernetes.io/service-name=web').length > 0,
    belief: 'nothing-comes-back',
  },
  {
    key: 'account-deleted',
    level: 2,
    act: typing(() => 'kubectl delete serviceaccount default'),
    repaired: (stage) => stage.exists('serviceaccounts', 'default'),
    belief: 'nothing-comes-back',
  },
  {
    key: 'image-changed',
    level: 2,
    act: typing(() => 'kubectl set image deployment/web app=nginx:1.28'),
    repaired: (stage) =>
      stage.list('pods', 'default', 'app=web').some((p) => p.spec.containers[0]?.image === 'nginx:1.27'),
    belief: 'what-is-applied-is-kept',
  },
  {
    key: 'pod-label-removed',
    level: 2,
    act: typing(({ pod: name }) => `kubectl label pod ${name} app-`),
    repaired: whole,
    belief: 'nothing-comes-back',
  },
  {
    key: 'node-lost',
    level: 3,
    act: (stage) => stage.cluster.hosts.powerOff('worker-1'),
    repaired: whole,
    belief: 'nothing-comes-back',
  },
  {
    key: 'bare-pod-node-lost',
    level: 3,
    act: (stage) => stage.cluster.hosts.powerOff('worker-2'),
    repaired: (stage) =>
      stage.list('pods', 'default').some((p) => p.metadata.name === 'solo' && p.spec.nodeName === 'worker-1'),
    belief: 'pods-come-back-by-themselves',
  },
  {
    key: 'system-pod-deleted',
    level: 3,
    act: typing(() => 'kubectl delete pods -n kube-system -l k8s-app=kube-dns --wait=false'),
    repaired: (stage) =>
      (stage.get('deployments.apps', 'coredns', 'kube-system').status?.readyReplicas ?? 0) > 1,
    belief: 'nothing-comes-back',
  },
  {
    key: 'mirror-deleted',
    level: 3,
    act: typing(() => 'kubectl delete pod kube-scheduler-control-plane -n kube-system --wait=false'),
    repaired: (stage) =>
      stage.exists('pods', 'kube-scheduler-control-plane', 'kube-system') &&
      !stage.get('pods', 'kube-scheduler-control-plane', 'kube-system').metadata.deletionTimestamp,
    belief: 'nothing-comes-back',
  },
  {
    key: 'root-ca-deleted',
    level: 3,
    act: typing(() => 'kubectl delete configmap kube-root-ca.crt'),
    repaired: (stage) => stage.exists('configmaps', 'kube-root-ca.crt'),
    belief: 'nothing-comes-back',
  },
]

const objects: Manifest[] = [
  deployment('web', { replicas: wanted, labels: { app: 'web' }, image: 'nginx:1.27' }),
  service('web', { app: 'web' }),
  configMap('settings', { mode: 'fast' }),
  pod('solo', { nodeName: 'worker-2' }),
]

let base: Stage | undefined

function shop(): Stage {
  if (!base) {
    base = openStage(cluster)
    const [web, front, settings, solo] = objects as [Manifest, Manifest, Manifest, Manifest]
    base.create('deployments.apps', web)
    base.create('services', front)
    base.create('configmaps', settings)
    base.create('pods', solo)
    base.settle()
  }
  return base.fork()
}

const outcomes = new Map<string, boolean>()

/** Whether ten minutes later it is as it was. */
function comesBack({ key, act, repaired }: Mishap): boolean {
  const known = outcomes.get(key)
  if (known !== undefined) return known
  const stage = shop()
  const found = {
    pod: stage.list('pods', 'default', 'app=web')[0]?.metadata.name ?? '',
    set: stage.list('replicasets.apps', 'default')[0]?.metadata.name ?? '',
  }
  act(stage, found)
  stage.cluster.advance(600_000)
  const outcome = repaired(stage, found)
  outcomes.set(key, outcome)
  return outcome
}

function draw({ rng, difficulty }: GenerateContext): Mishap[] {
  const usable = mishaps.filter(({ level }) => level <= difficulty && level >= difficulty - 1)
  return rng.sample(usable, difficulty === 1 ? 4 : 5)
}

export default defineQuestion({
  id: 'what-repairs-itself',
  concepts: ['what-is-kubernetes', 'objects-not-containers', 'reconcile-loop', 'kube-controller-manager'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const asked = draw(context)
    const items = asked.map(({ key }) => key)
    const truth = new Set(asked.filter(comesBack).map(({ key }) => key))
    if (truth.size === 0 || truth.size === items.length) return undefined
    const names = [...new Set(asked.map(({ belief }) => belief))]
    const beliefs = names.map((misconception): Belief => {
      const right = asked.filter(({ key, belief }) => truth.has(key) !== (belief === misconception))
      return { misconception, right: new Set(right.map(({ key }) => key)) }
    })
    const options = optionsOf(items.map((key) => ({ key })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => [
        id,
        { key: truth.has(items[i] ?? '') ? 'back' : 'not-back' },
      ]),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) }],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: items.length } }],
        because,
      },
      scenario: { cluster, objects, commands: ['kubectl get all'] },
    }
  },
})
