import { namespace } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const space = 'team'
const prefix = 'pod-security.kubernetes.io'

const outcomes = ['refused', 'warned', 'silent'] as const
type Outcome = (typeof outcomes)[number]
type Labels = Record<string, string>

const hardened = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  runAsUser: 1000,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
}

interface Asked {
  key: string
  level: number
  /** Of the container. */
  context?: object
  spec?: object
  workload?: true
  misconception: string
}

const pods: Asked[] = [
  { key: 'plain', level: 1, misconception: 'ordinary-pods-pass' },
  { key: 'privileged', level: 1, context: { privileged: true }, misconception: 'enforce-only-warns' },
  { key: 'host-network', level: 1, spec: { hostNetwork: true }, misconception: 'enforce-only-warns' },
  { key: 'hardened', level: 1, context: hardened, misconception: 'restricted-forbids-everything' },
  {
    key: 'non-root',
    level: 1,
    context: { runAsNonRoot: true, runAsUser: 1000 },
    misconception: 'non-root-is-enough',
  },
  {
    ...{ key: 'host-path', level: 2, context: hardened, misconception: 'volumes-are-free' },
    spec: { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] },
  },
  {
    ...{ key: 'net-admin', level: 2, misconception: 'capabilities-are-free' },
    context: { ...hardened, capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] } },
  },
  {
    ...{ key: 'bind-service', level: 2, misconception: 'restricted-forbids-everything' },
    context: { ...hardened, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } },
  },
  { key: 'root-user', level: 2, context: { runAsUser: 0 }, misconception: 'baseline-forbids-root' },
  {
    ...{ key: 'workload-privileged', level: 3, context: { privileged: true }, workload: true },
    misconception: 'enforce-refuses-workloads',
  },
  { key: 'workload-plain', level: 3, workload: true, misconception: 'warn-skips-workloads' },
]

function draw({ rng, difficulty }: GenerateContext): { labels: Labels; asked: Asked[] } {
  const level = () => rng.pick(['privileged', 'baseline', 'restricted'])
  const enforce = rng.pick(['baseline', 'restricted', ...(difficulty > 1 ? [undefined] : [])])
  const warn = rng.chance(0.7) || !enforce ? level() : undefined
  const audit = difficulty > 1 && rng.chance(0.4) ? level() : undefined
  const labels = Object.fromEntries(
    Object.entries({ enforce, warn, audit }).flatMap(([mode, value]) =>
      value ? [[`${prefix}/${mode}`, value]] : [],
    ),
  )
  const possible = pods.filter((one) => one.level <= difficulty)
  const workloads = possible.filter(({ workload }) => workload)
  const chosen = [
    ...(difficulty === 3 ? [rng.pick(workloads)] : []),
    ...rng.sample(
      possible.filter(({ workload }) => !workload),
      4,
    ),
  ]
  return { labels, asked: rng.shuffle(chosen) }
}

function manifestOf({ context, spec, workload }: Asked): object {
  const container = {
    name: 'app',
    image: 'busybox:1.36',
    command: ['sleep', '1d'],
    ...(context ? { securityContext: context } : {}),
  }
  const podSpec = { ...spec, containers: [container] }
  const metadata = { name: 'app', namespace: space }
  if (!workload) return { apiVersion: 'v1', kind: 'Pod', metadata, spec: podSpec }
  const labels = { app: 'app' }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec } },
  }
}

const teamSpace = (labels: Labels) => ({ ...namespace(space), metadata: { name: space, labels } })

const answers = new Map<string, Promise<{ outcome: Outcome; message: string }>>()

async function ask(labels: Labels, asked: Asked): Promise<{ outcome: Outcome; message: string }> {
  const stage = openStage(cluster)
  stage.create('namespaces', teamSpace(labels))
  const { exitCode, stderr } = await stage.apply(yamlOf(manifestOf(asked)))
  const outcome = exitCode !== 0 ? 'refused' : stderr.includes('Warning:') ? 'warned' : 'silent'
  return { outcome, message: stderr.split('\n')[0] ?? '' }
}

function answerTo(labels: Labels, asked: Asked): Promise<{ outcome: Outcome; message: string }> {
  const id = JSON.stringify([labels, asked.key])
  const answer = answers.get(id) ?? ask(labels, asked)
  answers.set(id, answer)
  return answer
}

/** What someone believes who misjudges it, which depends on what is right. */
function beliefOf({ key, misconception, spec, context }: Asked, outcome: Outcome): string | undefined {
  if (key === 'root-user' && outcome !== 'silent') return 'ordinary-pods-pass'
  if (outcome !== 'silent') return misconception
  if (key === 'workload-plain') return 'enforce-refuses-workloads'
  if (key === 'non-root') return 'ordinary-pods-pass'
  // Beside all that restricted asks for, these have one fault; without it nobody would refuse them.
  return misconception.endsWith('-are-free') && (spec ?? context) ? undefined : misconception
}

export default defineQuestion({
  id: 'pod-security-outcome',
  concepts: ['pod-security-standards', 'admission-control', 'multi-tenancy'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const { labels, asked } = draw(context)
    const audit = labels[`${prefix}/audit`]
    const matched = await Promise.all(
      asked.map(async (one): Promise<Matched<Outcome>> => {
        const { outcome, message } = await answerTo(labels, one)
        const audited = audit ? await answerTo({ ...labels, [`${prefix}/warn`]: audit }, one) : undefined
        const ownView: Outcome =
          one.misconception === 'enforce-refuses-workloads' || outcome === 'silent'
            ? 'refused'
            : one.misconception === 'enforce-only-warns'
              ? 'warned'
              : 'silent'
        const named = beliefOf(one, outcome)
        return {
          text: { key: one.key },
          right: outcome,
          beliefs: {
            ...(named ? { [named]: ownView } : {}),
            ...(outcome === 'warned' ? { 'warning-refuses': 'refused' } : {}),
            ...(audited ? { 'audit-tells-the-client': audited.outcome } : {}),
          },
          because: message ? { key: 'said', params: { message } } : { key: 'said-nothing' },
        }
      }),
    )
    if (new Set(matched.map(({ right }) => right)).size < 2) return undefined
    const { body, key, slips, because } = pairingOf(
      matched,
      outcomes.map((value) => ({ value, text: { key: value } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(teamSpace(labels)) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-workloads' : 'rule' },
        facts: [
          {
            key: 'observed',
            params: {
              refused: matched.filter(({ right }) => right === 'refused').length,
              total: asked.length,
            },
          },
        ],
        because,
      },
      scenario: {
        cluster,
        objects: [teamSpace(labels)],
        commands: [`kubectl get ns ${space} --show-labels`],
      },
    }
  },
})
