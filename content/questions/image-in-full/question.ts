import { pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Image {
  registry: string
  path: string
  tag: string
}

const written = ({ registry, path, tag }: Image) =>
  `${registry ? `${registry}/` : ''}${path}${tag ? `:${tag}` : ''}`

function draw({ rng, difficulty }: GenerateContext): Image {
  const hosts = ['quay.io', 'ghcr.io', 'registry.example.com']
  const odd = ['localhost:5000', 'localhost', 'registry:5000', 'images.shop:443', 'docker.io']
  const registry = rng.pick(difficulty === 1 ? ['', '', ...hosts] : difficulty === 2 ? ['', ...hosts] : odd)
  const name = rng.pick(['store', 'mailer', 'search', 'billing'])
  const owner = rng.pick(['acme', 'team', 'registry', 'shop'])
  const path = rng.pick([
    name,
    `${owner}/${name}`,
    ...(difficulty > 1 && registry ? [`${owner}/web/${name}`] : []),
  ])
  const tag = rng.pick(['', '', '1.4', 'v2', 'stable'])
  return { registry, path, tag }
}

/** The reference that the container runtime reports of the running container. */
function resolved(image: string): string {
  const stage = openStage(cluster)
  stage.create('pods', pod('app', { image }))
  stage.cluster.advance(15_000)
  const found = stage.get('pods', 'app').status?.containerStatuses?.[0]?.image
  if (!found?.includes('/')) throw new Error(`${image} became ${found}`)
  return found
}

export default defineQuestion({
  id: 'image-in-full',
  concepts: ['supply-chain', 'container-security', 'building-images'],
  levels: [1, 2, 3],
  kinds: ['short-text'],
  generate(context) {
    const drawn = draw(context)
    const image = written(drawn)
    const text = resolved(image)
    if (text === image && context.rng.chance(0.7)) return undefined
    const full = (host: string, rest: string, one: string) => `${host}/${rest}${one ? `:${one}` : ''}`
    const { registry, path, tag } = drawn
    const guessed = tag || 'latest'
    const manifest = pod('app', { image })
    return {
      kind: 'short-text',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(manifest) }],
      body: { multiline: false },
      key: { text },
      slips: slipsOfAnswers(text, {
        'tag-is-not-needed': registry && !tag ? image : undefined,
        'written-is-all': image,
        'library-is-left-out': full(registry || 'docker.io', path, guessed),
        'library-always': full(registry || 'docker.io', `library/${path}`, guessed),
        'kubernetes-has-a-registry': full(registry || 'registry.k8s.io', path, guessed),
        'first-part-is-an-owner': full('docker.io', registry ? `${registry}/${path}` : path, guessed),
      }),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { text } }],
      },
      scenario: { cluster, objects: [manifest], commands: ['kubectl describe pod app'] },
    }
  },
})
