import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { client, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const OUTSIDE = '198.51.100.7'
const NODE = '192.168.56.11'
const pool = [80, 81, 3000, 5000, 8000, 8080, 8081, 9000, 9090]

interface Ports {
  port: number
  target: number
  nodePort: number
  declared?: number
  hostPort?: number
  named?: string
}

function draw({ rng, difficulty }: GenerateContext): Ports {
  const [port = 0, target = 0, third = 0] = rng.sample(pool, 3)
  return {
    ...{ port, target, nodePort: rng.int(30000, 32767) },
    ...(difficulty === 2 ? { declared: third } : {}),
    ...(difficulty === 3 ? { hostPort: third, named: rng.pick(['http', 'web', 'main']) } : {}),
  }
}

function objectsOf({ port, target, nodePort, declared, hostPort, named }: Ports) {
  const ports = hostPort
    ? [{ name: named ?? 'http', containerPort: target, hostPort }]
    : [{ containerPort: declared ?? target }]
  return [
    server('web', { labels: { app: 'web' }, port: target, ports, node: 'worker-1' }),
    serviceWith('web', {
      type: 'NodePort',
      selector: { app: 'web' },
      ports: [{ port, targetPort: named ?? target, nodePort }],
    }),
  ] as const
}

/** Who connects, and to where. */
const roles = ['service', 'node', 'pod', 'host'] as const
type Role = (typeof roles)[number]

function works(stage: Stage, role: Role, number: number): boolean {
  const podIP = stage.get('pods', 'web').status?.podIP ?? ''
  const inside = { namespace: 'default', pod: 'client' }
  if (role === 'service') return stage.cluster.canReach(inside, 'web', number).ok
  if (role === 'pod') return stage.cluster.canReach(inside, podIP, number).ok
  return stage.cluster.canReach({ outside: OUTSIDE }, NODE, number).ok
}

export default defineQuestion({
  id: 'which-port-for-whom',
  concepts: ['exposing-an-application', 'service', 'service-types'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const ports = draw(context)
    const [pod, service] = objectsOf(ports)
    const stage = openStage(cluster)
    stage.create('pods', pod)
    stage.create('pods', client('client', { node: 'worker-2' }))
    stage.create('services', service)
    stage.settle()
    const { port, target, nodePort, declared, hostPort } = ports
    const numbers = [port, target, nodePort, declared, hostPort]
      .filter((one) => one !== undefined)
      .sort((a, b) => a - b)
    const right = (role: Role, among: readonly number[]): string => {
      const working = among.filter((number) => works(stage, role, number))
      if (working.length !== 1) throw new Error(`${role}: ${working.join(', ')}`)
      return String(working[0])
    }
    // Outside, a node answers at two numbers if there is a host port: one goes by the Service, one does not.
    const others = numbers.filter((number) => number !== hostPort)
    const keyOf: Record<Role, string> = {
      service: right('service', numbers),
      node: right('node', others),
      pod: right('pod', numbers),
      ...{ host: hostPort ? right('host', [hostPort]) : '' },
    }
    const asked = context.rng.shuffle(roles.filter((role) => keyOf[role] !== ''))
    const { body, key, slips, because } = pairingOf(
      asked.map((role) => ({
        text: { key: `who-${role}`, params: { node: NODE } },
        right: keyOf[role],
        beliefs: {
          'target-port-at-service': role === 'service' ? String(target) : undefined,
          'port-at-pod': role === 'pod' ? String(port) : undefined,
          'port-at-node': role === 'node' ? String(port) : undefined,
          'container-port-opens': role === 'pod' && declared ? String(declared) : undefined,
          'host-port-is-node-port':
            role === 'host' ? String(nodePort) : role === 'node' && hostPort ? String(hostPort) : undefined,
        },
        because: { key: `because-${role}` },
      })),
      numbers.map((number) => ({ value: String(number), text: { code: String(number) } })),
    )
    return {
      kind: 'matching',
      prompt: { key: declared ? 'prompt-declared' : 'prompt', params: { target } },
      exhibits: [{ kind: 'yaml', text: yamlOf(pod, service) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: hostPort ? 'rule-host' : declared ? 'rule-declared' : 'rule' },
        facts: [{ key: 'observed' }],
        because,
      },
      scenario: { cluster, objects: [pod, client('client', { node: 'worker-2' }), service], commands: [] },
    }
  },
})
