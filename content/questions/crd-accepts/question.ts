import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }] }

/** The schema of spec, as far as it varies. */
interface Rules {
  minimum: number
  maximum: number
  defaultKeep: boolean
  tiers: string[]
  /** More copies than this only in the last tier. */
  limit?: number
  preserves: boolean
}

function draw({ rng, difficulty }: GenerateContext): Rules {
  const maximum = rng.pick([20, 40, 60])
  return {
    minimum: rng.int(1, 3),
    maximum,
    defaultKeep: rng.chance(0.5),
    tiers: rng.pick([
      ['standard', 'archive'],
      ['hot', 'cold'],
      ['local', 'remote'],
    ]),
    ...(difficulty === 3 ? { limit: maximum - 10 } : {}),
    preserves: difficulty >= 2 && rng.chance(0.4),
  }
}

function definition({ minimum, maximum, defaultKeep, tiers, limit, preserves }: Rules) {
  const spec = {
    type: 'object',
    required: ['schedule', 'keep'],
    ...(preserves ? { 'x-kubernetes-preserve-unknown-fields': true } : {}),
    ...(limit
      ? { 'x-kubernetes-validations': [{ rule: `self.keep <= ${limit} || self.tier == '${tiers[1]}'` }] }
      : {}),
    properties: {
      schedule: { type: 'string' },
      keep: { type: 'integer', minimum, maximum, ...(defaultKeep ? { default: minimum } : {}) },
      tier: { type: 'string', enum: tiers, ...(limit ? { default: tiers[0] } : {}) },
    },
  }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'backups.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'backups', singular: 'backup', kind: 'Backup' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
        },
      ],
    },
  }
}

type Tried = { spec: object; about: string; taken?: string; left?: string }

function attempts({ rng, difficulty }: GenerateContext, r: Rules): Tried[] {
  const schedule = '@daily'
  const inside = rng.int(r.minimum + 1, r.maximum - 15)
  const all: Tried[] = [
    { spec: { schedule, keep: inside }, about: 'plain', left: 'all-fields-are-needed' },
    { spec: { schedule, keep: inside, tier: r.tiers[1] }, about: 'plain', left: 'all-fields-are-needed' },
    {
      spec: { schedule, keep: rng.pick([r.minimum - 1, r.maximum, r.maximum + 1]), tier: r.tiers[1] },
      about: 'bound',
      taken: 'bounds-are-advice',
      left: 'bounds-are-excluded',
    },
    { spec: { schedule, keep: String(inside) }, about: 'type', taken: 'types-are-converted' },
    {
      spec: { schedule, keep: inside, tier: (r.tiers[0] ?? '').toUpperCase() },
      about: 'enum',
      taken: 'enum-ignores-case',
    },
    { spec: { keep: inside, tier: r.tiers[0] }, about: 'required', taken: 'missing-is-empty' },
    {
      spec: { schedule, tier: r.tiers[1] },
      about: 'default',
      taken: 'missing-is-empty',
      left: 'default-after-check',
    },
    {
      spec: { schedule, keep: inside, retries: 3 },
      about: 'unknown',
      taken: 'unknown-is-ignored',
      left: 'schema-is-closed',
    },
  ]
  const late: Tried[] = r.limit
    ? [
        { spec: { schedule, keep: r.limit + rng.int(1, 9) }, about: 'rule', taken: 'default-after-check' },
        {
          spec: { schedule, keep: r.limit + rng.int(1, 9), tier: r.tiers[1] },
          about: 'rule',
          left: 'bounds-are-excluded',
        },
      ]
    : []
  const easy = all.filter(({ about }) => ['plain', 'bound', 'type', 'enum', 'required'].includes(about))
  if (difficulty === 1) return rng.sample(easy, 4)
  return rng.shuffle([...late, ...rng.sample(all, 5 - late.length)])
}

export default defineQuestion({
  id: 'crd-accepts',
  concepts: ['crds', 'operators', 'manifests-and-apply'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const rules = draw(context)
    const tried = attempts(context, rules)
    const crd = definition(rules)
    const stage = openStage(cluster)
    stage.create('customresourcedefinitions.apiextensions.k8s.io', crd)
    stage.settle()
    const items: Item[] = []
    const said: string[] = []
    for (const [i, { spec, about, taken, left }] of tried.entries()) {
      const object = { apiVersion: 'example.com/v1', kind: 'Backup', metadata: { name: `b${i}` }, spec }
      const { stderr, exitCode } = await stage.run('kubectl create -f -', JSON.stringify(object))
      const right = exitCode === 0
      if (!right) said.push(stderr.trim())
      items.push({
        text: { code: JSON.stringify(spec) },
        right,
        taken,
        left,
        because: { key: `${right ? 'accepted' : 'refused'}-${about}` },
      })
    }
    if (!items.some(({ right }) => right) || !said.length) return undefined
    const { body, key, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(crd) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-defaults' },
        facts: [{ key: 'observed', params: { refused: said.length, total: items.length } }],
        because,
        exhibits: [{ kind: 'terminal', text: said.join('\n') }],
      },
      scenario: { cluster, objects: [crd], commands: ['kubectl get crd backups.example.com'] },
    }
  },
})
