import { configMap, deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }] }

/** What a kustomization says besides its resources. */
interface Layer {
  namePrefix?: string
  nameSuffix?: string
  namespace?: string
  images?: { name: string; newName?: string; newTag?: string }[]
  replicas?: { name: string; count: number }[]
}

const base = deployment('web', { replicas: 1, labels: { app: 'web' }, image: 'nginx:1.27' })
const settings = configMap('settings', { LEVEL: 'info' })

/** The base refers to its ConfigMap. */
function baseObjects(): object[] {
  const spec = (base as unknown as { spec: { template: { spec: { containers: object[] } } } }).spec
  const containers = spec.template.spec.containers.map((c) => ({
    ...c,
    envFrom: [{ configMapRef: { name: 'settings' } }],
  }))
  const template = { ...spec.template, spec: { containers } }
  return [{ ...base, spec: { ...spec, template } }, settings]
}

const folders = ['base', 'region', 'prod']

function draw({ rng, difficulty }: GenerateContext): Layer[] {
  const layer = (prefix: string): Layer => ({
    ...(rng.chance(0.6) ? { namePrefix: `${prefix}-` } : {}),
    ...(rng.chance(0.3) ? { nameSuffix: `-${rng.pick(['v2', 'blue', 'a'])}` } : {}),
    ...(rng.chance(0.4) ? { namespace: `${prefix}-space` } : {}),
    ...(rng.chance(0.6)
      ? {
          images: [
            difficulty === 3 && rng.chance(0.5)
              ? { name: 'nginx', newName: `registry.test/${prefix}/nginx`, newTag: '1.28' }
              : { name: 'nginx', newTag: rng.pick(['1.28', '1.29', '1.30']) },
          ],
        }
      : {}),
    ...(rng.chance(0.5) ? { replicas: [{ name: 'web', count: rng.int(2, 9) }] } : {}),
  })
  const region = rng.pick(['eu', 'us', 'asia'])
  if (difficulty === 1) return [{}, layer('prod')]
  return difficulty === 2 ? [layer('shop'), layer('prod')] : [layer('shop'), layer(region), layer('prod')]
}

/** The folders of the layers: the lowest has the objects, each other one the one below. */
function filesOf(layers: readonly Layer[]): Record<string, string> {
  const names = namesOf(layers)
  const files: Record<string, string> = { '/root/base/web.yaml': yamlOf(...baseObjects()) }
  for (const [i, layer] of layers.entries()) {
    const resources = [i === 0 ? 'web.yaml' : `../${names[i - 1]}`]
    files[`/root/${names[i]}/kustomization.yaml`] = yamlOf({ resources, ...layer })
  }
  return files
}

const namesOf = (layers: readonly Layer[]) => (layers.length === 3 ? folders : ['base', 'prod'])

const filter = "grep -oE '(image|name|namespace|replicas): .*'"

async function printed(layers: readonly Layer[], folder: string): Promise<string> {
  const stage = new Stage(openStage(cluster).cluster, filesOf(layers))
  const { stdout, exitCode, stderr } = await stage.run(
    `cd /root; kubectl kustomize ${folder} > all.yaml && sed '1,/^---/d' all.yaml | ${filter}`,
  )
  if (exitCode !== 0) throw new Error(stderr)
  return stdout.trim()
}

export default defineQuestion({
  id: 'overlay-prints',
  concepts: ['kustomize', 'manifests-and-apply'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const layers = draw(context)
    const fields = layers.map((layer) => Object.keys(layer).length)
    if (fields.slice(1).some((count) => count === 0) || (layers.length > 2 && fields[0] === 0))
      return undefined
    const text = await printed(layers, 'prod')
    const reversed = await printed([...layers].reverse(), 'prod')
    const beliefs: [string, string][] = [
      ['overlay-alone', await printed([{}, layers.at(-1) ?? {}], 'prod')],
      ['inner-layer-wins', reversed],
      [
        'references-stay',
        text.replace(/(image: .*\n)?name: \S*settings\S*/, (all) =>
          all.replace(/name: \S*$/, 'name: settings'),
        ),
      ],
      ['base-stays', await printed([{}, {}], 'prod')],
    ]
    const slips = beliefs
      .filter(([, answer], i) => answer !== text && beliefs.findIndex(([, other]) => other === answer) === i)
      .map(([misconception, answer]): Slip => ({ misconception, answer }))
    if (!slips.length) return undefined
    const files = filesOf(layers)
    const command = `$ kubectl kustomize prod | sed '1,/^---/d' | ${filter}`
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        ...Object.entries(files).map(([path, yaml]) => ({
          kind: 'yaml' as const,
          title: { key: 'file', params: { path: path.slice('/root/'.length) } },
          text: yaml.trimEnd(),
        })),
        { kind: 'terminal', text: command },
      ],
      body: { lines: text.split('\n').length },
      key: { text },
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-layers' : 'rule' },
        facts: [],
        exhibits: [{ kind: 'terminal', text: `${command}\n${text}` }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
