import { podWith } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const nodes = ['dev-control-plane', 'dev-worker', 'dev-worker2']
const cluster = { nodes: nodes.map((name, i) => ({ name, ...(i === 0 ? { controlPlane: true } : {}) })) }

/** An entry of `extraPortMappings` of one node. */
interface Mapping {
  node: string
  containerPort: number
  hostPort: number
  listenAddress?: string
  protocol?: 'UDP'
}

interface Ways {
  /** Where the Pod runs. */
  node: string
  port: number
  nodePort: number
  isLocal: boolean
  /** The Pod also listens at this port of its node. */
  hostPort?: number
}

const outside = '203.0.113.7'
/** No mapping leads to the Pod. */
const nothing = 0

function drawWays({ rng, difficulty }: GenerateContext): Ways {
  return {
    node: rng.pick(nodes.slice(1)),
    port: rng.pick([80, 8080]),
    nodePort: rng.pick([30080, 30100, 31000, 32000]),
    isLocal: difficulty >= 3 && rng.chance(0.6),
    ...(difficulty === 4 && rng.chance(0.7) ? { hostPort: rng.pick([5000, 8888]) } : {}),
  }
}

function drawMappings({ rng, difficulty }: GenerateContext, ways: Ways): Mapping[] {
  const ports = rng.sample([8080, 8081, 8082, 9000, 9090, 7000], 4)
  const entry = (containerPort: number, i: number): Mapping => ({
    node: difficulty === 1 ? (nodes[0] ?? '') : rng.pick(nodes),
    containerPort,
    hostPort: ports[i] ?? 8088,
    ...(difficulty >= 2 && rng.chance(0.3) ? { listenAddress: rng.pick(['127.0.0.1', '192.168.1.20']) } : {}),
    ...(difficulty === 4 && rng.chance(0.2) ? { protocol: 'UDP' as const } : {}),
  })
  const usual = [ways.port, ways.nodePort, ...(ways.hostPort ? [ways.hostPort] : [])]
  const containerPorts = [
    ...usual,
    ...(difficulty === 1 ? [] : [rng.pick([ways.nodePort, ways.nodePort + 1])]),
  ]
  return rng.sample(containerPorts, Math.min(difficulty + 1, containerPorts.length)).map(entry)
}

function objectsOf({ node, port, nodePort, isLocal, hostPort }: Ways): Manifest[] {
  const container = {
    ...{ name: 'web', image: 'nginx:1.27' },
    ...(hostPort ? { ports: [{ containerPort: 80, hostPort }] } : {}),
  }
  const spec = {
    ...{ type: 'NodePort', ...(isLocal ? { externalTrafficPolicy: 'Local' } : {}) },
    ...{ selector: { app: 'web' }, ports: [{ port, targetPort: 80, nodePort }] },
  }
  return [
    podWith('web', { nodeName: node, containers: [container] }, { app: 'web' }),
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, ...{ spec } },
  ]
}

/** The configuration of kind, defaults left out. */
function configOf(mappings: readonly Mapping[]): string {
  const nodeOf = (name: string) => {
    const own = mappings.filter(({ node }) => node === name).map(({ node: _node, ...mapping }) => mapping)
    const role = name === nodes[0] ? 'control-plane' : 'worker'
    return { role, ...(own.length ? { extraPortMappings: own } : {}) }
  }
  const apiVersion = 'kind.x-k8s.io/v1alpha4'
  return yamlOf({ kind: 'Cluster', apiVersion, name: 'dev', nodes: nodes.map(nodeOf) })
}

/** Whether the port of the node is answered, asked from without the cluster. */
function answers(stage: Stage, { node, containerPort }: Mapping): boolean {
  const address = stage.get('nodes', node).status?.addresses?.[0]?.address ?? ''
  return stage.cluster.canReach({ outside }, address, containerPort).ok
}

/** Two mappings lead to the same port of a node. */
function isTwice(mappings: readonly Mapping[]): boolean {
  const ends = mappings.map(({ node, containerPort }) => `${node}:${containerPort}`)
  return new Set(ends).size < ends.length
}

const isOpen = ({ listenAddress, protocol }: Mapping) => listenAddress !== '192.168.1.20' && !protocol

export default defineQuestion({
  id: 'kind-port-answers',
  concepts: ['kind', 'environments-compared', 'service-types'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  citation: [{ title: 'kind: Configuration', url: 'https://kind.sigs.k8s.io/docs/user/configuration/' }],
  async generate(context) {
    const ways = drawWays(context)
    const mappings = drawMappings(context, ways)
    const objects = objectsOf(ways)
    const stage = await settledStage(cluster, objects)
    const reached = mappings.filter((mapping) => answers(stage, mapping))
    const right = reached.filter(isOpen)
    if (right.length > 1 || isTwice(mappings)) return undefined
    if (right.length === 0 && context.rng.chance(0.5)) return undefined
    const value = right[0]?.hostPort ?? nothing
    const hostPort = (matches: (mapping: Mapping) => boolean) => mappings.find(matches)?.hostPort
    const slips = slipsOfAnswers(value, {
      'service-port-is-on-the-node': hostPort((m) => m.containerPort === ways.port && isOpen(m)),
      'mapping-listens-everywhere': hostPort(
        (m) => reached.includes(m) && m.listenAddress === '192.168.1.20',
      ),
      'protocol-does-not-matter': hostPort((m) => reached.includes(m) && m.protocol !== undefined),
      'every-node-answers': hostPort((m) => m.containerPort === ways.nodePort && m !== right[0] && isOpen(m)),
      'host-port-on-every-node': hostPort((m) => m.containerPort === ways.hostPort && isOpen(m)),
      'node-port-is-published': ways.nodePort,
      'mapping-must-be-on-the-node-of-the-pod':
        right[0] && right[0].node !== ways.node && !ways.isLocal ? nothing : undefined,
    })
    const facts = mappings.map((mapping) => ({
      key: answers(stage, mapping) ? 'answered' : 'not-answered',
      params: { node: mapping.node, port: mapping.containerPort },
    }))
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'config' }, text: configOf(mappings) },
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) },
      ],
      body: { min: 0, max: 65535 },
      key: { value },
      slips,
      explanation: {
        rule: {
          key: context.difficulty === 4 ? 'rule-host' : context.difficulty === 3 ? 'rule-local' : 'rule',
        },
        facts,
      },
      scenario: { cluster, objects, commands: ['kubectl get services,nodes -o wide'] },
    }
  },
})
