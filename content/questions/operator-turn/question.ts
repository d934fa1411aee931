import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

const crd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'websites.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'websites', singular: 'website', kind: 'Website' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: { image: { type: 'string' }, replicas: { type: 'integer' } },
              },
            },
          },
        },
      },
    ],
  },
}

/** The fields that the operator writes besides what every Deployment needs. */
const writable = ['replicas', 'env', 'label'] as const
type Written = (typeof writable)[number]

interface Operator {
  writes: Written[]
  runs: boolean
}

const name = 'blog'

function website(replicas: number, image: string) {
  return {
    apiVersion: 'example.com/v1',
    kind: 'Website',
    metadata: { name },
    spec: { image, replicas },
  }
}

/** The Deployment that the operator applies for a Website. */
function wanted(spec: { image: string; replicas: number }, uid: string, { writes }: Operator) {
  const has = (field: Written) => writes.includes(field)
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      ...(has('label') ? { labels: { team: 'web' } } : {}),
      ownerReferences: [{ apiVersion: 'example.com/v1', kind: 'Website', name, uid, controller: true }],
    },
    spec: {
      ...(has('replicas') ? { replicas: spec.replicas } : {}),
      selector: { matchLabels: { site: name } },
      template: {
        metadata: { labels: { site: name } },
        spec: {
          containers: [
            {
              name: 'web',
              image: spec.image,
              ...(has('env') ? { env: [{ name: 'MODE', value: 'prod' }] } : {}),
            },
          ],
        },
      },
    },
  }
}

/** One turn of the operator's loop: for the Website, if there is one, the Deployment is applied. */
async function turn(stage: Stage, operator: Operator): Promise<void> {
  if (!operator.runs) return
  const { stdout } = stage.kubectl(`kubectl get website ${name} --ignore-not-found -o json`)
  if (!stdout) return
  const { metadata, spec } = JSON.parse(stdout)
  const line = 'kubectl apply --server-side --force-conflicts --field-manager=website-operator -f -'
  const { exitCode, stderr } = await stage.run(line, yamlOf(wanted(spec, metadata.uid, operator)))
  if (exitCode !== 0) throw new Error(stderr)
}

/** A command, what shows its effect, and why somebody may be wrong about it. */
interface Edit {
  line: string
  /** Prints this while the effect is there. */
  shows: RegExp
  field: Written | 'other' | 'image' | 'child' | 'parent'
}

function edits({ rng, difficulty }: GenerateContext, replicas: number): Edit[] {
  const more = replicas + rng.int(1, 3)
  const all: Edit[] = [
    {
      line: `kubectl scale deployment ${name} --replicas=${more}`,
      shows: new RegExp(`replicas=${more};`),
      field: 'replicas',
    },
    {
      line: `kubectl set image deployment/${name} web=nginx:1.29`,
      shows: /image=nginx:1\.29;/,
      field: 'image',
    },
    { line: `kubectl set env deployment/${name} MODE=test`, shows: /MODE=test;/, field: 'env' },
    { line: `kubectl label deployment ${name} team=shop --overwrite`, shows: /team=shop;/, field: 'label' },
    { line: `kubectl annotate deployment ${name} note=checked`, shows: /note=checked;/, field: 'other' },
    { line: `kubectl set env deployment/${name} COLOR=red`, shows: /COLOR=red;/, field: 'other' },
    { line: `kubectl delete deployment ${name}`, shows: /^$/, field: 'child' },
    {
      line: `kubectl patch website ${name} --type=merge -p '{"spec":{"image":"nginx:1.30"}}'`,
      shows: /image=nginx:1\.30;/,
      field: 'parent',
    },
    { line: `kubectl delete website ${name}`, shows: /^$/, field: 'parent' },
  ]
  return rng.sample(all, difficulty === 1 ? 4 : 5)
}

function look(stage: Stage): string {
  const { stdout } = stage.kubectl(`kubectl get deployment ${name} --ignore-not-found -o json`)
  if (!stdout) return ''
  const { metadata, spec } = JSON.parse(stdout)
  const [web] = spec.template.spec.containers
  const env = (web.env ?? []).map((e: { name: string; value: string }) => `${e.name}=${e.value};`)
  const pairs = Object.entries({ ...metadata.labels, ...metadata.annotations }).map(([k, v]) => `${k}=${v};`)
  return [`replicas=${spec.replicas};`, `image=${web.image};`, ...env, ...pairs].join('')
}

async function holds(start: Stage, operator: Operator, { line, shows }: Edit): Promise<boolean> {
  const stage = start.fork()
  stage.kubectl(line)
  await turn(stage, operator)
  stage.cluster.advance(2000)
  return shows.test(look(stage))
}

function drawOperator({ rng, difficulty }: GenerateContext): Operator {
  const writes = difficulty === 1 ? (['replicas'] as Written[]) : rng.sample(writable, rng.int(1, 2))
  return { writes, runs: difficulty < 3 || rng.chance(0.7) }
}

export default defineQuestion({
  id: 'operator-turn',
  concepts: ['operators', 'crds', 'reconcile-loop'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { rng } = context
    const operator = drawOperator(context)
    const replicas = rng.int(1, 3)
    const site = website(replicas, rng.pick(['nginx:1.27', 'nginx:1.28']))
    const stage = openStage(cluster)
    stage.create('customresourcedefinitions.apiextensions.k8s.io', crd)
    stage.cluster.advance(1000)
    stage.create('websites.example.com', site)
    await turn(stage, { ...operator, runs: true })
    stage.cluster.advance(2000)
    const items: Item[] = []
    for (const edit of edits(context, replicas)) {
      const right = await holds(stage, operator, edit)
      const own = edit.field === 'parent'
      items.push({
        text: { code: edit.line },
        right,
        taken: operator.runs ? 'edit-the-child' : 'definition-acts',
        left: own ? 'resource-is-for-reading' : operator.runs ? 'operator-owns-all' : 'definition-acts',
        because: {
          key: `${right ? 'holds' : 'gone'}-${operator.runs ? (own ? 'parent' : 'turn') : own ? 'parent-stopped' : 'stopped'}`,
        },
      })
    }
    const count = items.filter(({ right }) => right).length
    if (count === 0 || count === items.length) return undefined
    const { body, key, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: operator.runs ? 'prompt' : 'prompt-stopped' },
      exhibits: [
        { kind: 'yaml', title: { key: 'site' }, text: yamlOf(site) },
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(wanted(site.spec, '…', operator)) },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: operator.runs ? 'rule' : 'rule-stopped' },
        facts: [{ key: 'observed', params: { count, total: items.length } }],
        because,
      },
      scenario: { cluster, objects: [crd, site], commands: ['kubectl get websites'] },
    }
  },
})
