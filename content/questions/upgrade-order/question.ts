import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion } from '@/lib/quiz/question'

/** A node on which kubeadm is used, in the order of the upgrade; the first applies the new version. */
const nodesOfLevel = {
  1: ['worker-1'],
  2: ['control-plane', 'worker-1'],
  3: ['control-plane-1', 'control-plane-2', 'worker-1'],
} as const

interface Step {
  node: number
  /** Place within the node. */
  at: number
  text: string
}

function stepsOf(node: string, index: number, version: string): Step[] {
  const first = node === 'control-plane' || node === 'control-plane-1'
  const target = `v${version}`
  const lines = [
    `${node}: apt-get install kubeadm=${version}-1.1`,
    ...(first ? [`${node}: kubeadm upgrade plan`] : []),
    `${node}: kubeadm upgrade ${first ? `apply ${target}` : 'node'}`,
    `kubectl drain ${node} --ignore-daemonsets`,
    `${node}: apt-get install kubelet=${version}-1.1`,
    `${node}: systemctl restart kubelet`,
    `kubectl uncordon ${node}`,
  ]
  return lines.map((text, at) => ({ node: index, at, text }))
}

const isKubelet = ({ text }: Step) => /kubelet|drain|uncordon/.test(text)

/** The order that is right if nodes and steps have these ranks. */
const ordered = (steps: readonly Step[], rank: (step: Step) => readonly number[]) =>
  [...steps].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    const i = left.findIndex((value, at) => value !== right[at])
    return i < 0 ? 0 : (left[i] ?? 0) - (right[i] ?? 0)
  })

const beliefs: Record<string, (step: Step) => readonly number[]> = {
  'workers-first': ({ node, at }) => [-node, at],
  'kubelet-first': (step) => [step.node, isKubelet(step) ? 0 : 1, step.at],
  'drain-last-moment': (step) => [step.node, step.text.includes('drain') ? 4.5 : step.at],
  'kubeadm-everywhere-first': (step) => [isKubelet(step) ? 1 : 0, step.node, step.at],
}

export default defineQuestion({
  id: 'upgrade-order',
  concepts: ['cluster-upgrade', 'node-maintenance', 'kubeadm-install'],
  levels: [1, 2, 3],
  kinds: ['ordering'],
  citation: [
    {
      title: 'Upgrading kubeadm clusters',
      url: 'https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-upgrade/',
    },
  ],
  generate({ rng, difficulty }) {
    const minor = rng.int(34, 37)
    const version = `1.${minor}.${rng.int(0, 4)}`
    const nodes = nodesOfLevel[difficulty as 1 | 2 | 3]
    const all = nodes.flatMap((node, index) => stepsOf(node, index, version))
    const steps = rng.sample(all, difficulty === 1 ? 4 : 5)
    if (new Set(steps.map(({ node }) => node)).size < nodes.length) return undefined
    const options = optionsOf(steps.map(({ text }) => ({ code: text })))
    const orderOf = (rank: (step: Step) => readonly number[]) =>
      ordered(steps, rank).map((step) => options[steps.indexOf(step)]?.id ?? '')
    const order = orderOf(({ node, at }) => [node, at])
    const wrong = Object.entries(beliefs)
      .map(([misconception, rank]) => ({ misconception, answer: orderOf(rank).join(',') }))
      .filter(({ answer }) => answer !== order.join(','))
    const slips = wrong.filter(({ answer }, i) => wrong.findIndex((w) => w.answer === answer) === i)
    if (!slips.length) return undefined
    return {
      kind: 'ordering',
      prompt: {
        key: `prompt-${difficulty}`,
        params: { old: `1.${minor - 1}`, version },
      },
      exhibits: [],
      body: { options },
      key: { order },
      slips,
      explanation: { rule: { key: difficulty === 1 ? 'rule' : 'rule-nodes' }, facts: [] },
      scenario: { cluster: {}, objects: [], commands: ['kubectl get nodes'] },
    }
  },
})
