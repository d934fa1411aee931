import { configMap, deployment, namespace, pod, service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const resources = ['deployments.apps', 'replicasets.apps', 'pods', 'services', 'configmaps'] as const

/** A deletion, and what someone with a belief thinks that it does. */
interface Deletion {
  level: number
  line: string
  rule: string
  beliefs: { misconception: string; lines: string[] }[]
}

interface Names {
  app: string
  ns: string
  rs: string
  pod: string
}

function deletions({ app, ns, rs, pod: podName }: Names): Deletion[] {
  const owner = `kubectl delete deployment ${app} -n ${ns}`
  const stays = { misconception: 'children-stay', lines: [`${owner} --cascade=orphan`] }
  const labels = {
    misconception: 'labels-are-ownership',
    lines: [owner, `kubectl delete service ${app} -n ${ns}`],
  }
  return [
    { level: 1, line: owner, rule: 'rule-cascade', beliefs: [stays, labels] },
    {
      level: 1,
      line: `kubectl delete service ${app} -n ${ns}`,
      rule: 'rule-service',
      beliefs: [{ misconception: 'service-owns-pods', lines: labels.lines }],
    },
    {
      level: 1,
      line: `kubectl delete namespace ${ns}`,
      rule: 'rule-namespace',
      beliefs: [
        { misconception: 'namespace-is-a-folder-label', lines: [] },
        {
          misconception: 'namespace-deletes-everything',
          lines: [`kubectl delete namespace ${ns}`, 'kubectl delete pod guest'],
        },
      ],
    },
    {
      level: 3,
      line: `${owner} --cascade=orphan`,
      rule: 'rule-orphan',
      beliefs: [{ misconception: 'orphan-is-ignored', lines: [owner] }],
    },
    {
      level: 3,
      line: `kubectl delete pod ${podName} -n ${ns}`,
      rule: 'rule-pod',
      beliefs: [{ misconception: 'same-pod-comes-back', lines: [] }],
    },
    {
      level: 3,
      line: `kubectl delete replicaset ${rs} -n ${ns}`,
      rule: 'rule-replicaset',
      beliefs: [{ misconception: 'replicaset-is-final', lines: [owner] }],
    },
    {
      level: 3,
      line: `kubectl delete replicaset ${rs} -n ${ns} --cascade=orphan`,
      rule: 'rule-replicaset-orphan',
      beliefs: [{ misconception: 'replicaset-is-final', lines: [owner] }],
    },
  ]
}

/** `namespace kind/name` of everything the question asks about. */
function inventory(stage: Stage, namespaces: string[]): string[] {
  return namespaces.flatMap((ns) =>
    resources.flatMap((resource) =>
      stage
        .list(resource, ns)
        .filter((o) => o.metadata.name !== 'kube-root-ca.crt' && o.metadata.name !== 'kubernetes')
        .map((o) => `${resource.split('.')[0]?.replace(/s$/, '')}/${o.metadata.name} -n ${ns}`),
    ),
  )
}

function after(from: Stage, lines: string[], namespaces: string[]): Set<string> {
  const stage = from.fork()
  for (const line of lines) {
    const { exitCode, stderr } = stage.kubectl(line)
    if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
    stage.settle()
  }
  return new Set(inventory(stage, namespaces))
}

export default defineQuestion({
  id: 'what-remains',
  concepts: ['namespaces', 'object-model', 'deployment'],
  levels: [1, 3],
  kinds: ['multiple-choice'],
  generate({ rng, difficulty }) {
    const app = rng.pick(['web', 'shop', 'blog', 'api'])
    const ns = rng.pick(['team-a', 'team-b', 'staging'])
    const objects = [
      namespace(ns),
      deployment(app, { namespace: ns, replicas: rng.int(1, 2), labels: { app } }),
      service(app, { app }, ns),
      configMap(`${app}-config`, { mode: 'live' }, ns),
      pod('guest', { labels: { app } }),
      ...(rng.chance(0.5) ? [pod('helper', { namespace: ns, labels: { role: 'helper' } })] : []),
    ]
    const stage = openStage({ ...cluster, seed: rng.int(1, 12) })
    const plural: Record<string, string> = { Deployment: 'deployments.apps' }
    for (const o of objects) stage.create(plural[o.kind] ?? `${o.kind.toLowerCase()}s`, o)
    stage.settle()
    const first = (resource: 'pods' | 'replicasets.apps') =>
      stage.list(resource, ns, `app=${app}`)[0]?.metadata.name ?? ''
    const names = { app, ns, rs: first('replicasets.apps'), pod: first('pods') }
    const deletion = rng.pick(deletions(names).filter((d) => d.level === difficulty))

    const spaces = ['default', ns]
    const items = rng.shuffle(inventory(stage, spaces))
    const truth = after(stage, [deletion.line], spaces)
    const right = new Set(items.filter((item) => truth.has(item)))
    if (right.size === 0) return undefined
    const options = optionsOf(items.map((code) => ({ code })))
    const beliefs = deletion.beliefs.map(
      (b): Belief => ({ misconception: b.misconception, right: after(stage, b.lines, spaces) }),
    )
    const because = Object.fromEntries(
      options.map((o, i): [string, Message] => [
        o.id,
        { key: right.has(items[i] ?? '') ? 'exists' : 'gone' },
      ]),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) },
        { kind: 'terminal', text: `$ ${deletion.line}` },
      ],
      body: { options },
      key: { options: idsOf(options, items, right) },
      slips: slipsOfBeliefs(options, items, right, beliefs),
      explanation: {
        rule: { key: deletion.rule },
        facts: [{ key: 'observed', params: { count: right.size, total: items.length } }],
        because,
      },
      scenario: { cluster, objects, commands: [] },
    }
  },
})
