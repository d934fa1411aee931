import { configMap, deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** What lies in Git. */
interface Commit {
  /** Absent: the manifest does not name the field. */
  replicas?: number
  image: string
  text: string
  /** Whether the second ConfigMap is there. */
  flags: boolean
}

interface Policy {
  automated: boolean
  prune: boolean
  selfHeal: boolean
}

interface Drawn {
  policy: Policy
  first: Commit
  /** Made after the commands. */
  second?: Commit
  byHand: string[]
}

const never: Policy = { automated: false, prune: false, selfHeal: false }
const labels = { app: 'web' }
const images = ['nginx:1.25', 'nginx:1.26', 'nginx:1.27', 'nginx:1.28']

function objectsOf({ replicas, image, text, flags }: Commit): object[] {
  const web = deployment('web', { replicas: replicas ?? 1, labels, image })
  if (replicas === undefined) delete (web as unknown as { spec: { replicas?: number } }).spec.replicas
  const labelled = (name: string, data: Record<string, string>) => ({
    ...configMap(name, data),
    ...{ metadata: { name, labels }, data },
  })
  return [web, labelled('banner', { text }), ...(flags ? [labelled('flags', { beta: 'on' })] : [])]
}

function drawPolicy({ rng, difficulty }: GenerateContext): Policy {
  const automated = difficulty > 1 || rng.chance(0.75)
  return {
    automated,
    selfHeal: automated && rng.chance(0.5),
    prune: automated && difficulty >= 3 && rng.chance(0.5),
  }
}

function draw(context: GenerateContext): Drawn {
  const { rng, difficulty } = context
  const [image = '', other = '', newer = ''] = rng.sample(images, 3)
  const [text = '', edited = '', later = ''] = rng.sample(['hello', 'closed', 'welcome', 'sale'], 3)
  const replicas = rng.int(2, 4)
  const named = difficulty < 4 || rng.chance(0.4)
  const first: Commit = { ...(named ? { replicas } : {}), image, text, flags: difficulty >= 3 }
  const changes = [
    `kubectl scale deployment web --replicas=${replicas + rng.int(1, 4)}`,
    `kubectl set image deployment web app=${other}`,
    `kubectl patch configmap banner -p '{"data":{"text":"${edited}"}}'`,
  ]
  const env = 'kubectl set env deployment web DEBUG=1'
  const gone = 'kubectl delete configmap flags'
  const byHand = rng.shuffle([
    ...(difficulty >= 4 && !named ? changes.slice(0, 1) : []),
    ...rng.sample(difficulty >= 4 && !named ? changes.slice(1) : changes, difficulty === 1 ? 2 : 1),
    ...(difficulty >= 2 ? [env] : []),
    ...(difficulty >= 4 && rng.chance(0.4) ? [gone] : []),
  ])
  if (difficulty === 1 || (difficulty === 2 && rng.chance(0.5)))
    return { policy: drawPolicy(context), first, byHand }
  const second: Commit = {
    ...first,
    ...(rng.chance(0.5) ? { image: newer } : { text: later }),
    ...(difficulty >= 3 && rng.chance(0.7) ? { flags: false } : {}),
  }
  return { policy: drawPolicy(context), first, second, byHand }
}

const looks = [
  'kubectl get deployment web -o jsonpath=\'{.spec.replicas} {.spec.template.spec.containers[0].image} {.spec.template.spec.containers[0].env[*].name}{"\\n"}\'',
  'kubectl get configmap banner -o jsonpath=\'{.data.text}{"\\n"}\'',
  'kubectl get configmaps -l app=web -o name | wc -l',
]

async function applied(stage: Stage, commit: Commit): Promise<Stage> {
  const { exitCode, stderr } = await stage.apply(yamlOf(...objectsOf(commit)))
  if (exitCode !== 0) throw new Error(stderr)
  return stage
}

/** What the looks print once the agent has done what the policy says; client-side apply, as Argo CD's default. */
async function afterwards(
  before: Stage,
  { policy, first, second }: Pick<Drawn, 'policy' | 'first' | 'second'>,
  lines: readonly string[],
): Promise<string> {
  const stage = before.fork()
  if (policy.selfHeal || (policy.automated && second)) {
    await applied(stage, second ?? first)
    if (policy.prune && second && first.flags && !second.flags)
      await stage.run('kubectl delete configmap flags')
  }
  const { stdout } = await stage.run(lines.join('; '))
  return stdout
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

export default defineQuestion({
  id: 'agent-undoes',
  concepts: ['gitops', 'manifests-and-apply'],
  levels: [1, 2, 3, 4],
  kinds: ['output'],
  citation: [
    {
      title: 'Argo CD: Automated Sync Policy',
      url: 'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/',
    },
  ],
  async generate(context) {
    const { difficulty } = context
    const drawn = draw(context)
    const { policy, first, second, byHand } = drawn
    const lines = difficulty >= 3 ? looks : looks.slice(0, 2)
    const before = await applied(openStage(cluster), first)
    for (const line of byHand) await before.run(line)
    const text = await afterwards(before, drawn, lines)
    const withPolicy = (changed: Partial<Policy>) =>
      afterwards(before, { ...drawn, policy: { ...policy, ...changed } }, lines)
    const likeGit = async () =>
      afterwards(await applied(openStage(cluster), second ?? first), { policy: never, first }, lines)
    const slips = slipsOfAnswers(text, {
      'agent-always-reverts': await withPolicy({ automated: true, selfHeal: true }),
      'by-hand-wins': await withPolicy({ automated: false, selfHeal: false }),
      'sync-makes-it-like-git': difficulty >= 2 ? await likeGit() : undefined,
      'gone-from-git-gone':
        difficulty >= 3
          ? await withPolicy({ automated: true, prune: true, selfHeal: policy.selfHeal })
          : undefined,
    })
    if (!slips.length) return undefined
    const { automated, prune, selfHeal } = policy
    const options = { ...(prune ? { prune } : {}), ...(selfHeal ? { selfHeal } : {}) }
    const shownPolicy = automated ? { syncPolicy: { automated: options } } : { syncPolicy: {} }
    const shown = (commit: Commit) => yamlOf(...objectsOf(commit)).trimEnd()
    return {
      kind: 'output',
      prompt: { key: second ? 'prompt-commit' : 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'policy' }, text: yamlOf(shownPolicy) },
        { kind: 'yaml', title: { key: 'first' }, text: shown(first) },
        { kind: 'terminal', title: { key: 'by-hand' }, text: byHand.map((line) => `$ ${line}`).join('\n') },
        ...(second ? [{ kind: 'yaml' as const, title: { key: 'second' }, text: shown(second) }] : []),
        { kind: 'terminal', title: { key: 'asked' }, text: lines.map((line) => `$ ${line}`).join('\n') },
      ],
      body: { lines: lines.length },
      key: { text },
      slips,
      explanation: {
        rule: { key: difficulty >= 3 ? 'rule-prune' : difficulty === 2 ? 'rule-fields' : 'rule' },
        facts: [{ key: selfHeal || (automated && second) ? 'synced' : 'not-synced' }],
        exhibits: [{ kind: 'terminal', text }],
      },
      scenario: { cluster, objects: objectsOf(first), commands: byHand },
    }
  },
})
