import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const digest = 'sha256:9d6b58feebd2dbd3c56ab5853333d627cc6e281011cfd6050fa4bcf2072c9496'

interface Container {
  name: string
  image: string
  imagePullPolicy?: string
}

/** Images by what decides of their default policy. */
const images: Record<string, string[]> = {
  untagged: ['nginx', 'registry.example.com/shop/web'],
  port: ['registry.example.com:5000/web', 'localhost:5000/api'],
  latest: ['redis:latest', 'registry.example.com:5000/web:latest'],
  tagged: ['nginx:1.27', 'httpd:2.4', 'registry.example.com:5000/web:v2', 'redis:stable'],
  digest: [`nginx@${digest}`, `registry.example.com/web@${digest}`],
}

function draw({ rng, difficulty }: GenerateContext): Container[] {
  const sorts =
    difficulty === 1
      ? ['untagged', 'latest', 'tagged', 'tagged']
      : ['untagged', 'port', 'latest', 'tagged', 'digest']
  const chosen = rng.shuffle([...rng.sample(sorts, 3), rng.pick(sorts)])
  const drawn = chosen.map((sort) => rng.pick(images[sort] ?? []))
  return [...new Set(drawn)].map((image, i) => ({
    name: ['alpha', 'bravo', 'charlie', 'delta'][i] ?? 'echo',
    image,
    ...(difficulty >= 2 && rng.chance(0.3)
      ? { imagePullPolicy: rng.pick(['Always', 'IfNotPresent', 'Never']) }
      : {}),
  }))
}

const workload = (containers: readonly Container[]): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  ...{
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers } },
    },
  },
})

/** The containers whose policy is Always once the Deployment is stored, and one image changed. */
function always(containers: readonly Container[], change?: { name: string; image: string }): Set<string> {
  const stage = openStage(cluster)
  stage.create('deployments.apps', workload(containers))
  if (change)
    stage.patch('deployments.apps', 'web', { spec: { template: { spec: { containers: [change] } } } })
  const stored = stage.get('deployments.apps', 'web').spec.template.spec?.containers ?? []
  return new Set(stored.filter((c) => c.imagePullPolicy === 'Always').map(({ name }) => name))
}

const asIf = (containers: readonly Container[], change: (image: string) => string) =>
  containers.map((c) => ({ ...c, image: change(c.image) }))

export default defineQuestion({
  id: 'always-pulls',
  concepts: ['building-images', 'containers', 'kubelet'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const containers = draw(context)
    const changed = rng.pick(containers)
    const image =
      changed.image.includes('latest') || !/:\w[\w.]*$/.test(changed.image) ? 'nginx:1.28' : 'nginx:latest'
    const change = difficulty === 3 ? { name: changed.name, image } : undefined
    const line = change && `kubectl set image deployment/web ${changed.name}=${image}`
    const truth = always(containers, change)
    const items = containers.map(({ name }) => name)
    if (truth.size === 0 || truth.size === items.length || items.length < 3) return undefined
    const after = containers.map((c) => (c.name === changed.name && line ? { ...c, image } : c))
    const withoutPolicy = containers.map(({ name, image: own }) => ({ name, image: own }))
    const beliefs: Belief[] = [
      ...(line ? [{ misconception: 'default-follows-the-image', right: always(after) }] : []),
      { misconception: 'policy-gives-way-to-the-tag', right: always(withoutPolicy, change) },
      {
        misconception: 'port-is-a-tag',
        right: always(
          asIf(containers, (i) => (/:5000\/\w+$/.test(i) ? `${i}:1.0` : i)),
          change,
        ),
      },
      {
        misconception: 'no-tag-is-not-latest',
        right: always(
          asIf(containers, (i) => (/:[\w.]+$|@/.test(i) ? i : `${i}:1.0`)),
          change,
        ),
      },
      {
        misconception: 'digest-is-always-checked',
        right: always(
          asIf(containers, (i) => (i.includes('@') ? 'nginx' : i)),
          change,
        ),
      },
      { misconception: 'never-twice', right: new Set() },
      { misconception: 'every-start-pulls', right: new Set(items) },
    ]
    const options = optionsOf(items.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const own = containers[i]
        const key = own?.imagePullPolicy ? 'explicit' : truth.has(items[i] ?? '') ? 'latest' : 'fixed'
        return [id, line && own?.name === changed.name && !own.imagePullPolicy ? { key: 'kept' } : { key }]
      }),
    )
    const manifest = workload(containers)
    return {
      kind: 'multiple-choice',
      prompt: { key: line ? 'prompt-changed' : 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'created' }, text: yamlOf(manifest) },
        ...(line ? [{ kind: 'terminal' as const, text: `$ ${line}` }] : []),
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: line ? 'rule-changed' : 'rule' },
        facts: [{ key: 'observed', params: { names: [...truth].join(', ') } }],
        because,
      },
      scenario: { cluster, objects: [manifest], commands: line ? [line] : [] },
    }
  },
})
