import { service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

const effects = ['nothing', 'one-more', 'less-traffic', 'no-traffic', 'replaced'] as const
type Effect = (typeof effects)[number]

/** The Deployment selects by `app`, the Service by `app` and `tier`. */
function manifests(replicas: number): Manifest[] {
  const labels = { app: 'web', tier: 'front' }
  const containers = [{ name: 'app', image: 'nginx:1.27' }]
  const workload = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels }, spec: { containers } },
    },
  }
  return [workload, service('web', labels)]
}

const running = new Map<number, Stage>()

function runningWeb(replicas: number): Stage {
  let stage = running.get(replicas)
  if (!stage) {
    stage = openStage(cluster)
    for (const object of manifests(replicas))
      stage.create(object.kind === 'Service' ? 'services' : 'deployments.apps', object)
    stage.settle()
    running.set(replicas, stage)
  }
  return stage
}

function look(stage: Stage): { pods: string[]; endpoints: number } {
  const pods = stage.list('pods', 'default').filter((p) => !p.metadata.deletionTimestamp)
  const slices = stage.list('endpointslices.discovery.k8s.io', 'default', 'kubernetes.io/service-name=web')
  const ready = slices.flatMap((s) => s.endpoints ?? []).filter((e) => e.conditions?.ready !== false)
  return { pods: pods.map((p) => p.metadata.uid), endpoints: ready.length }
}

const seen = new Map<string, Effect>()

function effectOf(replicas: number, line: string): Effect {
  const id = `${replicas} ${line}`
  const effect = seen.get(id) ?? tryOut(runningWeb(replicas), line)
  seen.set(id, effect)
  return effect
}

function tryOut(base: Stage, line: string): Effect {
  const before = look(base)
  const stage = base.fork()
  const { exitCode, stderr } = stage.kubectl(line)
  if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
  stage.settle()
  const after = look(stage)
  const kept = before.pods.filter((uid) => after.pods.includes(uid)).length
  if (kept === 0) return 'replaced'
  if (after.pods.length > before.pods.length) return 'one-more'
  if (after.endpoints === 0) return 'no-traffic'
  return after.endpoints < before.endpoints ? 'less-traffic' : 'nothing'
}

const inTemplate = (field: string, entry: string) =>
  `kubectl patch deployment web -p '{"spec":{"template":{"metadata":{"${field}":{${entry}}}}}}'`

function lines({ rng, difficulty }: GenerateContext, pod: string): string[] {
  const [key, value] = [rng.pick(['team', 'owner', 'note', 'stage']), rng.pick(['blue', 'green', 'red'])]
  const pool = [
    `kubectl annotate deployment web ${key}=${value}`,
    `kubectl label deployment web ${key}=${value}`,
    `kubectl annotate pod ${pod} ${key}=${value}`,
    `kubectl label pod ${pod} app-`,
    inTemplate('annotations', `"${key}":"${value}"`),
    `kubectl label pod ${pod} ${key}=${value}`,
    ...(difficulty >= 2
      ? [
          `kubectl label pod ${pod} tier-`,
          `kubectl label pod ${pod} app=other --overwrite`,
          inTemplate('labels', `"${key}":"${value}"`),
          `kubectl label service web ${key}=${value}`,
          `kubectl annotate pod ${pod} app=other`,
        ]
      : []),
    ...(difficulty >= 3
      ? [
          'kubectl set selector service web app=web',
          `kubectl set selector service web app=web,${key}=${value}`,
          `kubectl label pods -l app=web tier=back --overwrite`,
          `kubectl patch service web -p '{"metadata":{"annotations":{"tier":"back"}}}'`,
        ]
      : []),
  ]
  return rng.sample(pool, 4)
}

export default defineQuestion({
  id: 'metadata-change-effect',
  concepts: ['annotations', 'labels-and-selectors', 'reconcile-loop'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const replicas = context.rng.int(2, 4)
    const pod = context.rng.pick(runningWeb(replicas).list('pods', 'default')).metadata.name
    const asked = lines(context, pod)
    const rights = asked.map((line) => effectOf(replicas, line))
    if (new Set(rights).size < 2) return undefined
    const matched = asked.map((line, i): Matched<Effect> => {
      const annotates = line.includes('annotat')
      const template = line.includes('template')
      const pods = line.includes(' pod')
      return {
        text: { code: line },
        right: rights[i] ?? 'nothing',
        beliefs: {
          ...(annotates && pods
            ? { 'annotations-select': line.includes('app=') ? 'one-more' : 'less-traffic' }
            : {}),
          ...(template ? { 'template-metadata-does-not-count': 'nothing' } : {}),
          ...(!pods && !template ? { 'owner-metadata-spreads': 'replaced' } : {}),
          ...(pods && !annotates
            ? { 'labels-are-notes': 'nothing', 'changed-pods-are-replaced': 'replaced' }
            : {}),
          ...(pods && !annotates && rights[i] !== 'nothing'
            ? { 'one-selector-for-all': rights[i] === 'one-more' ? 'less-traffic' : 'one-more' }
            : {}),
        },
        because: { key: `because-${rights[i]}` },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      effects.map((value) => ({ value, text: { key: value } })),
    )
    const objects = manifests(replicas)
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) }],
      body,
      key,
      slips,
      explanation: { rule: { key: 'rule' }, facts: [{ key: 'observed', params: { replicas } }], because },
      scenario: { cluster, objects, commands: ['kubectl get pods --show-labels'] },
    }
  },
})
