import { yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Made {
  /** What the configuration calls it; kind's own default is `kind`. */
  name?: string
  controlPlanes: number
  workers: number
  /** `--name` of the command. */
  flag?: string
}

const looks = {
  nodes: "kubectl get nodes -o name | sed 's#node/##'",
  containers: "docker ps --format '{{.Names}}' | sort",
  contexts: 'kubectl config get-contexts -o name',
  current: 'kubectl config current-context',
} as const
type Look = keyof typeof looks

const nameOf = ({ name, flag }: Made) => flag ?? name ?? 'kind'

/** Names of one role: the first without a number. */
const numbered = (base: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${base}${i === 0 ? '' : i + 1}`)

function nodesOf(made: Made): string[] {
  const name = nameOf(made)
  return [
    ...numbered(`${name}-control-plane`, made.controlPlanes),
    ...numbered(`${name}-worker`, made.workers),
  ]
}

/** Several API servers have a load balancer in front, which is no node. */
function containersOf(made: Made): string[] {
  return [...nodesOf(made), ...(made.controlPlanes > 1 ? [`${nameOf(made)}-external-load-balancer`] : [])]
}

const byName = (names: readonly string[]) => [...names].sort()

/** What each command prints; kubectl speaks to the cluster that was made last. */
function printed(look: Look, clusters: readonly Made[], rest: readonly Made[]): string {
  const last = clusters.at(-1) as Made
  switch (look) {
    case 'nodes':
      return byName(nodesOf(last)).join('\n')
    case 'containers':
      return byName(rest.flatMap(containersOf)).join('\n')
    case 'contexts':
      return byName(rest.map((made) => `kind-${nameOf(made)}`)).join('\n')
    case 'current':
      return `kind-${nameOf(last)}`
  }
}

function drawOne({ rng, difficulty }: GenerateContext, taken: readonly string[]): Made {
  const names = ['dev', 'test', 'lab', 'shop'].filter((name) => !taken.includes(name))
  const [name = '', flag = ''] = rng.sample(names, 2)
  return {
    ...(rng.chance(0.7) ? { name } : {}),
    controlPlanes: difficulty === 1 ? 1 : rng.pick([1, 2, 3]),
    workers: rng.int(difficulty === 1 ? 1 : 0, 3),
    ...(difficulty > 1 && rng.chance(0.5) ? { flag } : {}),
  }
}

function draw(context: GenerateContext): { clusters: Made[]; deleted?: Made; look: Look } {
  const { rng, difficulty } = context
  const first = drawOne(context, [])
  if (difficulty < 3)
    return {
      clusters: [first],
      look: rng.pick(difficulty === 1 ? ['nodes', 'current'] : ['nodes', 'containers']),
    }
  const second = drawOne(context, [nameOf(first)])
  const look = rng.pick(['containers', 'contexts', 'containers'] as const)
  const clusters = [first, second]
  return rng.chance(0.4) ? { clusters, deleted: first, look } : { clusters, look }
}

function configOf({ name, controlPlanes, workers }: Made): string {
  const roles = [...Array(controlPlanes).fill('control-plane'), ...Array(workers).fill('worker')]
  return yamlOf({
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    ...(name ? { name } : {}),
    nodes: roles.map((role) => ({ role })),
  })
}

/** The same names counted from 1, or from 0. */
const countedFrom = (text: string, from: number) =>
  text.replace(/(control-plane|worker)(\d*)$/gm, (_, role, n) => `${role}${Number(n || 1) - 1 + from}`)

export default defineQuestion({
  id: 'kind-lists-names',
  concepts: ['kind', 'authentication-and-kubeconfig'],
  levels: [1, 2, 3],
  kinds: ['output'],
  citation: [
    { title: 'kind: Configuration', url: 'https://kind.sigs.k8s.io/docs/user/configuration/' },
    { title: 'kind: Quick Start', url: 'https://kind.sigs.k8s.io/docs/user/quick-start/' },
  ],
  generate(context) {
    const { clusters, deleted, look } = draw(context)
    const rest = clusters.filter((made) => made !== deleted)
    if (nameOf(clusters[0] as Made) === nameOf(clusters[1] ?? { controlPlanes: 0, workers: 0, name: '' }))
      return undefined
    const text = printed(look, clusters, rest)
    if (text.split('\n').length > 7) return undefined
    const unflagged = (made: Made): Made => ({ ...made, flag: undefined }) as Made
    const plain = text
      .split('\n')
      .filter((line) => !line.endsWith('load-balancer'))
      .join('\n')
    const slips = slipsOfAnswers(text, {
      'file-beats-the-flag': printed(look, clusters.map(unflagged), rest.map(unflagged)),
      'names-count-from-one': countedFrom(text, 1),
      'load-balancer-is-in-the-cluster': look === 'containers' ? plain : undefined,
      'load-balancer-is-a-node':
        look === 'nodes' ? byName(clusters.slice(-1).flatMap(containersOf)).join('\n') : undefined,
      'context-is-the-name': text.replace(/^kind-/gm, ''),
      'deleting-leaves-the-entries': printed(look, clusters, clusters),
      'one-cluster-at-a-time': printed(look, clusters, clusters.slice(-1)),
    })
    const configs = clusters.map((made, i) => ({
      kind: 'yaml' as const,
      title: { key: 'file', params: { file: i === 0 ? 'one.yaml' : 'two.yaml' } },
      text: configOf(made),
    }))
    const typed = clusters.map(
      ({ flag }, i) =>
        `$ kind create cluster --config ${i === 0 ? 'one' : 'two'}.yaml${flag ? ` --name ${flag}` : ''}`,
    )
    const lines = [
      ...typed,
      ...(deleted ? [`$ kind delete cluster --name ${nameOf(deleted)}`] : []),
      `$ ${looks[look]}`,
    ]
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [...configs, { kind: 'terminal', text: lines.join('\n') }],
      body: { lines: text.split('\n').length },
      key: { text },
      slips,
      explanation: {
        rule: { key: look === 'contexts' || look === 'current' ? 'rule-contexts' : 'rule' },
        facts: [],
      },
      scenario: { cluster: {}, objects: [], commands: ['kubectl config get-contexts'] },
    }
  },
})
