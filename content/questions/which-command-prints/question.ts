import { pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

/** The command that is right, and near ones with what someone believes who takes them. */
interface Choice {
  level: number
  line: string
  others: { line: string; misconception: string }[]
}

const jsonpath = (path: string, selector = '') => `kubectl get pods${selector} -o jsonpath='${path}'`

function choices({ rng }: GenerateContext, app: string, name: string): Choice[] {
  const range = (inner: string) => jsonpath(`{range .items[*]}${inner}{"\\n"}{end}`)
  const filter = (condition: string, path = '.metadata.name') => jsonpath(`{.items[?(${condition})]${path}}`)
  const column = (path: string, header = 'NAME') => `kubectl get pods -o custom-columns=${header}:${path}`
  const key = rng.pick(['image', 'name'])
  return [
    {
      level: 1,
      line: jsonpath('{.items[*].metadata.name}'),
      others: [
        { line: jsonpath('{.items[0].metadata.name}'), misconception: 'index-takes-all' },
        { line: 'kubectl get pods -o name', misconception: 'formats-alike' },
        { line: jsonpath('{.metadata.name}'), misconception: 'list-is-an-object' },
        { line: range('{.metadata.name}'), misconception: 'newlines-come-by-themselves' },
      ],
    },
    {
      level: 1,
      line: column('.spec.nodeName', 'NODE'),
      others: [
        {
          line: column('{.spec.nodeName}', 'NODE')
            .replace('custom-columns', 'custom-columns')
            .replace('{.spec.nodeName}', '.status.nodeName'),
          misconception: 'spec-or-status',
        },
        { line: jsonpath('{.items[*].spec.nodeName}'), misconception: 'formats-alike' },
        { line: range('{.spec.nodeName}'), misconception: 'headers-come-by-themselves' },
      ],
    },
    {
      level: 1,
      line: `kubectl get pod ${name} -o jsonpath='{.spec.containers[0].image}'`,
      others: [
        {
          line: `kubectl get pod ${name} -o jsonpath='{.items[0].spec.containers[0].image}'`,
          misconception: 'list-is-an-object',
        },
        {
          line: `kubectl get pod ${name} -o jsonpath='{.spec.containers.image}'`,
          misconception: 'lists-need-no-index',
        },
        {
          line: `kubectl get pod ${name} -o jsonpath='{.spec.containers[0]}'`,
          misconception: 'index-takes-all',
        },
      ],
    },
    {
      level: 2,
      line: range(`{.metadata.name}: {.spec.containers[0].${key}}`),
      others: [
        {
          line: jsonpath(`{.items[*].metadata.name}: {.items[*].spec.containers[0].${key}}`),
          misconception: 'lists-are-walked-together',
        },
        {
          line: jsonpath(`{range .items[*]}{.metadata.name}: {.spec.containers[0].${key}}{end}`),
          misconception: 'newlines-come-by-themselves',
        },
        {
          line: range(`{.items.metadata.name}: {.items.spec.containers[0].${key}}`),
          misconception: 'list-is-an-object',
        },
      ],
    },
    {
      level: 2,
      line: jsonpath('{.items[*].metadata.name}', ` -l app=${app}`),
      others: [
        {
          line: jsonpath('{.items[*].metadata.name}', ` -l app!=${app}`),
          misconception: 'condition-turned-round',
        },
        { line: jsonpath('{.items[*].metadata.labels.app}'), misconception: 'path-filters' },
        { line: filter(`@.metadata.name=="${app}"`), misconception: 'path-filters' },
      ],
    },
    {
      level: 3,
      line: filter(`@.metadata.labels.app=="${app}"`),
      others: [
        { line: filter(`@.metadata.labels.app!="${app}"`), misconception: 'condition-turned-round' },
        {
          line: filter(`@.metadata.labels.app=="${app}"`, '.metadata.labels.app'),
          misconception: 'path-filters',
        },
        { line: range('{.metadata.name}'), misconception: 'newlines-come-by-themselves' },
      ],
    },
    {
      level: 3,
      line: 'kubectl get pods --sort-by=.spec.containers[0].image -o name',
      others: [
        {
          line: 'kubectl get pods --sort-by=.metadata.name -o name',
          misconception: 'order-is-always-by-name',
        },
        { line: 'kubectl get pods --sort-by=.metadata.labels.app -o name', misconception: 'path-filters' },
        { line: 'kubectl get pods --sort-by=.spec.nodeName -o name', misconception: 'spec-or-status' },
      ],
    },
    {
      level: 3,
      line: "kubectl get pods --no-headers -o custom-columns=N:.metadata.name,I:'.spec.containers[*].image'",
      others: [
        {
          line: "kubectl get pods -o custom-columns=N:.metadata.name,I:'.spec.containers[*].image'",
          misconception: 'headers-come-by-themselves',
        },
        { line: range('{.metadata.name} {.spec.containers[*].image}'), misconception: 'formats-alike' },
        {
          line: "kubectl get pods --no-headers -o custom-columns=N:.metadata.name,I:'.spec.image'",
          misconception: 'lists-need-no-index',
        },
      ],
    },
  ]
}

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 160)}…` : text)

export default defineQuestion({
  id: 'which-command-prints',
  concepts: ['field-selectors-and-jsonpath', 'kubectl'],
  levels: [1, 2, 3],
  kinds: ['single-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const names = rng.sample(['zebra', 'mango', 'apple', 'kiwi', 'lemon', 'peach'], 3)
    const pods = names.map((name) =>
      pod(name, {
        labels: { app: rng.pick(['web', 'api']) },
        image: rng.pick(['nginx:1.27', 'redis:7', 'httpd:2.4', 'busybox:1.36']),
        nodeName: rng.pick(['worker-1', 'worker-2']),
      }),
    )
    const one = rng.pick(pods)
    const all = choices(context, one.metadata.labels?.app ?? '', one.metadata.name)
    const choice = rng.pick(all.filter(({ level }) => level === difficulty))
    const stage = openStage(cluster)
    for (const manifest of pods) stage.create('pods', manifest)
    stage.cluster.drain()
    const print = (line: string) => {
      const { stdout, stderr } = stage.kubectl(line)
      return `${stdout}${stderr}`.trimEnd()
    }
    const output = print(choice.line)
    const seen = new Set([output])
    const others = choice.others.filter(({ line }) => {
      const printed = print(line)
      const fresh = !seen.has(printed) && printed.replace(/\s+/g, ' ') !== output.replace(/\s+/g, ' ')
      seen.add(printed)
      return fresh
    })
    if (!output || others.length < 2) return undefined
    const shown = rng.shuffle([{ line: choice.line, misconception: '' }, ...others])
    const options = optionsOf(shown.map(({ line }) => ({ code: line })))
    const slips = options.flatMap(({ id }, i): Slip[] => {
      const { misconception = '' } = shown[i] ?? {}
      return misconception ? [{ misconception, option: id, chosen: true }] : []
    })
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const printed = print(shown[i]?.line ?? '')
        return [
          id,
          {
            key: printed ? 'prints' : 'prints-nothing',
            params: { text: shortened(printed.replaceAll('`', "'").split('\n').join(' ⏎ ')) },
          },
        ]
      }),
    )
    return {
      kind: 'single-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...pods) },
        { kind: 'terminal', title: { key: 'printed' }, text: output },
      ],
      body: { options },
      key: { option: options[shown.findIndex(({ misconception }) => !misconception)]?.id ?? '' },
      slips,
      explanation: { rule: { key: `rule-${difficulty}` }, facts: [{ key: 'observed' }], because },
      scenario: { cluster, objects: pods, commands: [choice.line] },
    }
  },
})
