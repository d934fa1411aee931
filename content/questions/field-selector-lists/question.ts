import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

type Fate = 'runs' | 'crashes' | 'no-image' | 'no-node' | 'done' | 'failed'
const fates: Fate[] = ['runs', 'runs', 'crashes', 'no-image', 'no-node', 'done', 'failed']

interface PodFacts {
  name: string
  fate: Fate
  node: string
  app: string
}

function manifest({ name, fate, node, app }: PodFacts) {
  const script = { done: 'exit 0', failed: 'exit 1', crashes: 'exit 3' }[fate as 'done']
  const container = {
    name: 'app',
    image: fate === 'no-image' ? 'nginx:nosuchtag' : script ? 'busybox:1.36' : 'nginx:1.27',
    ...(script ? { command: ['sh', '-c', script] } : {}),
  }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app } },
    spec: {
      ...(fate === 'no-node' ? { nodeSelector: { disk: 'none' } } : { nodeName: node }),
      ...(fate === 'done' || fate === 'failed' ? { restartPolicy: 'Never' } : {}),
      containers: [container],
    },
  }
}

function draw({ rng, difficulty }: GenerateContext): PodFacts[] {
  const names = rng.sample(
    ['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern', 'grape'],
    difficulty === 1 ? 4 : 5,
  )
  const drawn = rng.sample(
    difficulty === 1 ? fates.filter((f) => f !== 'crashes' && f !== 'no-image') : fates,
    names.length,
  )
  return names.sort().map((name, i) => ({
    name,
    fate: drawn[i] ?? 'runs',
    node: rng.pick(['worker-1', 'worker-2']),
    app: rng.pick(['web', 'api']),
  }))
}

/** The selectors of the command, and what they are taken for. */
interface Command {
  selectors: string
  beliefs: { misconception: string; selectors: string }[]
}

function commands({ rng, difficulty }: GenerateContext): Command[] {
  const node = rng.pick(['worker-1', 'worker-2'])
  const app = rng.pick(['web', 'api'])
  const phase = rng.pick(
    difficulty === 1 ? ['Running', 'Succeeded', 'Failed', 'Pending'] : ['Running', 'Pending'],
  )
  const field = (...of: string[]) => `--field-selector '${of.join(',')}'`
  const is = `status.phase=${phase}`
  const isNot = `status.phase!=${phase}`
  const onNode = `spec.nodeName=${node}`
  const ignored = { misconception: 'selector-ignored', selectors: '' }
  if (difficulty === 1) {
    return [
      {
        selectors: field(is),
        beliefs: [{ misconception: 'negation-overlooked', selectors: field(isNot) }, ignored],
      },
      {
        selectors: field(isNot),
        beliefs: [{ misconception: 'negation-overlooked', selectors: field(is) }, ignored],
      },
      { selectors: field(onNode), beliefs: [ignored] },
    ]
  }
  const either = { misconception: 'comma-means-or', selectors: field(onNode) }
  return [
    {
      selectors: field(isNot, onNode),
      beliefs: [{ misconception: 'negation-overlooked', selectors: field(is, onNode) }, either],
    },
    { selectors: field(is, onNode), beliefs: [either, ignored] },
    {
      selectors: `-l app=${app} ${field(isNot)}`,
      beliefs: [{ misconception: 'labels-and-fields-exclude', selectors: field(isNot) }, ignored],
    },
    {
      selectors: `-l app!=${app} ${field(is)}`,
      beliefs: [{ misconception: 'labels-and-fields-exclude', selectors: field(is) }, ignored],
    },
    ...(difficulty === 3
      ? [
          {
            selectors: field(`spec.nodeName!=${node}`),
            beliefs: [
              {
                misconception: 'unset-never-matches',
                selectors: field('spec.nodeName!=', `spec.nodeName!=${node}`),
              },
              ignored,
            ],
          },
          { selectors: field('spec.nodeName='), beliefs: [ignored] },
          {
            selectors: field('status.phase!=Running', 'status.phase!=Succeeded'),
            beliefs: [
              { misconception: 'negation-overlooked', selectors: field('status.phase!=Running') },
              ignored,
            ],
          },
        ]
      : []),
  ]
}

const lineOf = (selectors: string) => `kubectl get pods ${selectors ? `${selectors} ` : ''}-o name`

/** The Pods whose STATUS column, as `kubectl get` prints it, is (or is not) the phase asked for. */
function byStatusColumn(stage: Stage, selectors: string): string | undefined {
  const [, operator, phase] = /^--field-selector 'status\.phase(!?=)(\w+)'$/.exec(selectors) ?? []
  if (!phase) return undefined
  const rows = stage
    .kubectl('kubectl get pods --no-headers')
    .stdout.trim()
    .split('\n')
    .map((row) => row.split(/\s+/))
  return rows
    .filter(([, , status]) => (status === phase) === (operator === '='))
    .map(([name]) => `pod/${name}`)
    .join('\n')
}

/** The table without the two columns that say nothing here, NOMINATED NODE and READINESS GATES. */
function withoutGates(table: string): string {
  const lines = table.split('\n')
  const [from, to] = ['NOMINATED NODE', 'LABELS'].map((title) => lines[0]?.indexOf(title) ?? 0)
  return lines.map((line) => line.slice(0, from) + line.slice(to)).join('\n')
}

export default defineQuestion({
  id: 'field-selector-lists',
  concepts: ['field-selectors-and-jsonpath', 'kubectl', 'labels-and-selectors'],
  levels: [1, 2, 3],
  kinds: ['output'],
  generate(context) {
    const pods = draw(context).map(manifest)
    const stage = openStage(cluster)
    for (const pod of pods) stage.create('pods', pod)
    stage.cluster.advance(45_000)
    const { selectors, beliefs } = context.rng.pick(commands(context))
    const print = (of: string) => stage.kubectl(lineOf(of)).stdout.trim()
    const text = print(selectors)
    if (!text || text.split('\n').length === pods.length) return undefined
    const believed = [
      { misconception: 'status-is-the-phase', answer: byStatusColumn(stage, selectors) ?? text },
      ...beliefs.map((b) => ({ misconception: b.misconception, answer: print(b.selectors) })),
      { misconception: 'prints-names-only', answer: text.replaceAll('pod/', '') },
    ].filter(({ answer }) => answer && answer !== text)
    const slips: Slip[] = believed.filter(
      ({ answer }, i) => believed.findIndex((b) => b.answer === answer) === i,
    )
    const look = 'kubectl get pods -o wide --show-labels'
    const table = withoutGates(stage.kubectl(look).stdout)
    const phases = stage.list('pods', 'default').map((p) => `${p.metadata.name}: ${p.status?.phase}`)
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', text: `$ ${look}\n${table}\n$ ${lineOf(selectors)}` }],
      body: { lines: text.split('\n').length },
      key: { text },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { phases: phases.join(', ') } }],
        exhibits: [{ kind: 'terminal', text: `$ ${lineOf(selectors)}\n${text}` }],
      },
      scenario: { cluster, objects: pods, commands: [lineOf(selectors)] },
    }
  },
})
