import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const modes = ['Off', 'Initial', 'Recreate', 'InPlaceOrRecreate'] as const

interface Setup {
  mode: (typeof modes)[number]
  replicas: number
  /** Millicores that the template requests. */
  request: number
  /** Requests a second for each Pod. */
  perSecond: number
  /** Millicores. */
  most: number | undefined
}

interface Seen {
  template: string
  before: string
  after: string
  uncapped: string
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['metrics-server', 'vertical-pod-autoscaler'],
}

function objectsOf({ replicas, request, perSecond }: Setup): [Manifest, Manifest] {
  const labels = { app: 'web' }
  const resources = { requests: { cpu: `${request}m` } }
  const containers = [{ name: 'web', image: 'registry.k8s.io/hpa-example', resources }]
  const spec = {
    replicas,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers } },
  }
  const annotations = { 'kubekata.dev/requests-per-second': String(perSecond * replicas) }
  return [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, ...{ spec } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', ...{ annotations } },
      ...{ spec: { selector: labels, ports: [{ port: 80 }] } },
    },
  ]
}

function autoscalerOf({ mode, most }: Setup): Manifest {
  const bounds = most === undefined ? {} : { maxAllowed: { cpu: `${most}m` } }
  const containerPolicies = [{ containerName: '*', controlledResources: ['cpu'], ...bounds }]
  const spec = {
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    updatePolicy: { updateMode: mode },
    resourcePolicy: { containerPolicies },
  }
  return {
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: { name: 'web' },
    ...{ spec },
  }
}

/** As YAML 1.1 has it, which kubectl reads: there `Off` without quotes is a boolean. */
const quoted = (yaml: string) => yaml.replace('updateMode: Off', 'updateMode: "Off"')

const known = new Map<string, Seen>()

/** What is requested ten minutes after the autoscaler was made, and by a Pod that comes then. */
async function observe(setup: Setup): Promise<Seen> {
  const key = JSON.stringify(setup)
  const seen = known.get(key)
  if (seen) return seen
  const stage = openStage(cluster)
  const [deployment, service] = objectsOf(setup)
  stage.create('deployments.apps', deployment)
  stage.create('services', service)
  stage.cluster.drain()
  stage.cluster.advance(60_000)
  const { exitCode, stderr } = await stage.apply(quoted(yamlOf(autoscalerOf(setup))))
  if (exitCode !== 0) throw new Error(stderr)
  stage.cluster.advance(600_000)
  const pods = () => stage.list('pods', 'default').filter(({ metadata }) => !metadata.deletionTimestamp)
  const cpu = (spec: ReturnType<typeof pods>[number]['spec'] | undefined) =>
    String(spec?.containers[0]?.resources?.requests?.cpu ?? '')
  const old = pods()
  stage.kubectl(`kubectl scale deployment web --replicas=${setup.replicas + 1}`)
  stage.cluster.advance(10_000)
  const fresh = pods().find(({ metadata }) => old.every((one) => one.metadata.uid !== metadata.uid))
  const path = '{.status.recommendation.containerRecommendations[0].uncappedTarget.cpu}'
  const found = {
    template: String(
      stage.get('deployments.apps', 'web').spec.template.spec?.containers[0]?.resources?.requests?.cpu ?? '',
    ),
    before: [...new Set(old.map(({ spec }) => cpu(spec)))].join('/'),
    after: cpu(fresh?.spec),
    uncapped: stage.kubectl(`kubectl get vpa web -o jsonpath=${path}`).stdout,
  }
  known.set(key, found)
  return found
}

function draw({ rng, difficulty }: GenerateContext): Setup {
  const mode = rng.pick(difficulty === 1 ? modes.slice(0, 3) : modes)
  return {
    mode,
    replicas: difficulty >= 3 ? rng.int(1, 2) : rng.int(2, 3),
    request: rng.pick([50, 100]),
    perSecond: rng.pick([30, 40]),
    most: difficulty >= 2 ? rng.pick([150, 200, 250]) : undefined,
  }
}

export default defineQuestion({
  id: 'vpa-changes',
  concepts: ['vpa-and-cluster-autoscaler', 'resource-requests-and-limits'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const { rng } = context
    const setup = draw(context)
    const { mode, replicas, request, most } = setup
    const seen = await observe(setup)
    const written = `${request}m`
    const target = most === undefined ? seen.uncapped : `${most}m`
    const values = [...new Set([written, target, seen.uncapped, `${request * 2}m`])]
    const asked = ['template', 'before', 'after'] as const
    if (asked.some((what) => !values.includes(seen[what]))) return undefined
    const shown = rng.shuffle(values)
    const acts = mode === 'Recreate' || mode === 'InPlaceOrRecreate'
    const { body, key, slips, because } = pairingOf<string>(
      asked.map((what) => ({
        text: { key: `of-${what}` },
        right: seen[what],
        beliefs: {
          'template-is-edited': what === 'template' ? target : undefined,
          'off-acts': mode === 'Off' && what !== 'template' ? target : undefined,
          'initial-reaches-running': mode === 'Initial' && what === 'before' ? target : undefined,
          'new-pods-as-written': mode !== 'Off' && what === 'after' ? written : undefined,
          'one-replica-is-evicted': acts && replicas === 1 && what === 'before' ? target : undefined,
          'running-are-left-alone': acts && what === 'before' ? written : undefined,
          'bounds-are-advice': what !== 'template' && seen[what] === target ? seen.uncapped : undefined,
        },
        because: { key: `because-${what}` },
      })),
      shown.map((value) => ({ value, text: { code: value } })),
    )
    const manifest = autoscalerOf(setup)
    const { spec } = manifest as Manifest & { spec: object }
    return {
      kind: 'matching',
      prompt: { key: 'prompt', params: { replicas, request, uncapped: seen.uncapped } },
      exhibits: [{ kind: 'yaml', title: { key: 'autoscaler' }, text: quoted(yamlOf({ spec })) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [
          { key: 'observed', params: { template: seen.template, before: seen.before, after: seen.after } },
        ],
        because,
      },
      scenario: { cluster, objects: [...objectsOf(setup), manifest], commands: ['kubectl get vpa'] },
    }
  },
})
