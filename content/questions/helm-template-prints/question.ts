import { openStage } from '@/lib/goal/open-stage'
import { Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

type Value = string | number | boolean | Value[] | { [key: string]: Value }

/** Lines of a template, the values they use, and how the template would have to read if a belief were true. */
interface Block {
  lines: string[]
  values: Record<string, Value>
  believed?: Record<string, string[]>
}

const maps: Record<string, string | number>[] = [
  { tier: 'web', app: 'shop', role: 'front' },
  { zone: 'b', disk: 'ssd', cpu: 'arm' },
  { memory: '64Mi', cpu: '100m' },
  { write: 9, read: 4, admin: 1 },
]

/** `{{- if … }}` and its lines. */
const when = (condition: string, ...lines: string[]) => [`{{- if ${condition} }}`, ...lines, '{{- end }}']

type Draw = (context: GenerateContext) => Block

const fallback: Draw = ({ rng }) => {
  const name = rng.pick(['level', 'mode', 'owner'])
  const given = rng.pick(['', '', 'debug', 'plain'])
  return {
    lines: [`${name}: {{ .Values.${name} | default "info" | quote }}`],
    values: { [name]: given },
    believed: { 'default-is-for-missing-keys': [`${name}: {{ .Values.${name} | quote }}`] },
  }
}

const number: Draw = ({ rng }) => {
  const given = rng.pick([0, 0, 5, 8])
  return {
    lines: ['retries: {{ .Values.retries | default 3 }}'],
    values: { retries: given },
    believed: { 'default-is-for-missing-keys': ['retries: {{ .Values.retries }}'] },
  }
}

const filled: Draw = ({ rng }) => ({
  lines: ['{{- if .Values.hosts }}', 'hosts: some', '{{- else }}', 'hosts: none', '{{- end }}'],
  values: { hosts: rng.pick([[], [], ['a.test']]) },
  believed: { 'whatever-is-there-is-true': ['hosts: some'] },
})

const text: Draw = ({ rng }) => ({
  lines: when('.Values.tls', 'tls: used'),
  values: { tls: rng.pick<Value>(['false', 'false', 'true', false]) },
  believed: { 'the-text-false-is-false': when('eq (toString .Values.tls) "true"', 'tls: used') },
})

const chain: Draw = ({ rng }) => {
  const [low, high] = [rng.int(2, 3), rng.int(4, 6)]
  const [big, fair] = [`ge (int .Values.replicas) ${high}`, `ge (int .Values.replicas) ${low}`]
  return {
    lines: [`{{- if ${big} }}`, 'size: big', `{{- else if ${fair} }}`, 'size: fair', '{{- end }}'],
    values: { replicas: rng.int(1, 8) },
    believed: { 'every-branch-that-holds': [...when(big, 'size: big'), ...when(fair, 'size: fair')] },
  }
}

const list: Draw = ({ rng }) => {
  const item = (index: string) => [
    '{{- range $i, $port := .Values.ports }}',
    `port-{{ ${index} }}: {{ $port }}`,
    '{{- end }}',
  ]
  return {
    lines: item('$i'),
    values: { ports: rng.sample([80, 443, 8080, 9090], rng.int(2, 3)) },
    believed: { 'counted-from-one': item('add1 $i') },
  }
}

const map: Draw = ({ rng }) => {
  const labels = rng.pick(maps)
  return {
    lines: ['{{- range $key, $value := .Values.labels }}', '{{ $key }}={{ $value }}', '{{- end }}'],
    values: { labels },
    believed: { 'maps-keep-their-order': Object.entries(labels).map(([key, value]) => `${key}=${value}`) },
  }
}

const whole: Draw = ({ rng }) => {
  const limits = rng.pick(maps)
  return {
    lines: ['limits:', '  {{- toYaml .Values.limits | nindent 2 }}'],
    values: { limits },
    believed: {
      'maps-keep-their-order': [
        'limits:',
        ...Object.entries(limits).map(([key, value]) => `  ${key}: ${value}`),
      ],
    },
  }
}

const scope: Draw = ({ rng }) => ({
  lines: ['{{- with .Values.team }}', 'team: {{ .name | default "nobody" }}', '{{- end }}'],
  values: { team: rng.pick<Value>([{}, {}, { name: 'red' }, { name: '' }]) },
  believed: { 'whatever-is-there-is-true': ['team: {{ .Values.team.name | default "nobody" }}'] },
})

const byLevel: Record<number, { from: Draw[]; count: number }> = {
  1: { from: [fallback, number, filled, list], count: 3 },
  2: { from: [fallback, number, filled, text, chain, list, map], count: 4 },
  3: { from: [number, filled, text, chain, list, map, whole, scope], count: 5 },
}

const command = "helm template demo shop | sed '1,/^data/d'"
const chart = yamlOf({ apiVersion: 'v2', name: 'shop', version: '0.1.0' })

/** What the chart with these lines in its template yields. */
async function printed(lines: readonly string[], values: string): Promise<string> {
  const files = {
    '/root/shop/Chart.yaml': chart,
    '/root/shop/values.yaml': values,
    '/root/shop/templates/text.yaml': ['data: |', ...lines.map((line) => `  ${line}`), ''].join('\n'),
  }
  const { stdout, stderr, exitCode } = await new Stage(openStage({}).cluster, files).run(
    `cd /root && ${command}`,
  )
  if (exitCode !== 0 || stderr) throw new Error(stderr)
  return stdout.trim()
}

export default defineQuestion({
  id: 'helm-template-prints',
  concepts: ['helm', 'helm-advanced'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const { from, count } = byLevel[context.difficulty] ?? { from: [], count: 0 }
    const blocks = context.rng.sample(from, count).map((draw) => draw(context))
    const values = yamlOf(Object.assign({}, ...blocks.map((block) => block.values)))
    const lines = blocks.flatMap((block) => block.lines)
    const text = await printed(lines, values)
    const names = [...new Set(blocks.flatMap(({ believed }) => Object.keys(believed ?? {})))]
    const believed: [string, string][] = []
    for (const name of names) {
      const changed = blocks.flatMap((block) => block.believed?.[name] ?? block.lines)
      believed.push([name, await printed(changed, values)])
    }
    const slips = slipsOfAnswers(text, Object.fromEntries(believed))
    if (slips.length === 0) return undefined
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'values' }, text: values.trimEnd() },
        {
          kind: 'yaml',
          title: { key: 'template' },
          text: ['data: |', ...lines.map((l) => `  ${l}`)].join('\n'),
        },
        { kind: 'terminal', text: `$ ${command}` },
      ],
      body: { lines: text.split('\n').length },
      key: { text },
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-more' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${command}\n${text}` }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
