import { configMap, namespace, type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const states = ['Running', 'CreateContainerConfigError', 'ContainerCreating'] as const
type State = (typeof states)[number]

type How = 'key' | 'all' | 'volume' | 'items'

interface Reference {
  how: How
  kind: 'ConfigMap' | 'Secret'
  name: string
  key: string
  optional: boolean
}

const present: Manifest[] = [
  namespace('other'),
  configMap('settings', { color: 'blue', size: 'small' }),
  secret('db', { password: 'hunter2' }),
  configMap('shared', { color: 'green' }, 'other'),
  secret('token', { value: 'abc' }, 'other'),
]

function secret(name: string, stringData: Record<string, string>, inNamespace?: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, ...(inNamespace ? { namespace: inNamespace } : {}) },
    ...{ stringData },
  }
}

/** Names and keys that exist, that do not, and that exist elsewhere. */
const targets = {
  ConfigMap: [
    { level: 1, name: 'settings', key: 'color' },
    { level: 1, name: 'settings', key: 'colour' },
    { level: 1, name: 'setting', key: 'color' },
    { level: 2, name: 'shared', key: 'color' },
    { level: 3, name: 'settings', key: 'Size' },
  ],
  Secret: [
    { level: 1, name: 'db', key: 'password' },
    { level: 1, name: 'db', key: 'user' },
    { level: 2, name: 'token', key: 'value' },
  ],
} as const

function draw({ rng, difficulty }: GenerateContext): Reference {
  const kind = rng.pick(['ConfigMap', 'ConfigMap', 'Secret'] as const)
  const usable = targets[kind].filter(({ level }) => level <= difficulty)
  const { name, key } = rng.pick<{ name: string; key: string }>(usable)
  const how = rng.pick<How>(difficulty === 1 ? ['key', 'all', 'volume'] : ['key', 'all', 'volume', 'items'])
  return { how, kind, name, key, optional: difficulty >= 2 && rng.chance(0.35) }
}

/** The part of a Pod that makes the reference. */
function partOf({ how, kind, name, key, optional }: Reference): object {
  const also = optional ? { optional: true } : {}
  const isMap = kind === 'ConfigMap'
  if (how === 'key')
    return {
      env: [
        {
          name: 'VALUE',
          valueFrom: { [isMap ? 'configMapKeyRef' : 'secretKeyRef']: { name, key, ...also } },
        },
      ],
    }
  if (how === 'all') return { envFrom: [{ [isMap ? 'configMapRef' : 'secretRef']: { name, ...also } }] }
  const items = how === 'items' ? { items: [{ key, path: 'value.txt' }] } : {}
  return isMap
    ? { configMap: { name, ...items, ...also } }
    : { secret: { secretName: name, ...items, ...also } }
}

function manifestOf(name: string, reference: Reference): PodManifest {
  const part = partOf(reference)
  const isVolume = reference.how === 'volume' || reference.how === 'items'
  const container = { name: 'app', image: 'nginx:1.27' }
  return podWith(
    name,
    isVolume
      ? {
          containers: [{ ...container, volumeMounts: [{ name: 'config', mountPath: '/etc/app' }] }],
          volumes: [{ name: 'config', ...part }],
        }
      : { containers: [{ ...container, ...part }] },
  )
}

let base: Stage | undefined

function prepared(): Stage {
  if (!base) {
    base = openStage(cluster)
    for (const object of present)
      base.create(
        object.kind === 'Namespace' ? 'namespaces' : object.kind === 'Secret' ? 'secrets' : 'configmaps',
        object,
      )
    base.settle()
  }
  return base.fork()
}

const known = new Map<string, { state: State; message: string }>()

/** The STATUS that kubectl shows of a Pod with the reference, and what its events complain of. */
function stateOf(reference: Reference): { state: State; message: string } {
  const id = JSON.stringify(reference)
  let found = known.get(id)
  if (!found) {
    const stage = prepared()
    stage.create('pods', manifestOf('probe', reference))
    stage.cluster.advance(20_000)
    const state = stage.kubectl('kubectl get pod probe --no-headers').stdout.trim().split(/\s+/)[2] as State
    const warning = stage.list('events', 'default').find(({ type }) => type === 'Warning')
    found = { state, message: warning?.message ?? '' }
    known.set(id, found)
  }
  return found
}

const brief = (reference: Reference) => {
  const flow = (value: unknown): string =>
    Array.isArray(value)
      ? `[${value.map(flow).join(', ')}]`
      : typeof value === 'object' && value !== null
        ? `{${Object.entries(value)
            .map(([key, one]) => `${key}: ${flow(one)}`)
            .join(', ')}}`
        : String(value)
  const isVolume = reference.how === 'volume' || reference.how === 'items'
  const part = partOf(reference)
  return isVolume ? `volumes: [${flow({ name: 'config', ...part })}]` : flow(part).slice(1, -1)
}

export default defineQuestion({
  id: 'waits-for-its-config',
  concepts: ['configmap', 'secret', 'environment-or-volume'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const count = context.difficulty === 1 ? 3 : 4
    const references = Array.from({ length: count }, () => draw(context))
    const texts = references.map(brief)
    const found = references.map(stateOf)
    const unknown = found.find(({ state }) => !states.includes(state))
    if (unknown) throw new Error(`a state that is no option: ${unknown.state}`)
    if (new Set(texts).size < count || new Set(found.map(({ state }) => state)).size < 2) return undefined
    const matched = references.map((reference, i) => {
      const { state, message } = found[i] as { state: State; message: string }
      const { how, name, optional } = reference
      const isVolume = how === 'volume' || how === 'items'
      const without = stateOf({ ...reference, optional: false }).state
      const isElsewhere = name === 'shared' || name === 'token'
      return {
        text: { code: texts[i] ?? '' },
        right: state,
        beliefs: {
          'reads-other-namespaces': isElsewhere && state !== 'Running' ? ('Running' as const) : undefined,
          'optional-changes-nothing': optional ? without : undefined,
          'missing-is-left-out': state !== 'Running' ? ('Running' as const) : undefined,
          'all-references-fail-alike':
            state === 'Running'
              ? undefined
              : isVolume
                ? ('CreateContainerConfigError' as const)
                : ('ContainerCreating' as const),
          'all-keys-are-asked-for':
            state === 'Running' && (how === 'all' || how === 'volume')
              ? stateOf({ ...reference, name: 'nowhere', optional: false }).state
              : undefined,
        },
        because: message
          ? { key: 'because-message', params: { message } }
          : { key: without === 'Running' ? 'because-found' : 'because-optional' },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      states.map((value) => ({ value, text: { code: value } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', title: { key: 'present' }, text: yamlOf(...present) }],
      body,
      key,
      slips,
      explanation: { rule: { key: 'rule' }, facts: [{ key: 'observed' }], because },
      scenario: {
        cluster,
        objects: [...present, ...references.map((one, i) => manifestOf(`pod-${i + 1}`, one))],
        commands: ['kubectl get pods'],
      },
    }
  },
})
