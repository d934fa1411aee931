import { configMap, type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Variable {
  name: string
  value: string
}

interface Drawn {
  /** ConfigMaps by name, in the order of `envFrom`, each with its prefix. */
  maps: { name: string; prefix?: string; data: Record<string, string> }[]
  env: Variable[]
  printed: string[]
}

const colors = ['red', 'blue', 'green', 'white', 'black']
const hosts = ['db', 'cache', 'queue', 'store']

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [first = '', second = '', third = ''] = rng.sample(colors, 3)
  const host = rng.pick(hosts)
  const both = rng.chance(0.7)
  const maps: Drawn['maps'] = [
    { name: 'base', data: { COLOR: first, HOST: host, ...(both ? { SIZE: 'small' } : {}) } },
    {
      name: 'extra',
      data: { COLOR: second, SIZE: rng.pick(['large', 'huge']) },
      ...(difficulty >= 2 && rng.chance(0.4) ? { prefix: rng.pick(['APP_', 'MY_']) } : {}),
    },
  ]
  const prefix = maps[1]?.prefix ?? ''
  const reference: Variable = {
    name: 'URL',
    value: `http://$(HOST)/$(${rng.pick(['COLOR', `${prefix}SIZE`])})`,
  }
  const literal: Variable = { name: 'NOTE', value: rng.pick(['$$(HOST)', '$HOST', '$(PLACE)']) }
  const override: Variable = { name: rng.pick(['COLOR', 'SIZE']), value: third }
  const late: Variable = { name: 'PLACE', value: rng.pick(['tokyo', 'osaka', 'kyoto']) }
  const early: Variable = { name: 'FROM', value: '$(PLACE):$(HOST)' }
  const env =
    difficulty === 1
      ? [override]
      : difficulty === 2
        ? rng.shuffle([override, reference])
        : rng.chance(0.5)
          ? [early, late, literal]
          : rng.shuffle([late, early, override])
  const printed = [
    ...new Set([
      ...rng.sample(['COLOR', 'SIZE', 'HOST', ...(prefix ? [`${prefix}COLOR`] : [])], 2),
      ...env.map(({ name }) => name),
    ]),
  ]
  return {
    maps: rng.chance(0.5) ? maps : [...maps].reverse(),
    env,
    printed: rng.shuffle(printed).slice(0, 4),
  }
}

const manifestOf = ({ maps, env, printed }: Drawn): PodManifest =>
  podWith('show', {
    restartPolicy: 'Never',
    containers: [
      {
        name: 'show',
        image: 'busybox:1.36',
        command: ['printenv', ...printed],
        envFrom: maps.map(({ name, prefix }) => ({ ...(prefix ? { prefix } : {}), configMapRef: { name } })),
        env,
      },
    ],
  })

const objectsOf = (drawn: Drawn): Manifest[] => [
  ...[...drawn.maps]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, data }) => configMap(name, data)),
  manifestOf(drawn),
]

/** What the Pod's log says. */
function logged(drawn: Drawn): string {
  const stage = openStage(cluster)
  for (const { name, data } of drawn.maps) stage.create('configmaps', configMap(name, data))
  stage.create('pods', manifestOf(drawn))
  stage.cluster.advance(10_000)
  return stage.cluster.logs('default', 'show', 'show').join('\n').trim()
}

/** References to variables that are defined later, filled in nevertheless. */
function lookAhead({ env, ...drawn }: Drawn): Drawn {
  const late = new Map(env.map(({ name, value }) => [name, value]))
  const filled = env.map(({ name, value }) => ({
    name,
    value: value.replace(/(?<!\$)\$\((\w+)\)/g, (all, of: string) => late.get(of) ?? all),
  }))
  return { ...drawn, env: filled }
}

export default defineQuestion({
  id: 'variables-in-the-container',
  concepts: ['configmap', 'environment-or-volume'],
  levels: [1, 2, 3],
  kinds: ['output'],
  generate(context) {
    const drawn = draw(context)
    const text = logged(drawn)
    const lines = text.split('\n')
    // A variable that is not set ends printenv with an error and prints nothing.
    if (lines.length !== drawn.printed.length || lines.some((line) => line === '')) return undefined
    const { maps, env, printed } = drawn
    const names = new Set(
      maps.flatMap(({ data, prefix = '' }) => Object.keys(data).map((key) => prefix + key)),
    )
    const hasPrefix = maps.some(({ prefix }) => prefix)
    const unset = (line: string) => line.replace(/(?<!\$)\$\(\w+\)/g, '')
    const slips = slipsOfAnswers(text, {
      'first-source-wins': logged({ ...drawn, maps: [...maps].reverse() }),
      'envfrom-wins': env.some(({ name }) => names.has(name))
        ? logged({ ...drawn, env: env.filter(({ name }) => !names.has(name)) })
        : undefined,
      'references-look-ahead': logged(lookAhead(drawn)),
      'references-are-not-filled-in': lines
        .map((line, i) => env.find(({ name }) => name === printed[i])?.value ?? line)
        .join('\n'),
      'shell-syntax-works': lines
        .map((line) =>
          line.replace(
            /\$\((\w+)\)|\$(\w+)/g,
            (all, a: string, b: string) => writtenValue(drawn, a ?? b) ?? all,
          ),
        )
        .join('\n'),
      'unknown-becomes-empty': lines.map(unset).join('\n'),
      'prefix-is-for-show': hasPrefix
        ? logged({ ...drawn, maps: maps.map(({ name, data }) => ({ name, data })) })
        : undefined,
    })
    if (slips.length < 1) return undefined
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(...objectsOf(drawn)) }],
      body: { lines: lines.length },
      key: { text },
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-references' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ kubectl logs show\n${text}` }],
      },
      scenario: { cluster, objects: objectsOf(drawn), commands: ['kubectl logs show'] },
    }
  },
})

/** The value that a ConfigMap or the Pod gives a variable, as it is written. */
function writtenValue({ maps, env }: Drawn, name: string): string | undefined {
  const own = env.find((one) => one.name === name)?.value
  return (
    own ??
    maps
      .flatMap(({ data, prefix = '' }) =>
        name.startsWith(prefix) ? (data[name.slice(prefix.length)] ?? []) : [],
      )
      .at(-1)
  )
}
