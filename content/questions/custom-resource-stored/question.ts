import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }] }

const outcomes = ['created', 'patched', 'default', 'absent'] as const
type Outcome = (typeof outcomes)[number]

/** One field with what the schema, the manifest and the patch have for it. */
interface Field {
  path: string
  inSchema: boolean
  default?: string
  created?: string
  /** null removes the field. */
  patched?: string | null
}

interface Story {
  fields: Field[]
  /** The schema's version has the subresource. */
  subresource: boolean
  /** The patch goes through the subresource. */
  throughStatus: boolean
}

const words = ['red', 'blue', 'green', 'slow', 'fast', 'north', 'south', 'east', 'west', 'oak', 'elm', 'ash']

function draw({ rng, difficulty }: GenerateContext): Story {
  const pool = rng.shuffle(words)
  const word = () => pool.pop() ?? ''
  const patches = difficulty >= 2
  const names = rng.sample(['mode', 'zone', 'tier', 'label', 'owner'], 3)
  const spec = names.map((name, i): Field => {
    const inSchema = i < 2
    return {
      path: `spec.${name}`,
      inSchema,
      ...(inSchema && rng.chance(0.6) ? { default: word() } : {}),
      ...(i === 2 || rng.chance(0.5) ? { created: word() } : {}),
      ...(patches && rng.chance(0.6)
        ? { patched: difficulty === 3 && rng.chance(0.35) ? null : word() }
        : {}),
    }
  })
  const status: Field = {
    path: 'status.phase',
    inSchema: true,
    created: word(),
    ...(patches ? { patched: word() } : {}),
  }
  const subresource = rng.chance(difficulty === 1 ? 0.5 : 0.75)
  return {
    fields: rng.shuffle([...spec, status]),
    subresource,
    throughStatus: subresource && patches && rng.chance(0.5),
  }
}

type Values = Record<string, Record<string, string | null>>

/** The fields that have a value at this moment, as nested objects. */
function nested(fields: readonly Field[], at: 'created' | 'patched'): Values {
  const values: Values = {}
  for (const field of fields) {
    const value = field[at]
    const [top = '', name = ''] = field.path.split('.')
    if (value === undefined) continue
    values[top] = { ...values[top], [name]: value }
  }
  return values
}

function definition({ fields, subresource }: Story) {
  const properties = (top: string) => ({
    type: 'object',
    properties: Object.fromEntries(
      fields
        .filter((f) => f.inSchema && f.path.startsWith(top))
        .map((f) => [f.path.split('.')[1], { type: 'string', ...(f.default ? { default: f.default } : {}) }]),
    ),
  })
  const openAPIV3Schema = {
    type: 'object',
    properties: { spec: properties('spec'), status: properties('status') },
  }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'shops.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'shops', singular: 'shop', kind: 'Shop' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          ...(subresource ? { subresources: { status: {} } } : {}),
          schema: { openAPIV3Schema },
        },
      ],
    },
  }
}

function patchLine({ fields, throughStatus }: Story): string | undefined {
  const patch = nested(fields, 'patched')
  if (!Object.keys(patch).length) return undefined
  return `kubectl patch shop one --type=merge ${throughStatus ? '--subresource=status ' : ''}-p '${JSON.stringify(patch)}'`
}

/** What the API server has stored in the end. */
async function storedOf(story: Story): Promise<Record<string, unknown>> {
  const stage = openStage(cluster)
  stage.create('customresourcedefinitions.apiextensions.k8s.io', definition(story))
  stage.settle()
  const shop = {
    apiVersion: 'example.com/v1',
    kind: 'Shop',
    metadata: { name: 'one' },
    ...nested(story.fields, 'created'),
  }
  const made = await stage.run('kubectl create --validate=false -f -', yamlOf(shop))
  if (made.exitCode !== 0) throw new Error(made.stderr)
  const line = patchLine(story)
  if (line) await stage.run(line)
  return JSON.parse(stage.kubectl('kubectl get shop one -o json').stdout)
}

function outcomeOf(field: Field, stored: Record<string, unknown>): Outcome {
  const [top = '', name = ''] = field.path.split('.')
  const value = (stored[top] as Record<string, string> | undefined)?.[name]
  if (value === undefined) return 'absent'
  return value === field.patched ? 'patched' : value === field.created ? 'created' : 'default'
}

export default defineQuestion({
  id: 'custom-resource-stored',
  concepts: ['crds', 'operators'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const story = draw(context)
    const line = patchLine(story)
    if (context.difficulty > 1 && !line) return undefined
    const stored = await storedOf(story)
    const oneDoor = await storedOf({ ...story, subresource: false, throughStatus: false })
    const matched = story.fields.map((field): Matched<Outcome> => {
      const right = outcomeOf(field, stored)
      const sent = field.patched ? 'patched' : field.created ? 'created' : undefined
      return {
        text: { code: `.${field.path}` },
        right,
        beliefs: {
          ...(field.inSchema ? {} : { 'unknown-is-kept': sent }),
          ...(outcomeOf(field, oneDoor) === right ? {} : { 'one-door-for-all': outcomeOf(field, oneDoor) }),
          ...(field.patched === null ? { 'null-removes-for-good': 'absent' } : {}),
          ...(field.default && sent ? { 'default-wins': 'default' } : {}),
          ...(field.default ? { 'defaults-are-only-shown': 'absent' } : {}),
        },
        because: {
          key: field.inSchema
            ? right === 'absent' && field.path.startsWith('status')
              ? 'because-status'
              : `because-${right}`
            : 'because-pruned',
        },
      }
    })
    if (new Set(matched.map(({ right }) => right)).size < 2) return undefined
    const used = outcomes.filter((o) => o !== 'patched' || line)
    const { body, key, slips, because } = pairingOf(
      matched,
      used.map((value) => ({ value, text: { key: value } })),
    )
    const crd = definition(story)
    const shop = {
      apiVersion: 'example.com/v1',
      kind: 'Shop',
      metadata: { name: 'one' },
      ...nested(story.fields, 'created'),
    }
    const lines = ['kubectl create --validate=false -f one.yaml', ...(line ? [line] : [])]
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'version' }, text: yamlOf(crd.spec.versions[0] as object) },
        { kind: 'yaml', title: { key: 'file' }, text: yamlOf(shop) },
        { kind: 'terminal', text: lines.map((l) => `$ ${l}`).join('\n') },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: line ? 'rule-patch' : 'rule' },
        facts: [
          {
            key: 'observed',
            params: { stored: JSON.stringify({ spec: stored.spec, status: stored.status }) },
          },
        ],
        because,
      },
      scenario: { cluster, objects: [crd], commands: ['kubectl get crd shops.example.com'] },
    }
  },
})
