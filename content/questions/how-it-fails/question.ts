import { namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { client, networkPolicy, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

type Fault =
  | 'fine'
  | 'selector'
  | 'target'
  | 'port'
  | 'space'
  | 'unready'
  | 'policy'
  | 'headless'
  | 'alias'
  | 'headless-fine'
type Outcome = 'ok' | 'refused' | 'timeout' | 'unresolved'

const levels: Record<number, Fault[]> = {
  1: ['fine', 'selector', 'target', 'space'],
  2: ['fine', 'selector', 'target', 'port', 'space', 'unready', 'policy'],
  3: ['port', 'unready', 'policy', 'headless', 'headless-fine', 'alias', 'space', 'target'],
}
/** What is believed of each, besides what all share. */
const beliefs: Record<Fault, Record<string, Outcome>> = {
  fine: {},
  selector: { 'no-endpoint-no-name': 'unresolved', 'no-endpoint-is-silence': 'timeout' },
  target: { 'closed-port-is-silence': 'timeout', 'target-port-adapts': 'ok' },
  port: { 'wrong-port-is-refused': 'refused', 'any-port-of-the-service': 'ok' },
  space: { 'short-name-everywhere': 'ok' },
  unready: { 'running-is-enough': 'ok', 'no-endpoint-no-name': 'unresolved' },
  policy: { 'policy-refuses': 'refused', 'policy-hides-names': 'unresolved' },
  headless: { 'headless-translates-ports': 'ok' },
  'headless-fine': { 'headless-has-no-address': 'unresolved' },
  alias: { 'alias-always-resolves': 'timeout' },
}

interface Case {
  fault: Fault
  name: string
  port: number
}

function draw({ rng, difficulty }: GenerateContext): Case[] {
  const faults = rng.sample(levels[difficulty] ?? [], difficulty === 1 ? 3 : 4)
  const names = rng
    .sample(['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern', 'grape'], faults.length)
    .sort()
  return faults.map((fault, i) => ({ fault, name: names[i] ?? '', port: rng.pick([80, 8080, 3000]) }))
}

const base = [
  namespace('other'),
  server('web', { labels: { app: 'web' } }),
  server('slow', { labels: { app: 'slow' }, ready: false }),
  server('vault', { labels: { app: 'vault' } }),
  server('web', { namespace: 'other', labels: { app: 'web' } }),
  client('client', { labels: { app: 'client' } }),
]
const closed = networkPolicy('vault', {
  podSelector: { matchLabels: { app: 'vault' } },
  policyTypes: ['Ingress'],
})

function serviceOf({ fault, name, port }: Case): Manifest {
  const spec = { selector: { app: 'web' }, ports: [{ port, targetPort: 80 }] }
  const own: Partial<Record<Fault, object>> = {
    selector: { ...spec, selector: { app: 'webb' } },
    target: { ...spec, ports: [{ port, targetPort: 8443 }] },
    unready: { ...spec, selector: { app: 'slow' } },
    policy: { ...spec, selector: { app: 'vault' } },
    headless: { ...spec, clusterIP: 'None', ports: [{ port: 8080, targetPort: 80 }] },
    'headless-fine': { ...spec, clusterIP: 'None', ports: [{ port: 80, targetPort: 80 }] },
    alias: { type: 'ExternalName', externalName: 'db.nowhere.example' },
  }
  return serviceWith(name, own[fault] ?? spec, fault === 'space' ? { namespace: 'other' } : {})
}

function portOf({ fault, port }: Case): number {
  if (fault === 'port') return port + 1
  return fault === 'headless' ? 8080 : fault === 'headless-fine' || fault === 'alias' ? 80 : port
}

export default defineQuestion({
  id: 'how-it-fails',
  concepts: ['service-unreachable', 'service', 'dns-broken'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const cases = draw(context)
    const services = cases.map(serviceOf)
    const policies = cases.some(({ fault }) => fault === 'policy') ? [closed] : []
    const stage = await settledStage(cluster, base)
    for (const object of services) stage.create('services', object)
    for (const object of policies) stage.create('networkpolicies.networking.k8s.io', object)
    stage.settle()
    const outcomeOf = (one: Case): Outcome => {
      const reach = stage.cluster.canReach({ namespace: 'default', pod: 'client' }, one.name, portOf(one))
      if (reach.ok) return 'ok'
      if (reach.obstacle.kind === 'unreachable') throw new Error(`${one.fault}: ${reach.words}`)
      return reach.obstacle.kind
    }
    const { body, key, slips, because } = pairingOf(
      cases.map((one) => ({
        text: { code: `curl http://${one.name}:${portOf(one)}` },
        right: outcomeOf(one),
        beliefs: beliefs[one.fault],
        because: { key: `is-${one.fault}` },
      })),
      (['ok', 'refused', 'timeout', 'unresolved'] as const).map((value) => ({
        value,
        text: { key: `gets-${value}` },
      })),
    )
    if (new Set(Object.values(key.pairs)).size < 2) return undefined
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'yaml',
          text: yamlOf(
            ...[...services, ...policies].map(({ kind, metadata, ...rest }) => ({
              kind,
              metadata,
              ...('spec' in rest ? { spec: rest.spec } : {}),
            })),
          ),
        },
        { kind: 'terminal', text: show('kubectl get pods --show-labels') },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed' }],
        because,
        exhibits: [{ kind: 'terminal', text: show('kubectl get endpointslices') }],
      },
      scenario: {
        cluster,
        objects: [...base, ...services, ...policies],
        commands: ['kubectl get services -A'],
      },
    }
  },
})
