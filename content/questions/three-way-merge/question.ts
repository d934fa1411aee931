import { configMap } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

type Data = Record<string, string>

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const look = `kubectl get configmap app -o go-template='{{range $k, $v := .data}}{{$k}}={{$v}}{{"\\n"}}{{end}}'`

/** Key and values in the alphabet's order; a value that stands for no key is absent. */
const values: Data = { color: 'red', level: 'info', limit: '10', mode: 'fast', region: 'eu', theme: 'dark' }
const others: Data = {
  color: 'blue',
  level: 'debug',
  limit: '50',
  mode: 'safe',
  region: 'us',
  theme: 'light',
}
const live: Data = {
  color: 'green',
  level: 'trace',
  limit: '99',
  mode: 'test',
  region: 'asia',
  theme: 'plain',
}

interface Story {
  first: Data
  /** null: the key is removed. */
  edits: Record<string, string | null>[]
  second: Data
  /** How the object began; whatever is not applied leaves no record of what was sent. */
  began: 'apply' | 'create'
}

const only = (data: Data, keys: readonly string[]): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)))

function draw({ rng, difficulty }: GenerateContext): Story {
  const keys = rng.sample(Object.keys(values), difficulty === 1 ? 4 : 5)
  const first = only(values, keys.slice(0, -1))
  const added = keys.at(-1) ?? ''
  const [gone, changed, drifted] = rng.shuffle(Object.keys(first)) as [string, string, string]
  const second: Data = { ...first, [changed]: others[changed] ?? '' }
  delete second[gone]
  const extra = rng.chance(0.5) ? { [added]: live[added] ?? '' } : undefined
  if (!extra && rng.chance(0.7)) second[added] = others[added] ?? ''
  const edited = rng.sample([gone, changed, drifted], difficulty === 1 ? 0 : rng.int(1, 2))
  const edits = edited.map((key) => ({ [key]: key !== gone && rng.chance(0.3) ? null : (live[key] ?? '') }))
  return {
    first,
    second,
    edits: [...edits, ...(extra ? [extra] : [])],
    began: difficulty === 3 && rng.chance(0.6) ? 'create' : 'apply',
  }
}

const manifestOf = (data: Data) => yamlOf(configMap('app', data))
const patchLine = (data: object) =>
  `kubectl patch configmap app --type=merge -p '${JSON.stringify({ data })}'`

/** What is there after the first manifest and the edits. */
async function before({ first, edits, began }: Story): Promise<Stage> {
  const stage = openStage(cluster)
  if (began === 'apply') await stage.apply(manifestOf(first))
  else stage.create('configmaps', configMap('app', first))
  for (const edit of edits) stage.kubectl(patchLine(edit))
  return stage
}

const shown = (stage: Stage) => stage.kubectl(look).stdout

function afterPatch(from: Stage, data: object): string {
  const stage = from.fork()
  stage.kubectl(patchLine(data))
  return shown(stage)
}

/** What differs between the two manifests, as a patch: all that counts if nobody looked at the live object. */
function difference({ first, second }: Story): Record<string, string | null> {
  const removed = Object.keys(first).filter((key) => !(key in second))
  const set = Object.entries(second).filter(([key, value]) => first[key] !== value)
  return { ...Object.fromEntries(removed.map((key) => [key, null])), ...Object.fromEntries(set) }
}

async function slipsOf(story: Story, start: Stage, truth: string): Promise<Slip[]> {
  const replaced = start.fork()
  await replaced.run('kubectl replace -f -', manifestOf(story.second))
  const believed = [
    ...(story.began === 'create'
      ? [
          {
            misconception: 'removal-needs-no-record',
            answer: afterPatch(start, { ...difference(story), ...story.second }),
          },
        ]
      : []),
    { misconception: 'apply-replaces', answer: shown(replaced) },
    { misconception: 'apply-never-removes', answer: afterPatch(start, story.second) },
    { misconception: 'live-changes-stay', answer: afterPatch(start, difference(story)) },
    { misconception: 'nothing-is-overwritten', answer: shown(start) },
  ].filter(({ answer }) => answer !== truth && answer.trim() !== '')
  return believed.filter(({ answer }, i) => believed.findIndex((b) => b.answer === answer) === i)
}

export default defineQuestion({
  id: 'three-way-merge',
  concepts: ['manifests-and-apply', 'kubectl', 'annotations', 'gitops'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const story = draw(context)
    const start = await before(story)
    const stage = start.fork()
    await stage.apply(manifestOf(story.second))
    const text = shown(stage)
    if (text.trim() === '') return undefined
    const record = start.get('configmaps', 'app').metadata.annotations
    const commands = [
      `kubectl ${story.began} -f first.yaml`,
      ...story.edits.map(patchLine),
      'kubectl apply -f second.yaml',
    ]
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'first' }, text: manifestOf(story.first) },
        { kind: 'yaml', title: { key: 'second' }, text: manifestOf(story.second) },
        { kind: 'terminal', text: [...commands, look].map((line) => `$ ${line}`).join('\n') },
      ],
      body: { lines: text.trim().split('\n').length },
      key: { text: text.trimEnd() },
      slips: await slipsOf(story, start, text),
      explanation: {
        rule: { key: 'rule' },
        facts: [
          { key: record?.['kubectl.kubernetes.io/last-applied-configuration'] ? 'recorded' : 'unrecorded' },
        ],
        exhibits: [{ kind: 'terminal', text: `$ ${look}\n${text}` }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
