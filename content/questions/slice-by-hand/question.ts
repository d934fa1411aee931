import type { ConditionInput } from '@/lib/goal/condition'
import { settledStage } from '@/lib/goal/settled-stage'
import { client, server } from '@/lib/goal/traffic-manifests'
import { fillGaps } from '@/lib/quiz/kinds/gap'
import { defineQuestion } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Names {
  name: string
  portName: string
  port: number
  target: number
}

function textOf({ name, portName, port }: Names, difficulty: number): string {
  const named = difficulty >= 2
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  ports:
    - port: ${difficulty >= 3 ? '{{port}}' : port}
${named ? `      name: ${portName}\n` : ''}---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: ${name}-1
  labels:
    {{label}}: ${name}
addressType: {{type}}
ports:
  - port: {{target}}
${named ? '    name: {{name}}\n' : ''}    protocol: TCP
endpoints:
  - addresses:
      - {{address}}
`
}

export default defineQuestion({
  id: 'slice-by-hand',
  concepts: ['endpoints-and-endpointslices', 'service'],
  levels: [1, 2, 3],
  kinds: ['gap'],
  async generate({ rng, difficulty }) {
    const name = rng.pick(['db', 'mail', 'billing', 'search', 'ldap'])
    const portName = rng.pick(['sql', 'main', 'http', 'tcp'])
    const [port = 0, target = 0] = rng.sample([80, 8080, 3000, 5432, 9000], 2)
    const node = rng.pick(['worker-1', 'worker-2'])
    const address = node === 'worker-1' ? '192.168.56.11' : '192.168.56.12'
    // What runs on a machine, past Services: a Pod on its network stands for any such process.
    const hosted = server('machine', { port: target, node })
    const objects = [
      { ...hosted, spec: { ...('spec' in hosted ? (hosted.spec as object) : {}), hostNetwork: true } },
      client('client', { labels: { app: 'client' } }),
    ]
    const text = textOf({ name, portName, port, target }, difficulty)
    const solution: Record<string, string> = {
      ...{ label: 'kubernetes.io/service-name', type: 'IPv4', target: String(target), address },
      ...(difficulty >= 2 ? { name: portName } : {}),
      ...(difficulty >= 3 ? { port: String(port) } : {}),
    }
    const choices: Record<string, string[]> = {
      label: ['kubernetes.io/service-name', 'app', 'app.kubernetes.io/name'],
      type: ['IPv4', 'FQDN'],
      target: [String(port), String(target)],
      name: [portName, name, String(target)],
      address: [address, '192.168.56.10', '127.0.0.1'],
      port: [String(port), String(target)],
    }
    const typed =
      difficulty === 3 ? ['target', 'name', 'address', 'port'] : difficulty === 2 ? ['address'] : []
    const gaps = Object.keys(solution).map((id) =>
      typed.includes(id) ? { id } : { id, choices: rng.shuffle(choices[id] ?? []) },
    )
    const slice = (path: string, equals: string | number): ConditionInput => ({
      ...{ kind: 'field', resource: 'endpointslices.discovery.k8s.io', name: `${name}-1`, path, equals },
    })
    const beliefs: { misconception: string; values: Record<string, string>; shows: ConditionInput }[] = [
      {
        ...{ misconception: 'any-label-links', values: { label: 'app' } },
        shows: slice('metadata.labels.app', name),
      },
      {
        ...{ misconception: 'slice-has-the-services-port', values: { target: String(port) } },
        shows: slice('ports[0].port', port),
      },
      ...(difficulty >= 2
        ? [
            {
              ...{ misconception: 'port-names-may-differ', values: { name } },
              shows: slice('ports[0].name', name),
            },
          ]
        : []),
    ]
    const usable = beliefs.filter(({ values }) =>
      Object.entries(values).every(([gap, value]) => solution[gap] !== value),
    )
    const slips = usable.map(({ misconception, shows }): Slip => ({ misconception, when: [shows] }))

    const stage = await settledStage(cluster, objects)
    const applied = await stage.apply(fillGaps(text, solution))
    if (applied.exitCode !== 0) throw new Error(applied.stderr)
    stage.settle()
    const { ok, path } = stage.cluster.canReach({ namespace: 'default', pod: 'client' }, name, port)
    if (!ok) throw new Error(`${name}:${port} does not answer`)
    const endpoint =
      path.flatMap((hop) => (hop.kind === 'endpoint' ? [`${hop.address}:${hop.port}`] : []))[0] ?? ''
    return {
      kind: 'gap',
      prompt: { key: difficulty >= 2 ? 'prompt-named' : 'prompt', params: { name, port, target, address } },
      exhibits: [],
      body: { text, gaps },
      key: {
        goal: [
          ...(difficulty >= 3
            ? [
                {
                  kind: 'field' as const,
                  resource: 'services',
                  name,
                  path: 'spec.ports[0].port',
                  equals: port,
                },
              ]
            : []),
          { kind: 'reach', from: { pods: 'app=client' }, to: name, port, allowed: true },
        ],
        solution,
        wrong: { ...solution, ...rng.pick(usable).values },
      },
      slips,
      explanation: {
        rule: { key: difficulty >= 2 ? 'rule-named' : 'rule' },
        facts: [
          {
            key: 'observed',
            params: { name, port, endpoint },
          },
        ],
      },
      scenario: { cluster, objects, commands: [] },
    }
  },
})
