import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

/** How two containers, `one` and `two`, are put together. */
interface Setting {
  together: boolean
  shareProcesses: boolean
  hostNetwork: boolean
  /** Where each mounts the emptyDir; undefined: not at all. */
  mounts: [string | undefined, string | undefined]
}

function draw({ rng, difficulty }: GenerateContext): Setting {
  const mount = () => rng.pick(['/data', '/data', '/cache', undefined])
  return {
    together: difficulty === 1 ? true : rng.chance(0.6),
    shareProcesses: difficulty >= 2 && rng.chance(0.5),
    hostNetwork: difficulty === 3 && rng.chance(0.6),
    mounts: [mount(), mount()],
  }
}

function manifests({ together, shareProcesses, hostNetwork, mounts }: Setting): Manifest[] {
  const container = (name: string, at: string | undefined, rest: object) => ({
    name,
    ...rest,
    ...(at ? { volumeMounts: [{ name: 'work', mountPath: at }] } : {}),
  })
  const one = container('one', mounts[0], { image: 'busybox:1.36', command: ['sleep', '1d'] })
  const two = container('two', mounts[1], { image: 'nginx:1.27', env: [{ name: 'MODE', value: 'fast' }] })
  const podOf = (name: string, containers: object[]): Manifest => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    ...{
      spec: {
        nodeName: 'worker-1',
        ...(shareProcesses ? { shareProcessNamespace: true } : {}),
        ...(hostNetwork ? { hostNetwork: true } : {}),
        containers,
        ...(mounts.some(Boolean) ? { volumes: [{ name: 'work', emptyDir: {} }] } : {}),
      },
    },
  })
  return together ? [podOf('pair', [one, two])] : [podOf('first', [one]), podOf('second', [two])]
}

const facts = [
  'localhost',
  'processes',
  'root-file',
  'data-file',
  'environment',
  'hostname',
  'address',
  'kernel',
] as const
type Fact = (typeof facts)[number]

const seen = new Map<string, Promise<Set<Fact>>>()

function sharedIn(setting: Setting): Promise<Set<Fact>> {
  const id = JSON.stringify(setting)
  let shared = seen.get(id)
  if (!shared) {
    shared = lookAround(setting)
    seen.set(id, shared)
  }
  return shared
}

/** What container `one` sees of container `two`, by commands in both. */
async function lookAround(setting: Setting): Promise<Set<Fact>> {
  const stage = openStage(cluster)
  for (const manifest of manifests(setting)) stage.create('pods', manifest)
  stage.settle()
  const [first, second] = setting.together ? ['pair', 'pair'] : ['first', 'second']
  const one = inside(stage, `${first} -c one`)
  const two = inside(stage, `${second} -c two`)
  await two('touch /note')
  if (setting.mounts[1]) await two(`touch ${setting.mounts[1]}/note`)
  const shared = new Set<Fact>()
  const note = (fact: Fact, holds: boolean) => holds && shared.add(fact)
  note('localhost', (await one('wget -qO- http://localhost')).includes('nginx'))
  note('processes', (await one('ps')).includes('nginx'))
  note('root-file', (await one('ls /')).includes('note'))
  note(
    'data-file',
    setting.mounts[0] !== undefined && (await one(`ls ${setting.mounts[0]}`)).includes('note'),
  )
  note('environment', (await one('env')).includes('MODE='))
  note('hostname', (await one('hostname')) === (await two('hostname')))
  note('kernel', (await one('uname -r')) === (await two('uname -r')))
  const [a, b] = [stage.get('pods', first), stage.get('pods', second)]
  note('address', a.status?.podIP === b.status?.podIP)
  return shared
}

function inside(stage: Stage, target: string) {
  return async (command: string) => (await stage.run(`kubectl exec ${target} -- ${command}`)).stdout
}

export default defineQuestion({
  id: 'shared-between-containers',
  concepts: ['containers', 'container-security', 'pod'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { rng } = context
    const setting = draw(context)
    const shared = await sharedIn(setting)
    const items = rng.sample(
      facts.filter((f) => f !== 'data-file' || setting.mounts.every(Boolean)),
      5,
    )
    const truth = new Set<string>(items.filter((item) => shared.has(item)))
    if (truth.size === 0 || truth.size === items.length) return undefined
    const apart = await sharedIn({ ...setting, together: false, hostNetwork: false })
    const paired = await sharedIn({ ...setting, together: true })
    const beliefs: Belief[] = [
      {
        misconception: 'process-list-is-shared',
        right: new Set(items.filter((i) => i === 'processes' || truth.has(i))),
      },
      {
        misconception: 'containers-share-files',
        right: new Set(items.filter((i) => /file|environment/.test(i) || truth.has(i))),
      },
      ...(setting.hostNetwork
        ? [
            {
              misconception: 'host-network-changes-nothing',
              right: await sharedIn({ ...setting, hostNetwork: false }),
            },
          ]
        : []),
      {
        misconception: 'processes-are-always-apart',
        right: new Set([...truth].filter((i) => i !== 'processes')),
      },
      ...(setting.together
        ? [
            {
              misconception: 'each-container-has-its-own-network',
              right: new Set<string>([...apart, ...(truth.has('data-file') ? ['data-file'] : [])]),
            },
          ]
        : [{ misconception: 'same-node-same-pod', right: paired }]),
      { misconception: 'containers-are-machines', right: new Set([...truth].filter((i) => i !== 'kernel')) },
      { misconception: 'volumes-are-private', right: new Set([...truth].filter((i) => i !== 'data-file')) },
    ]
    const [oneAt = '', twoAt = ''] = setting.mounts
    const texts = items.map(
      (key): Message => (key === 'data-file' ? { key, params: { oneAt, twoAt } } : { key }),
    )
    const options = optionsOf(texts)
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => [
        id,
        { key: truth.has(items[i] ?? '') ? 'seen' : 'not-seen' },
      ]),
    )
    const objects = manifests(setting)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) }],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: items.length } }],
        because,
      },
      scenario: { cluster, objects, commands: ['kubectl get pods -o wide'] },
    }
  },
})
