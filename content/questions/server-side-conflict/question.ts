import { configMap } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

type Data = Record<string, string>

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const names = ['color', 'level', 'limit', 'mode', 'region', 'theme']
const none = 'none'

/** One write before the question: who, what, and how. */
interface Write {
  manager: string
  data: Data
  how: 'apply' | 'force' | 'patch'
}

function draw({ rng, difficulty }: GenerateContext): { writes: Write[]; last: Data } {
  const keys = rng.sample(names, 4)
  const value = () => String(rng.int(1, 3))
  const some = (from: readonly string[]) => Object.fromEntries(from.map((key) => [key, value()]))
  const writes: Write[] = [{ manager: 'alice', data: some(keys.slice(0, 3)), how: 'apply' }]
  const own = writes[0]?.data ?? {}
  if (difficulty === 2)
    writes.push({ manager: 'carol', data: some([rng.pick(Object.keys(own))]), how: 'patch' })
  if (difficulty === 3) {
    writes.push({ manager: 'bob', data: some(rng.sample(keys.slice(0, 3), 2)), how: 'force' })
    if (rng.chance(0.6)) writes.push({ manager: 'alice', data: some(keys.slice(0, 3)), how: 'force' })
  }
  const last = Object.fromEntries(
    rng.sample(keys, rng.int(2, 3)).map((key) => [key, rng.chance(0.4) ? (own[key] ?? value()) : value()]),
  )
  return { writes, last }
}

function commandOf({ manager, data, how }: Write, file: string): string {
  if (how === 'patch')
    return `kubectl patch configmap app --type=merge --field-manager=${manager} -p '${JSON.stringify({ data })}'`
  return `kubectl apply --server-side --field-manager=${manager}${how === 'force' ? ' --force-conflicts' : ''} -f ${file}`
}

async function perform(stage: Stage, write: Write) {
  return stage.run(commandOf(write, '-'), yamlOf(configMap('app', write.data)))
}

/** The keys that the API server names as conflicts when bob applies; none, if it accepts. */
async function conflictsOf(writes: readonly Write[], last: Data): Promise<string[] | undefined> {
  const stage = openStage(cluster)
  for (const write of writes) if ((await perform(stage, write)).exitCode !== 0) return undefined
  const { exitCode, stderr } = await perform(stage, { manager: 'bob', data: last, how: 'apply' })
  if (exitCode === 0) return []
  const found = [...stderr.matchAll(/\.data\.(\w+)/g)].map(([, key]) => key ?? '')
  return found.length ? [...new Set(found)] : undefined
}

export default defineQuestion({
  id: 'server-side-conflict',
  concepts: ['manifests-and-apply', 'object-model', 'kube-apiserver'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { writes, last } = draw(context)
    const conflicts = await conflictsOf(writes, last)
    if (!conflicts || (conflicts.length === 0 && context.rng.chance(0.6))) return undefined
    const keys = [
      ...new Set([...writes.flatMap(({ data }) => Object.keys(data)), ...Object.keys(last)]),
    ].sort()
    const items = [...keys, none]
    const truth = new Set(conflicts.length ? conflicts : [none])
    const owned = new Set(writes.filter((w) => w.manager !== 'bob').flatMap(({ data }) => Object.keys(data)))
    const beliefs: Belief[] = [
      { misconception: 'last-writer-wins', right: new Set([none]) },
      {
        misconception: 'equal-values-conflict',
        right: new Set(Object.keys(last).filter((key) => owned.has(key))),
      },
      {
        misconception: 'missing-fields-conflict',
        right: new Set(keys.filter((key) => !(key in last) || truth.has(key))),
      },
      { misconception: 'new-fields-conflict', right: new Set(Object.keys(last)) },
    ]
    const options = optionsOf(
      items.map((item) => (item === none ? { key: 'no-conflict' } : { code: `.data.${item}` })),
    )
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const item = items[i] ?? ''
        if (item === none) return [id, { key: truth.has(none) ? 'accepted' : 'refused' }]
        if (truth.has(item)) return [id, { key: 'conflict' }]
        return [id, { key: item in last ? 'no-other-value' : 'not-sent' }]
      }),
    )
    const files = writes.filter(({ how }) => how !== 'patch')
    const nameOf = (write: Write) => `${files.indexOf(write) + 1}.yaml`
    const lines = writes.map((write) => `$ ${commandOf(write, nameOf(write))}`)
    const final = `${files.length + 1}.yaml`
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        ...files.map((write) => ({
          kind: 'yaml' as const,
          title: { key: 'file', params: { name: nameOf(write) } },
          text: yamlOf({ data: write.data }),
        })),
        { kind: 'yaml', title: { key: 'file', params: { name: final } }, text: yamlOf({ data: last }) },
        {
          kind: 'terminal',
          text: [...lines, `$ ${commandOf({ manager: 'bob', data: last, how: 'apply' }, final)}`].join('\n'),
        },
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: conflicts.length } }],
        because,
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
