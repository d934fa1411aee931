import { podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, RequestRefused, type Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const group = 'admissionregistration.k8s.io/v1'

interface Asked {
  image: string
  init?: string
  level: number
  /** Shown by whoever lets it through although it is refused; by whoever refuses it although it passes. */
  taken: string
  left: string
}

interface Rule {
  key: string
  level: number
  expression: string
}

const digest = `sha256:${'4f0c9e12ab37d865'.repeat(4)}`

const rulesFor = (host: string): Rule[] => [
  {
    key: 'host-with-slash',
    level: 1,
    expression: `object.spec.containers.all(c, c.image.startsWith('${host}/'))`,
  },
  {
    key: 'some-container',
    level: 2,
    expression: `object.spec.containers.exists(c, c.image.startsWith('${host}/'))`,
  },
  {
    key: 'host-without-slash',
    level: 1,
    expression: `object.spec.containers.all(c, c.image.startsWith('${host}'))`,
  },
  {
    key: 'host-anywhere',
    level: 2,
    expression: `object.spec.containers.all(c, c.image.contains('${host}/'))`,
  },
  { key: 'not-latest', level: 1, expression: "object.spec.containers.all(c, !c.image.endsWith(':latest'))" },
  { key: 'digest', level: 2, expression: "object.spec.containers.all(c, c.image.contains('@sha256:'))" },
  {
    key: 'all-containers',
    level: 3,
    expression: `(object.spec.containers + object.spec.?initContainers.orValue([])).all(c, c.image.startsWith('${host}/'))`,
  },
  {
    key: 'init-must-be-there',
    level: 3,
    expression: `(object.spec.containers + object.spec.initContainers).all(c, c.image.startsWith('${host}/'))`,
  },
]

const podsFor = (host: string): Asked[] => [
  { image: 'nginx', level: 1, taken: 'short-names-are-ours', left: 'latest-is-seen-without-a-tag' },
  {
    image: `${host}/web:1.4`,
    init: `${host}/setup:1`,
    level: 3,
    taken: 'a-tag-is-exact',
    left: 'policy-knows-more',
  },
  { image: 'nginx:1.27', level: 1, taken: 'short-names-are-ours', left: 'policy-knows-more' },
  { image: `${host}/web:1.4`, level: 1, taken: 'a-tag-is-exact', left: 'policy-knows-more' },
  { image: `${host}/web:latest`, level: 1, taken: 'our-registry-is-enough', left: 'policy-knows-more' },
  { image: `${host}/web`, level: 1, taken: 'our-registry-is-enough', left: 'latest-is-seen-without-a-tag' },
  { image: `${host}.evil.example/web:1.4`, level: 1, taken: 'prefix-means-host', left: 'prefix-means-host' },
  { image: `evil.example/${host}/web:1.4`, level: 2, taken: 'prefix-means-host', left: 'prefix-means-host' },
  { image: `${host}/web@${digest}`, level: 2, taken: 'our-registry-is-enough', left: 'policy-knows-more' },
  {
    image: `evil.example/web@${digest}`,
    level: 2,
    taken: 'digest-says-from-whom',
    left: 'digest-says-from-whom',
  },
  {
    image: `${host}/web:1.4`,
    init: 'busybox',
    level: 3,
    taken: 'init-containers-are-free',
    left: 'init-containers-are-covered',
  },
  {
    image: 'nginx:1.27',
    init: `${host}/setup:1`,
    level: 3,
    taken: 'init-containers-are-free',
    left: 'init-containers-are-covered',
  },
]

const podOf = ({ image, init }: Asked): Manifest =>
  podWith('web', {
    ...(init ? { initContainers: [{ name: 'setup', image: init }] } : {}),
    containers: [{ name: 'web', image }],
  })

function policyOf(expression: string): [Manifest, Manifest] {
  const resourceRules = [
    { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] },
  ]
  const spec = { matchConstraints: { resourceRules }, validations: [{ expression }] }
  const binding = { policyName: 'images', validationActions: ['Deny'] }
  return [
    { apiVersion: group, kind: 'ValidatingAdmissionPolicy', metadata: { name: 'images' }, ...{ spec } },
    {
      apiVersion: group,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'images' },
      ...{ spec: binding },
    },
  ]
}

/** The words of the refusal; undefined: the Pod is created. */
function refusal(before: Stage, asked: Asked): string | undefined {
  try {
    before.fork().create('pods', podOf(asked))
  } catch (error) {
    if (!(error instanceof RequestRefused) || !error.message.includes('ValidatingAdmissionPolicy'))
      throw error
    return /denied request: (.*?)","/.exec(error.message)?.[1] ?? error.message
  }
  return undefined
}

function draw({ rng, difficulty }: GenerateContext): { rule: Rule; asked: Asked[] } {
  const host = rng.pick(['registry.example.com', 'images.shop.example', 'harbor.corp.example'])
  const rules = rulesFor(host).filter(({ level }) => (difficulty === 3 ? level >= 2 : level <= difficulty))
  const pods = podsFor(host).filter(({ level }) => level <= difficulty)
  return { rule: rng.pick(rules), asked: rng.sample(pods, 5) }
}

export default defineQuestion({
  id: 'images-admitted',
  concepts: ['supply-chain', 'policy-as-code', 'admission-control'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rule, asked } = draw(context)
    const [policy, binding] = policyOf(rule.expression)
    const stage = openStage(cluster)
    stage.create('validatingadmissionpolicies.admissionregistration.k8s.io', policy)
    stage.create('validatingadmissionpolicybindings.admissionregistration.k8s.io', binding)
    stage.settle()
    const items = asked.map((one): Item => {
      const why = refusal(stage, one)
      const { image, init } = one
      const missing = rule.key === 'init-must-be-there' && !init
      return {
        text: init ? { key: 'with-init', params: { image, init } } : { code: image },
        right: why === undefined,
        taken: missing ? 'missing-is-empty' : one.taken,
        left: one.left,
        because: why === undefined ? { key: 'created' } : { key: 'refused', params: { message: why } },
      }
    })
    const count = items.filter(({ right }) => right).length
    if (count === 0 || count === items.length) return undefined
    const { body, key, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(policy, binding) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-init' : 'rule' },
        facts: [{ key: 'observed', params: { count, total: items.length } }],
        because,
      },
      scenario: { cluster, objects: [policy, binding], commands: ['kubectl run web --image=nginx:1.27'] },
    }
  },
})
