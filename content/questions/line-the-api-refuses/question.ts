import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { linesOf } from '@/lib/quiz/kinds/wrong-line'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Parts {
  name: string
  app: string
  replicas: number
  image: string
  port: number
}

/** A Deployment that the API server accepts, with some lines that look wrong to those with a belief. */
function manifest({ name, app, replicas, image, port }: Parts, decoys: boolean): string[] {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${name}`,
    ...(decoys ? ['  annotations:', '    example.com/paused: "false"'] : []),
    'spec:',
    `  replicas: ${replicas}`,
    '  selector:',
    '    matchLabels:',
    `      app: ${app}`,
    '  template:',
    '    metadata:',
    '      labels:',
    `        app: ${app}`,
    ...(decoys ? ['        tier: front'] : []),
    '    spec:',
    '      restartPolicy: Always',
    '      containers:',
    '        - name: app',
    `          image: ${image}`,
    '          ports:',
    `            - containerPort: ${port}`,
    '          resources:',
    '            requests:',
    `              cpu: ${decoys ? '0.5' : '250m'}`,
    '              memory: 128Mi',
  ]
}

/** What looks wrong and is not: a line, and what is believed of it. */
const decoyLines: { line: RegExp; misconception: string }[] = [
  { line: /example\.com\/paused/, misconception: 'values-need-no-quotes' },
  { line: /^ {8}tier:/, misconception: 'labels-must-equal-the-selector' },
  { line: /cpu: 0\.5/, misconception: 'cpu-must-be-in-milli' },
  { line: /image: \w+$/, misconception: 'images-need-a-tag' },
]

interface Fault {
  id: string
  level: number
  /** The line that is changed, and what becomes of it. */
  line: RegExp
  change(line: string, parts: Parts): string
  /** Another line by which it could be mended as well. */
  also?: RegExp
}

const faults: Fault[] = [
  { id: 'group', level: 1, line: /^apiVersion/, change: () => 'apiVersion: v1' },
  {
    id: 'unknown-field',
    level: 1,
    line: /^ {2}replicas/,
    change: (line) => line.replace('replicas', 'replica'),
  },
  { id: 'name', level: 1, line: /^ {2}name/, change: (line, { name }) => line.replace(name, `${name}_app`) },
  { id: 'type', level: 1, line: /^ {2}replicas/, change: (line) => line.replace(/\d+$/, '"two"') },
  {
    ...{ id: 'selector', level: 2, line: /^ {6}app:/, also: /^ {8}app:/ },
    change: (line, { app }) => line.replace(app, `${app}s`),
  },
  { id: 'port', level: 2, line: /containerPort/, change: (line) => line.replace(/\d+$/, '80800') },
  {
    id: 'restart-policy',
    level: 2,
    line: /restartPolicy/,
    change: (line) => line.replace('Always', 'OnFailure'),
  },
  { id: 'quantity', level: 2, line: /memory:/, change: (line) => line.replace('128Mi', '128MB') },
  {
    id: 'unknown-field-deep',
    level: 3,
    line: /containerPort/,
    change: (line) => line.replace('containerPort', 'targetPort'),
  },
  { id: 'container-name', level: 3, line: /- name: app/, change: (line) => line.replace('app', 'App') },
  { id: 'label-value', level: 3, line: /^ {8}app:/, change: (_line, { app }) => `        app: ${app}/v1` },
  { id: 'field-place', level: 3, line: /^ {6}restartPolicy/, change: () => '      replicas: 2' },
]

function drawParts({ rng }: GenerateContext): Parts {
  return {
    name: rng.pick(['web', 'api', 'shop', 'blog']),
    app: rng.pick(['front', 'orders', 'cart', 'news']),
    replicas: rng.int(1, 4),
    image: rng.pick(['nginx:1.27', 'httpd:2.4', 'redis']),
    port: rng.pick([80, 8080, 6379]),
  }
}

async function apply(stage: Stage, lines: readonly string[]) {
  return stage.fork().apply(`${lines.join('\n')}\n`)
}

export default defineQuestion({
  id: 'line-the-api-refuses',
  concepts: ['manifests-and-apply', 'deployment', 'object-model'],
  levels: [1, 2, 3],
  kinds: ['wrong-line'],
  async generate(context) {
    const { rng, difficulty } = context
    const parts = drawParts(context)
    const fault = rng.pick(faults.filter(({ level }) => level === difficulty))
    const sound = manifest(parts, difficulty >= 2)
    const at = sound.findIndex((line) => fault.line.test(line))
    const lines = sound.map((line, i) => (i === at ? fault.change(line, parts) : line))

    const stage = openStage(cluster)
    const accepted = await apply(stage, sound)
    const refused = await apply(stage, lines)
    if (accepted.exitCode !== 0) throw new Error(accepted.stderr)
    if (refused.exitCode === 0) throw new Error(`${fault.id} is accepted`)
    const text = linesOf(lines.join('\n'))
    const right = [at + 1, ...(fault.also ? [lines.findIndex((line) => fault.also?.test(line)) + 1] : [])]
    const slips = decoyLines.flatMap(({ line, misconception }): Slip[] => {
      const number = text.findIndex((one) => line.test(one)) + 1
      return number > 0 && !right.includes(number) ? [{ misconception, answer: String(number) }] : []
    })
    return {
      kind: 'wrong-line',
      prompt: { key: 'prompt' },
      exhibits: [],
      body: { text: `${lines.join('\n')}\n`, language: 'yaml' },
      key: { lines: right },
      slips,
      explanation: {
        rule: { key: `rule-${fault.id}` },
        facts: [{ key: 'observed' }],
        exhibits: [
          {
            kind: 'terminal',
            text: `$ kubectl apply -f deployment.yaml\n${(refused.stderr || refused.stdout).replaceAll('"STDIN"', '"deployment.yaml"')}`,
          },
        ],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
