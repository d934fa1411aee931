import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { choiceOf } from '@/lib/quiz/choice'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

const modes = { once: ['ReadWriteOnce'], many: ['ReadWriteMany'], both: ['ReadWriteOnce', 'ReadWriteMany'] }
type Modes = keyof typeof modes

interface Volume {
  name: string
  size: number
  modes: Modes
  class: string
  tier?: string | undefined
  block: boolean
}

interface Claim {
  size: number
  modes: 'once' | 'many'
  class: string
  tier?: string
}

function volume({ name, size, modes: m, class: storageClassName, tier, block }: Volume): Manifest {
  const spec = {
    capacity: { storage: `${size}Gi` },
    accessModes: modes[m],
    ...(storageClassName ? { storageClassName } : {}),
    ...(block ? { volumeMode: 'Block' } : {}),
    // A raw device cannot be a directory of the node.
    ...(block
      ? { local: { path: `/dev/${name}` }, nodeAffinity: anywhere }
      : { hostPath: { path: `/srv/${name}` } }),
  }
  const metadata = { name, ...(tier ? { labels: { tier } } : {}) }
  return { apiVersion: 'v1', kind: 'PersistentVolume', metadata, ...{ spec } }
}

const anywhere = {
  required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/os', operator: 'Exists' }] }] },
}

function claim({ size, modes: m, class: storageClassName, tier }: Claim): Manifest {
  const spec = {
    storageClassName,
    accessModes: modes[m],
    resources: { requests: { storage: `${size}Gi` } },
    ...(tier ? { selector: { matchLabels: { tier } } } : {}),
  }
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, ...{ spec } }
}

function draw({ rng, difficulty }: GenerateContext): { volumes: Volume[]; wanted: Claim } {
  const names = rng.sample(['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern', 'grape'], 5).sort()
  const sizes = rng.sample([5, 8, 10, 12, 15, 20, 30, 50], 5)
  const classes = difficulty === 1 ? ['manual', 'manual', 'slow'] : ['manual', 'manual', 'slow', '']
  const volumes = names.map((name, i): Volume => {
    return {
      ...{ name, size: sizes[i] ?? 1, class: rng.pick(classes) },
      modes: rng.pick(['once', 'both', 'once', 'many'] as const),
      tier: difficulty === 1 ? undefined : rng.pick(['gold', 'iron', undefined]),
      block: difficulty === 3 && rng.chance(0.3),
    }
  })
  const wanted: Claim = {
    ...{ size: rng.pick([6, 8, 9, 10, 11, 16]), modes: rng.chance(0.7) ? 'once' : 'many' },
    class: rng.pick(difficulty === 1 ? ['manual'] : ['manual', 'manual', '']),
    ...(difficulty > 1 && rng.chance(0.4) ? { tier: 'gold' } : {}),
  }
  return { volumes, wanted }
}

function offered(volumes: readonly Volume[]): Stage {
  const stage = openStage(cluster)
  for (const one of volumes) stage.create('persistentvolumes', volume(one))
  return stage
}

/** The volume that the claim gets; `none`: it stays Pending. */
function taken(volumes: readonly Volume[], wanted: Claim): string {
  const stage = offered(volumes)
  stage.create('persistentvolumeclaims', claim(wanted))
  stage.cluster.advance(1_000)
  return stage.get('persistentvolumeclaims', 'data').spec.volumeName ?? 'none'
}

const columns =
  'NAME:.metadata.name,SIZE:.spec.capacity.storage,MODES:.spec.accessModes[*],CLASS:.spec.storageClassName'

export default defineQuestion({
  id: 'volume-for-the-claim',
  concepts: [
    'persistent-volumes-and-claims',
    'access-modes-and-reclaim',
    'storageclass-and-dynamic-provisioning',
  ],
  levels: [1, 2, 3],
  kinds: ['single-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const { volumes, wanted } = draw(context)
    const right = taken(volumes, wanted)
    if (right === 'none' && rng.chance(0.6)) return undefined
    const { tier: _, ...unselective } = wanted
    const fitting = volumes.filter(({ size }) => size >= wanted.size)
    const biggest = [...volumes].sort((a, b) => b.size - a.size)[0]?.name ?? ''
    const believed: Record<string, string> = {
      'modes-do-not-matter': taken(
        volumes.map((v) => ({ ...v, modes: 'both' })),
        wanted,
      ),
      'class-does-not-matter': taken(
        volumes.map((v) => ({ ...v, class: wanted.class })),
        wanted,
      ),
      ...(wanted.tier ? { 'selector-is-a-wish': taken(volumes, unselective) } : {}),
      ...(volumes.some(({ block }) => block)
        ? {
            'block-fits-too': taken(
              volumes.map((v) => ({ ...v, block: false })),
              wanted,
            ),
          }
        : {}),
      'size-must-be-equal': fitting.some(({ size }) => size === wanted.size) ? '' : 'none',
      'biggest-wins': biggest,
    }
    const misconceptionOf = (name: string) => Object.keys(believed).find((key) => believed[key] === name)
    const choice = (name: string) => {
      const misconception = misconceptionOf(name)
      return {
        text: name === 'none' ? { key: 'none' } : { code: name },
        ...(misconception && name !== right ? { misconception } : {}),
      }
    }
    const others = ['none', ...volumes.map(({ name }) => name)].filter((name) => name !== right)
    const { body, key, slips } = choiceOf(rng, choice(right), others.map(choice))
    if (slips.length < 2) return undefined
    const more = `${difficulty > 1 ? ',TIER:.metadata.labels.tier' : ''}${difficulty > 2 ? ',VOLUMEMODE:.spec.volumeMode' : ''}`
    const look = `kubectl get pv -o custom-columns=${columns}${more}`
    return {
      kind: 'single-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', text: `$ ${look}\n${offered(volumes).kubectl(look).stdout}` },
        { kind: 'yaml', text: yamlOf(claim(wanted)) },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : 'rule-more' },
        facts: [right === 'none' ? { key: 'pending' } : { key: 'bound', params: { name: right } }],
      },
      scenario: { cluster, objects: volumes.map(volume), commands: ['kubectl get pv'] },
    }
  },
})
