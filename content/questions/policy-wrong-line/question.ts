import { namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import type { Stage } from '@/lib/goal/stage'
import { client, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const POD_PORT = 8080
const SERVICE_PORT = 80

interface Parts {
  space: string
  app: string
  team: string
  role: string
  protocol: string
  port: string
  direction: string
}

/** Names that go together; each of these is one cluster, made once. */
const worlds = [
  ['shop', 'data', 'db', 'cache', 'front', 'batch'],
  ['data', 'shop', 'cache', 'queue', 'report', 'front'],
  ['prod', 'data', 'queue', 'db', 'batch', 'report'],
  ['shop', 'prod', 'cache', 'db', 'front', 'report'],
  ['data', 'prod', 'db', 'queue', 'batch', 'front'],
  ['prod', 'shop', 'db', 'cache', 'report', 'batch'],
  ['shop', 'data', 'queue', 'cache', 'batch', 'report'],
  ['prod', 'data', 'cache', 'queue', 'front', 'batch'],
].map(([server = '', other = '', app = '', wrongApp = '', role = '', wrongRole = '']) => ({
  ...{ server, other, app, wrongApp, role, wrongRole },
}))

/** The policy as it should be, and one that differs from it in one part. */
function draw({ rng, difficulty }: GenerateContext) {
  const { server, other, app, wrongApp, role, wrongRole } = rng.pick(worlds)
  const right: Parts = {
    ...{ space: server, app, team: other, role },
    ...{ protocol: 'TCP', port: String(POD_PORT), direction: 'Ingress' },
  }
  const faults: [keyof Parts, string][] = [
    ['role', wrongRole],
    ['app', wrongApp],
    ...(difficulty >= 2
      ? ([
          ['port', String(SERVICE_PORT)],
          ['team', server],
          ['protocol', 'UDP'],
        ] as [keyof Parts, string][])
      : ([['team', server]] as [keyof Parts, string][])),
    ...(difficulty >= 3
      ? ([
          ['space', other],
          ['app', role],
        ] as [keyof Parts, string][])
      : []),
  ]
  const [part, value] = rng.pick(faults)
  return { right, part, wrong: { ...right, [part]: value } }
}

function textOf({ space, app, team, role, protocol, port, direction }: Parts): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-clients
  namespace: ${space}
spec:
  podSelector:
    matchLabels:
      app: ${app}
  policyTypes:
    - ${direction}
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              team: ${team}
          podSelector:
            matchLabels:
              role: ${role}
      ports:
        - protocol: ${protocol}
          port: ${port}
`
}

const labelled = (space: string) => ({
  ...namespace(space),
  metadata: { name: space, labels: { team: space } },
})

function objectsOf({ space, app, team, role }: Parts) {
  const deny = { podSelector: {}, policyTypes: ['Ingress'] }
  const metadata = { name: 'deny', namespace: space }
  return [
    ...[space, team].map(labelled),
    server(app, { namespace: space, labels: { app }, port: POD_PORT }),
    serviceWith(
      app,
      { selector: { app }, ports: [{ port: SERVICE_PORT, targetPort: POD_PORT }] },
      { namespace: space },
    ),
    client('caller', { namespace: team, labels: { role } }),
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: deny },
  ]
}

/** The line of a part in the text, counted from 1. */
function lineOf(part: keyof Parts, parts: Parts): number {
  const marked = textOf({ ...parts, [part]: '\u0000' })
  return marked.split('\n').findIndex((line) => line.includes('\u0000')) + 1
}

const suspicions: [keyof Parts, string][] = [
  ['port', 'policy-port-is-service-port'],
  ['team', 'namespace-selector-is-the-servers'],
  ['app', 'selects-who-calls'],
  ['space', 'policy-belongs-to-the-client'],
  ['direction', 'needs-egress-too'],
]

async function connects(stage: Stage, policy: string, { app, space, team }: Parts): Promise<boolean> {
  const applied = await stage.apply(policy)
  if (applied.exitCode !== 0) throw new Error(applied.stderr)
  stage.cluster.drain()
  return stage.cluster.canReach({ namespace: team, pod: 'caller' }, `${app}.${space}`, SERVICE_PORT).ok
}

export default defineQuestion({
  id: 'policy-wrong-line',
  concepts: ['network-policy', 'service-unreachable'],
  levels: [1, 2, 3],
  kinds: ['wrong-line'],
  async generate(context) {
    const { right, part, wrong } = draw(context)
    const objects = objectsOf(right)
    const stage = await settledStage(cluster, objects)
    if (!(await connects(stage.fork(), textOf(right), right))) throw new Error('the right policy closes')
    if (await connects(stage.fork(), textOf(wrong), right)) return undefined
    const line = lineOf(part, right)
    const slips = suspicions.flatMap(([suspected, misconception]): Slip[] =>
      suspected === part ? [] : [{ misconception, answer: String(lineOf(suspected, right)) }],
    )
    const { space, app, team, role } = right
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    return {
      kind: 'wrong-line',
      prompt: { key: 'prompt', params: { app, space, team } },
      exhibits: [
        {
          kind: 'terminal',
          text: [
            show(`kubectl get namespaces ${space} ${team} --show-labels`),
            show(`kubectl get pods -n ${team} --show-labels`),
            show(`kubectl get pods -n ${space} --show-labels`),
            `$ kubectl get service ${app} -n ${space} -o jsonpath='{.spec.ports}'\n${stage.kubectl(`kubectl get service ${app} -n ${space} -o jsonpath={.spec.ports}`).stdout}`,
          ].join(''),
        },
      ],
      body: { text: textOf(wrong), language: 'yaml' },
      key: { lines: [line] },
      slips,
      explanation: {
        rule: { key: `rule-${part}` },
        facts: [{ key: 'observed', params: { line: textOf(right).split('\n')[line - 1]?.trim() ?? '' } }],
      },
      scenario: { cluster, objects, commands: [`kubectl get pods -n ${team} -l role=${role}`] },
    }
  },
})
