import { settledStage } from '@/lib/goal/settled-stage'
import { yamlOf } from '@/lib/goal/stage'
import { ingress, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['ingress-nginx'],
}
const HOST = 'shop.example.com'
const CONTROLLER = 'ingress-nginx-controller'
const base = [
  server('shop', { labels: { app: 'shop' } }),
  serviceWith('shop', { selector: { app: 'shop' }, ports: [{ port: 80 }] }),
]
const office = ['198.51.100.7', '198.51.100.20']
const partner = ['203.0.113.77', '203.0.113.140']
const nodes = ['192.168.56.10', '192.168.56.11', '192.168.56.12']

interface Call {
  client: string
  node: string
  /** What the client claims in X-Forwarded-For. */
  claims?: string
}

function draw({ rng, difficulty }: GenerateContext) {
  // No addresses of nodes: which of its own a node puts in is up to the network plugin.
  const lists = ['198.51.100.0/24', '203.0.113.0/25', '198.51.100.7/32', '203.0.113.128/25']
  const allowed = rng.sample(lists, difficulty === 1 ? 1 : rng.int(1, 2))
  const local = difficulty === 1 || rng.chance(0.6)
  const pool = [...office, ...partner].flatMap((client) => nodes.map((node): Call => ({ client, node })))
  const calls = rng.sample(pool, difficulty === 1 ? 3 : 4).map((call) => ({
    ...call,
    ...(difficulty >= 3 && rng.chance(0.5)
      ? { claims: rng.pick([...office, ...partner, '192.168.56.1']) }
      : {}),
  }))
  return { allowed, local, calls }
}

export default defineQuestion({
  id: 'client-address-allowed',
  concepts: ['rate-limiting-and-waf', 'ingress', 'service-types'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const { allowed, local, calls } = draw(context)
    const stage = await settledStage(cluster, base)
    const manifest = ingress('shop', {
      ingressClassName: 'nginx',
      rules: [
        {
          host: HOST,
          http: {
            paths: [
              { path: '/', pathType: 'Prefix', backend: { service: { name: 'shop', port: { number: 80 } } } },
            ],
          },
        },
      ],
    })
    const key = 'nginx.ingress.kubernetes.io/whitelist-source-range'
    const annotated = {
      ...manifest,
      metadata: { ...manifest.metadata, annotations: { [key]: allowed.join(',') } },
    }
    const policy = local ? 'Local' : 'Cluster'
    stage.create('ingresses.networking.k8s.io', annotated)
    stage.patch('services', CONTROLLER, { spec: { externalTrafficPolicy: policy } }, 'ingress-nginx')
    stage.settle()
    const { spec } = stage.get('services', CONTROLLER, 'ingress-nginx')
    const nodePort = spec.ports?.[0]?.nodePort
    const answerTo = ({ client, node, claims }: Call, through = stage): string => {
      const options = { via: node, ...(claims ? { headers: { 'X-Forwarded-For': claims } } : {}) }
      const { answer } = through.cluster.canReach(
        { outside: client },
        `http://${HOST}:${nodePort}/`,
        undefined,
        options,
      )
      return answer ? String(answer.status) : 'nothing'
    }
    const right = calls.map((call) => answerTo(call))
    if (new Set(right).size < 2 && context.rng.chance(0.8)) return undefined
    // What would come of it if the other policy held, and if the claim were believed.
    const otherwise = stage.fork()
    otherwise.patch(
      'services',
      CONTROLLER,
      { spec: { externalTrafficPolicy: local ? 'Cluster' : 'Local' } },
      'ingress-nginx',
    )
    otherwise.settle()
    const {
      body,
      key: pairs,
      slips,
      because,
    } = pairingOf(
      calls.map((call, i) => {
        const { client, node, claims } = call
        const by = answerTo(call, otherwise)
        return {
          text: {
            key: claims ? 'call-claims' : 'call',
            params: { client, node, claims: claims ?? '' },
          },
          right: right[i] ?? '',
          beliefs: {
            'every-node-passes-on':
              right[i] === 'nothing' ? answerTo({ client, node: nodes[2] ?? '' }) : undefined,
            'header-is-believed': claims && right[i] === '403' ? '200' : undefined,
            'client-address-is-kept': !local && by !== 'nothing' ? by : undefined,
            'nodes-hide-the-client': local && by !== 'nothing' && right[i] !== 'nothing' ? by : undefined,
          },
          because: {
            key:
              right[i] === 'nothing' ? 'is-nothing' : local ? `is-${right[i]}-client` : `is-${right[i]}-node`,
          },
        }
      }),
      ['200', '403', 'nothing'].map((value) => ({ value, text: { key: `gets-${value}` } })),
    )
    const service = `kubectl get service ${CONTROLLER} -n ingress-nginx -o jsonpath={.spec.externalTrafficPolicy}`
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout.trimEnd()}\n`
    return {
      kind: 'matching',
      prompt: { key: 'prompt', params: { host: HOST } },
      exhibits: [
        { kind: 'yaml', text: yamlOf(annotated) },
        {
          kind: 'terminal',
          text:
            show(service) +
            show('kubectl get pods -n ingress-nginx -o wide') +
            show('kubectl get nodes -o wide').replace(
              /^(\S+ +\S+ +\S+ +\S+ +\S+ +\S+) .*$/gm,
              (line, first: string) => (line.startsWith('$') ? line : first),
            ),
        },
      ],
      body,
      key: pairs,
      slips,
      explanation: {
        rule: { key: context.difficulty >= 3 ? 'rule-header' : local ? 'rule-local' : 'rule-cluster' },
        facts: [{ key: 'observed' }],
        because,
      },
      scenario: {
        cluster,
        objects: [...base, annotated],
        commands: [
          `kubectl patch service ${CONTROLLER} -n ingress-nginx -p '{"spec":{"externalTrafficPolicy":"${policy}"}}'`,
        ],
      },
    }
  },
})
