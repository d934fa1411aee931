import { pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

interface Command {
  level: number
  line: string
  rule: string
  /** The same command as someone with the belief reads it. */
  beliefs: { misconception: string; line: string }[]
}

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const images = ['nginx:1.27', 'redis:7', 'httpd:2.4', 'busybox:1.36']

function commands(name: string, app: string): Command[] {
  const jsonpath = (path: string) => `kubectl get pods -o jsonpath='${path}'`
  const fields = { misconception: 'prints-whole-objects', line: 'kubectl get pods -o name' }
  return [
    {
      level: 1,
      line: `kubectl get pods -l app=${app} -o name`,
      rule: 'rule-name',
      beliefs: [
        {
          misconception: 'name-without-kind',
          line: `kubectl get pods -l app=${app} --no-headers -o custom-columns=N:.metadata.name`,
        },
        { misconception: 'selector-ignored', line: 'kubectl get pods -o name' },
      ],
    },
    {
      level: 1,
      line: `kubectl get pod ${name} -o jsonpath='{.metadata.labels.app}'`,
      rule: 'rule-path',
      beliefs: [{ misconception: 'prints-whole-objects', line: `kubectl get pod ${name} -o name` }],
    },
    { level: 2, line: jsonpath('{.items[*].metadata.name}'), rule: 'rule-list', beliefs: [fields] },
    {
      level: 2,
      line: jsonpath('{.items[0].spec.containers[0].image}'),
      rule: 'rule-index',
      beliefs: [
        { misconception: 'counts-from-one', line: jsonpath('{.items[1].spec.containers[0].image}') },
        { misconception: 'star-for-index', line: jsonpath('{.items[*].spec.containers[0].image}') },
      ],
    },
    {
      level: 3,
      line: jsonpath('{range .items[*]}{.metadata.name}={.metadata.labels.app}{"\\n"}{end}'),
      rule: 'rule-range',
      beliefs: [
        {
          misconception: 'range-needs-no-newline',
          line: jsonpath('{range .items[*]}{.metadata.name}={.metadata.labels.app} {end}'),
        },
      ],
    },
    {
      level: 3,
      line: jsonpath(`{.items[?(@.metadata.labels.app=="${app}")].metadata.name}`),
      rule: 'rule-filter',
      beliefs: [{ misconception: 'selector-ignored', line: jsonpath('{.items[*].metadata.name}') }, fields],
    },
    {
      level: 3,
      line: 'kubectl get pods --no-headers -o custom-columns=APP:.metadata.labels.app,TIER:.metadata.labels.tier',
      rule: 'rule-columns',
      beliefs: [
        {
          misconception: 'headers-are-printed',
          line: 'kubectl get pods -o custom-columns=APP:.metadata.labels.app,TIER:.metadata.labels.tier',
        },
      ],
    },
  ]
}

function drawPods({ rng, difficulty }: GenerateContext) {
  const names = rng.sample(['zebra', 'mango', 'apple', 'kiwi', 'lemon', 'peach'], difficulty === 1 ? 2 : 3)
  return names.map((name) =>
    pod(name, {
      labels: {
        app: rng.pick(['web', 'api', 'cache']),
        ...(difficulty >= 3 && rng.chance(0.5) ? { tier: rng.pick(['front', 'back']) } : {}),
      },
      image: rng.pick(images),
    }),
  )
}

export default defineQuestion({
  id: 'predict-output',
  concepts: ['object-model', 'pod', 'labels-and-selectors'],
  levels: [1, 2, 3],
  kinds: ['output'],
  generate(context) {
    const { rng, difficulty } = context
    const pods = drawPods(context)
    const one = rng.pick(pods)
    const pool = commands(one.metadata.name, one.metadata.labels?.app ?? '')
    const command = rng.pick(pool.filter((c) => c.level === difficulty))

    const stage = openStage(cluster)
    for (const manifest of pods) stage.create('pods', manifest)
    stage.cluster.drain()
    const print = (line: string) => {
      const { stdout, stderr, exitCode } = stage.kubectl(line)
      if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
      return stdout
    }
    const text = print(command.line)
    if (!text.trim()) return undefined
    const slips = command.beliefs.flatMap(({ misconception, line }): Slip[] => {
      const answer = print(line)
      return answer.trim() === text.trim() ? [] : [{ misconception, answer }]
    })
    // Whoever keeps the manifests' order instead of the API server's: names are listed in byte order.
    const inOrder = pods.map((p) => p.metadata.name)
    const sorted = [...inOrder].sort()
    if (text.trim() === sorted.join(' ') && inOrder.join(' ') !== sorted.join(' ')) {
      slips.push({ misconception: 'order-of-creation', answer: inOrder.join(' ') })
    }
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...pods) },
        { kind: 'terminal', text: `$ ${command.line}` },
      ],
      body: { lines: text.trim().split('\n').length },
      key: { text: text.trimEnd() },
      slips,
      explanation: {
        rule: { key: command.rule },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${command.line}\n${text}` }],
      },
      scenario: { cluster, objects: pods, commands: [command.line] },
    }
  },
})
