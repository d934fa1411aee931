import { settledStage } from '@/lib/goal/settled-stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Drawn {
  spaces: [string, string]
  /** Replicas of the Deployment in each Namespace. */
  replicas: [number, number]
  settings: [number, number]
  prefix: string
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const name = rng.pick(['shop', 'blog', 'game'])
  const spaces: [string, string] = [
    name,
    difficulty === 1 ? rng.pick(['team', 'data']) : `${name}-${rng.pick(['dev', 'old'])}`,
  ]
  const replicas: [number, number] = [rng.int(1, 4), rng.int(1, 4)]
  const settings: [number, number] = [rng.int(1, 3), rng.int(1, 3)]
  const paths = [`pods/${name}`, `replicasets/${name}`, `deployments/${name}`, `configmaps/${name}`]
  const prefix =
    difficulty === 3
      ? rng.pick([`pods/${name}/`, 'deployments/', ...paths])
      : `${rng.pick(paths)}${difficulty === 1 ? '/' : ''}`
  return { spaces, replicas, settings, prefix: `/registry/${prefix}` }
}

function commandsOf({ spaces, replicas, settings }: Drawn): string[] {
  return spaces.flatMap((space, i) => [
    `kubectl create namespace ${space}`,
    `kubectl create deployment web -n ${space} --image=nginx:1.27 --replicas=${replicas[i]}`,
    ...Array.from(
      { length: settings[i] ?? 0 },
      (_, n) => `kubectl create configmap set-${n + 1} -n ${space}`,
    ),
  ])
}

const etcdctl =
  'sudo etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key'

export default defineQuestion({
  id: 'etcd-prefix-finds',
  concepts: ['etcd', 'object-model', 'namespaces'],
  levels: [1, 2, 3],
  kinds: ['number'],
  async generate(context) {
    const drawn = draw(context)
    const commands = commandsOf(drawn)
    const { prefix, spaces } = drawn
    const stage = await settledStage(cluster, [], commands)
    const keys = async (from: string) => {
      const { stdout } = await stage
        .fork()
        .run(`ssh control-plane "${etcdctl} get ${from} --prefix --keys-only"`)
      return stdout.split('\n').filter((line) => line.startsWith('/'))
    }
    const found = await keys(prefix)
    const value = found.length
    const [, resource = ''] = /^\/registry\/([a-z]+)\//.exec(prefix) ?? []
    const own = (await keys(`/registry/${resource}/${spaces[0]}/`)).length
    const both = (await keys(`/registry/${resource}/`)).filter((key) =>
      spaces.some((s) => key.includes(`/${s}/`)),
    ).length
    const replicas = drawn.replicas[0]
    const slips = slipsOfAnswers(value, {
      'a-prefix-ends-at-a-name': prefix.endsWith('/') ? undefined : own,
      'a-slash-changes-nothing': prefix.endsWith(`/${spaces[0]}/`) ? both : undefined,
      'what-kubernetes-adds-is-elsewhere':
        resource === 'configmaps'
          ? value - found.filter((key) => key.endsWith('kube-root-ca.crt')).length
          : undefined,
      'pods-lie-in-their-owner':
        resource === 'deployments' ? value + replicas : resource === 'replicasets' ? 0 : undefined,
      'one-key-for-each-deployment':
        resource === 'pods'
          ? spaces.filter((s) => found.some((key) => key.includes(`/${s}/`))).length
          : undefined,
    })
    if (slips.length === 0) return undefined
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          text: [
            ...commands.map((line) => `$ ${line}`),
            '$ ssh control-plane',
            `control-plane$ sudo etcdctl … get ${prefix} --prefix --keys-only | grep -c .`,
          ].join('\n'),
        },
      ],
      body: { min: 0, max: 99 },
      key: { value },
      slips,
      explanation: {
        rule: { key: resource === 'configmaps' ? 'rule-configmaps' : 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: found.join('\n') }],
      },
      scenario: { cluster, objects: [], commands },
    }
  },
})
