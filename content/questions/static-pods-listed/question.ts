import { pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const FOLDER = '/etc/kubernetes/manifests'
const list =
  'kubectl get pods --no-headers -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image'
const oldImage = 'nginx:1.26'
const newImage = 'nginx:1.27'

interface StaticPod {
  node: string
  file: string
  name: string
  namespace?: string
}

/** A command, and what kind of change it is. */
interface Step {
  kind: 'delete-mirror' | 'remove-file' | 'change-file' | 'delete-plain' | 'force-mirror'
  line: string
}

interface Drawn {
  statics: StaticPod[]
  /** An ordinary Pod beside them. */
  plain?: string
  steps: Step[]
}

const manifestOf = (name: string, namespace?: string) =>
  pod(name, { image: oldImage, ...(namespace ? { namespace } : {}) })

function stepsFor({ node, file, name, namespace }: StaticPod): Step[] {
  const mirror = `${name}-${node}${namespace ? ` -n ${namespace}` : ''}`
  const path = `${FOLDER}/${file}`
  return [
    { kind: 'delete-mirror', line: `kubectl delete pod ${mirror}` },
    { kind: 'force-mirror', line: `kubectl delete pod ${mirror} --force --grace-period=0` },
    { kind: 'remove-file', line: `ssh ${node} sudo mv ${path} /root/` },
    { kind: 'change-file', line: `ssh ${node} sudo sed -i s/${oldImage}/${newImage}/ ${path}` },
  ]
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const names = rng.sample(['beacon', 'agent', 'proxy', 'cache', 'mirror'], 3)
  const [name = '', second = '', plain = ''] = names
  const file =
    difficulty >= 2 && rng.chance(0.5) ? `${rng.pick(['10-site', 'app', 'main'])}.yaml` : `${name}.yaml`
  const first: StaticPod = { node: 'worker-1', file, name }
  const isSystem = difficulty === 3 && rng.chance(0.6)
  const other: StaticPod = {
    ...(rng.chance(0.5)
      ? { node: 'worker-2', file: first.file, name }
      : { node: 'worker-1', file: `${second}.yaml`, name: second }),
    ...(isSystem ? { namespace: 'kube-system' } : {}),
  }
  const statics = difficulty === 1 && rng.chance(0.5) ? [first] : [first, other]
  const own = statics.flatMap((one) => {
    const steps = stepsFor(one)
    // A mirror whose file has gone cannot be deleted.
    return difficulty === 3
      ? rng.sample(
          steps.filter(({ kind }) => kind !== 'remove-file'),
          2,
        )
      : [rng.pick(steps)]
  })
  const withPlain = rng.chance(0.6)
  const last: Step = { kind: 'delete-plain', line: `kubectl delete pod ${plain}` }
  const all = [...own.slice(0, difficulty), ...(withPlain && rng.chance(0.5) ? [last] : [])]
  return { statics, ...(withPlain ? { plain } : {}), steps: rng.shuffle(all) }
}

/** The static Pods' files are there, and everything runs. */
function started({ statics, plain }: Drawn): Stage {
  const stage = openStage(cluster)
  for (const { node, file, name, namespace } of statics)
    stage.cluster.hosts.files(node)?.write(`${FOLDER}/${file}`, yamlOf(manifestOf(name, namespace)))
  if (plain) stage.create('pods', manifestOf(plain))
  return stage.settle()
}

/** What the list shows a minute after the steps. */
async function listed(from: Stage, steps: readonly Step[]): Promise<string> {
  const stage = from.fork()
  for (const { line } of steps) {
    const { exitCode, stderr } = await stage.run(line)
    if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
  }
  stage.cluster.advance(60_000)
  return stage.kubectl(list).stdout.trimEnd()
}

const isMirror = ({ kind }: Step) => kind === 'delete-mirror' || kind === 'force-mirror'

export default defineQuestion({
  id: 'static-pods-listed',
  concepts: ['manual-scheduling-and-static-pods', 'kubelet', 'pod'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const drawn = draw(context)
    const { statics, plain, steps } = drawn
    const stage = started(drawn)
    const text = await listed(stage, steps)
    if (text === '') return undefined
    const without = (hidden: (step: Step) => boolean) =>
      listed(
        stage,
        steps.filter((step) => !hidden(step)),
      )
    const lines = text.split('\n')
    const gone = steps.filter(isMirror).map(({ line }) => line.split(' ')[3] ?? '')
    const named = (rename: (one: StaticPod) => string) =>
      lines
        .map((line) => {
          const one = statics.find(({ name, node }) => line.startsWith(`${name}-${node} `))
          return one ? line.replace(`${one.name}-${one.node}`, rename(one)) : line
        })
        .sort()
        .join('\n')
    const slips = slipsOfAnswers(text, {
      'deleting-removes-a-static-pod': lines
        .filter((line) => !gone.some((name) => line.startsWith(`${name} `)))
        .join('\n'),
      'files-are-read-at-the-start': await without(
        ({ kind }) => kind === 'change-file' || kind === 'remove-file',
      ),
      'file-gives-the-name': named(({ file, node }) => `${file.replace('.yaml', '')}-${node}`),
      'name-is-as-written': named(({ name }) => name),
      'all-namespaces-are-listed': everywhere(text, statics),
      'plain-pods-come-back': await without(({ kind }) => kind === 'delete-plain'),
    })
    const shown = slips.filter((slip) => 'answer' in slip && slip.answer !== '')
    if (shown.length === 0) return undefined
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        ...statics.map(({ node, file, name, namespace }) => ({
          ...{ kind: 'yaml' as const, title: { key: 'file', params: { node, path: `${FOLDER}/${file}` } } },
          text: yamlOf(manifestOf(name, namespace)),
        })),
        ...(plain
          ? [{ kind: 'yaml' as const, title: { key: 'plain' }, text: yamlOf(manifestOf(plain)) }]
          : []),
        {
          kind: 'terminal',
          title: { key: 'then' },
          text: `${steps.map(({ line }) => `$ ${line}`).join('\n')}\n$ sleep 60\n$ ${list}`,
        },
      ],
      body: { lines: lines.length },
      key: { text },
      slips: shown,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${list}\n${text}` }],
      },
      scenario: {
        cluster,
        objects: plain ? [manifestOf(plain)] : [],
        commands: [
          ...statics.map(
            ({ node, file, name, namespace }) =>
              `ssh ${node} "sudo tee ${FOLDER}/${file}" <<EOF\n${yamlOf(manifestOf(name, namespace))}EOF`,
          ),
          'sleep 30',
          ...steps.map(({ line }) => line),
        ],
      },
    }
  },
})

/** The list with the Pods of other Namespaces in it, as the files have them. */
function everywhere(text: string, statics: readonly StaticPod[]): string {
  const others = statics
    .filter(({ namespace }) => namespace)
    .map(({ name, node }) => `${name}-${node} ${oldImage}`)
  return [...text.split('\n'), ...others].sort().join('\n')
}
