import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }] }
const host = 'control-plane'
const FILE = '/etc/kubernetes/enc.yaml'
const MANIFEST = '/etc/kubernetes/manifests/kube-apiserver.yaml'

type Kind = 'secrets' | 'configmaps'
/** What the API server's configuration says: for which resources, and which provider comes first. */
interface Config {
  resources: Kind[]
  first: 'secretbox' | 'identity'
}

type Step = { config: Config } | { line: string; writes: string[] }

interface Thing {
  kind: Kind
  name: string
}

const idOf = ({ kind, name }: Thing) => `${kind === 'secrets' ? 'Secret' : 'ConfigMap'} ${name}`

function configText({ resources, first }: Config): string {
  const box = {
    secretbox: { keys: [{ name: 'key1', secret: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=' }] },
  }
  const plain = { identity: {} }
  return yamlOf({
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'EncryptionConfiguration',
    resources: [{ resources, providers: first === 'secretbox' ? [box, plain] : [plain, box] }],
  })
}

const create = ({ kind, name }: Thing) =>
  kind === 'secrets'
    ? `kubectl create secret generic ${name} --from-literal=word=hunter2`
    : `kubectl create configmap ${name} --from-literal=word=hunter2`

const singular = (kind: Kind) => (kind === 'secrets' ? 'secret' : 'configmap')

function draw({ rng, difficulty }: GenerateContext): { things: Thing[]; steps: Step[] } {
  const names = rng.sample(['api', 'bank', 'card', 'door', 'exam'], 4).sort()
  const kinds: Kind[] = difficulty === 1 ? ['secrets'] : ['secrets', 'secrets', 'configmaps']
  const things = names.map((name): Thing => ({ kind: rng.pick(kinds), name }))
  const [a, b, c, d] = rng.shuffle(things) as [Thing, Thing, Thing, Thing]
  const made = (thing: Thing): Step => ({ line: create(thing), writes: [idOf(thing)] })
  const touch = ({ kind, name }: Thing): Step =>
    rng.pick([
      { line: `kubectl label ${singular(kind)} ${name} tier=front`, writes: [idOf({ kind, name })] },
      { line: `kubectl get ${singular(kind)} ${name} -o yaml`, writes: [] },
      {
        line: `kubectl get ${singular(kind)} ${name} -o json | kubectl replace -f -`,
        writes: [idOf({ kind, name })],
      },
    ])
  const resources: Kind[] =
    difficulty === 1
      ? ['secrets']
      : rng.pick<Kind[]>([['secrets'], ['secrets', 'configmaps'], ['configmaps']])
  const on: Step = { config: { resources, first: 'secretbox' } }
  const off: Step = { config: { resources, first: 'identity' } }
  const early = rng.chance(0.5) ? [made(a), made(b)] : [made(a)]
  const late = early.length === 2 ? [made(c), made(d)] : [made(b), made(c), made(d)]
  const steps =
    difficulty === 3
      ? [
          ...early,
          rng.chance(0.8) ? on : off,
          touch(a),
          ...late.slice(0, -1),
          rng.chance(0.7) ? off : on,
          touch(late.length === 2 ? c : b),
          ...late.slice(-1),
        ]
      : [...early, on, ...(difficulty === 2 || rng.chance(0.6) ? [touch(a)] : []), ...late]
  return { things, steps }
}

const writeConfig = (config: Config) =>
  `ssh ${host} "sudo tee ${FILE} > /dev/null" <<EOF\n${configText(config)}EOF`

/** The API server reads an encryption configuration that encrypts nothing yet, and reads it anew when it changes. */
const preparation = [
  writeConfig({ resources: ['secrets'], first: 'identity' }),
  `ssh ${host} "sudo sed -i -e '/- kube-apiserver/a\\    - --encryption-provider-config=${FILE}' -e '/- kube-apiserver/a\\    - --encryption-provider-config-automatic-reload=true' -e '/volumeMounts:/a\\    - {name: enc, mountPath: ${FILE}, readOnly: true}' -e '/  volumes:/a\\  - {name: enc, hostPath: {path: ${FILE}, type: File}}' ${MANIFEST}"`,
  'sleep 60',
]
/** In seconds; the API server looks at its configuration once a minute. */
const RELOADED = 65

let base: Promise<Stage> | undefined

async function prepare(): Promise<Stage> {
  const stage = openStage(cluster)
  for (const line of preparation) {
    const { exitCode, stderr } = await stage.run(line)
    if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
  }
  return stage.settle()
}

/** Which of the objects are encrypted in etcd after the steps. */
async function encrypted(things: readonly Thing[], steps: readonly Step[]): Promise<Set<string>> {
  base ??= prepare()
  const stage = (await base).fork()
  for (const step of steps) {
    if ('config' in step) {
      stage.cluster.hosts.files(host)?.write(FILE, configText(step.config))
      stage.cluster.advance(RELOADED * 1000)
      continue
    }
    const { exitCode, stderr } = await stage.run(step.line)
    if (exitCode !== 0) throw new Error(`${step.line}: ${stderr}`)
  }
  const etcd = stage.cluster.hosts.etcd()
  if (!etcd) throw new Error('etcd does not run')
  return new Set(
    things
      .filter(({ kind, name }) => valueAt(etcd, `/registry/${kind}/default/${name}`).startsWith('k8s:enc:'))
      .map(idOf),
  )
}

type Etcd = NonNullable<ReturnType<Stage['cluster']['hosts']['etcd']>>

function valueAt(etcd: Etcd, key: string): string {
  const entry = etcd.range(key).find((one) => one.key === key)
  if (!entry) throw new Error(`etcd has no ${key}`)
  return entry.value()
}

const isConfig = (step: Step): step is { config: Config } => 'config' in step
const isUpdate = (step: Step) => !isConfig(step) && !step.line.startsWith('kubectl create')

/** What is seen in the order in which it happens: commands, and between them what the configuration says. */
function exhibitsOf(steps: readonly Step[]) {
  const shown: { kind: 'yaml' | 'terminal'; title: Message; text: string }[] = []
  for (const step of steps) {
    const last = shown.at(-1)
    if (isConfig(step))
      shown.push({
        kind: 'yaml',
        title: { key: 'configured', params: { file: FILE } },
        text: configText(step.config),
      })
    else if (last?.kind === 'terminal') last.text += `\n$ ${step.line}`
    else
      shown.push({
        kind: 'terminal',
        title: { key: shown.length ? 'then' : 'first' },
        text: `$ ${step.line}`,
      })
  }
  return shown
}

/** The same, with everything written anew whenever the configuration changes. */
function rewritten(steps: readonly Step[]): Step[] {
  const made: string[] = []
  return steps.flatMap((step): Step[] => {
    if (!isConfig(step)) {
      const [, , kind, ...rest] = step.line.split(' ')
      if (!isUpdate(step)) made.push(`${kind}/${kind === 'secret' ? rest[1] : rest[0]}`)
      return [step]
    }
    return [
      step,
      ...made.map((one) => ({ line: `kubectl get ${one} -o json | kubectl replace -f -`, writes: [] })),
    ]
  })
}

export default defineQuestion({
  id: 'encrypted-in-etcd',
  concepts: ['secret', 'etcd', 'kube-apiserver'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { things, steps } = draw(context)
    const items = things.map(idOf)
    const truth = await encrypted(things, steps)
    if (truth.size === 0 || truth.size === items.length) return undefined
    const instead = (changed: readonly Step[]) => encrypted(things, changed)
    const configs = (change: (config: Config) => Config) =>
      steps.map((step) => (isConfig(step) ? { config: change(step.config) } : step))
    const hasMaps = things.some(({ kind }) => kind === 'configmaps')
    const beliefs: Belief[] = [
      { misconception: 'configuration-encrypts-what-is-there', right: await instead(rewritten(steps)) },
      {
        misconception: 'updates-change-nothing',
        right: await instead(steps.filter((step) => isConfig(step) || !isUpdate(step))),
      },
      ...(steps.some((step) => isConfig(step) && step.config.first === 'identity')
        ? [
            {
              misconception: 'every-provider-encrypts',
              right: await instead(configs((config) => ({ ...config, first: 'secretbox' }))),
            },
          ]
        : []),
      ...(hasMaps
        ? [
            {
              misconception: 'all-kinds-are-encrypted',
              right: await instead(
                configs((config) => ({ ...config, resources: ['secrets', 'configmaps'] })),
              ),
            },
          ]
        : []),
      {
        misconception: 'reading-encrypts',
        right: new Set([
          ...truth,
          ...items.filter((item) =>
            steps.some(
              (step) => isUpdate(step) && 'line' in step && step.line.includes(` ${item.split(' ')[1]} `),
            ),
          ),
        ]),
      },
      {
        misconception: 'secrets-are-encrypted-anyway',
        right: new Set([...truth, ...items.filter((item) => item.startsWith('Secret'))]),
      },
      { misconception: 'base64-is-all-there-is', right: new Set() },
    ]
    const options = optionsOf(items.map((code) => ({ code })))
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: exhibitsOf(steps),
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: items.length } }],
        because: Object.fromEntries(
          options.map(({ id }, i): [string, Message] => [
            id,
            { key: truth.has(items[i] ?? '') ? 'sealed' : 'open' },
          ]),
        ),
      },
      scenario: {
        cluster,
        objects: [],
        commands: [
          ...preparation,
          ...steps.flatMap((step) =>
            isConfig(step) ? [writeConfig(step.config), `sleep ${RELOADED}`] : [step.line],
          ),
        ],
      },
    }
  },
})
