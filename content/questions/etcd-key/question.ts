import { configMap, deployment, namespace, pod, service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import type { Manifest } from '@/lib/goal/stage'
import { defineQuestion } from '@/lib/quiz/question'
import type { Difficulty, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const dump =
  'ssh control-plane sudo etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt ' +
  '--cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key get /registry --prefix --keys-only'

/** Names that stand for whatever is asked; the object's own key never depends on them otherwise. */
const sample = 'sample-name'
const space = 'sample-space'

interface Stored {
  kind: string
  plural: string
  level: Difficulty
  api: string
  namespaced: boolean
  /** How the sample's key is told from others' in etcd. */
  place: RegExp
}

const stored = (kind: string, plural: string, level: Difficulty, api: string, namespaced = true): Stored => ({
  kind,
  plural,
  level,
  api,
  namespaced,
  place: new RegExp(`^/registry/.*${namespaced ? `/${space}` : ''}/${sample}$`),
})

const kinds: Stored[] = [
  stored('Pod', 'pods', 1, '/api/v1'),
  stored('Secret', 'secrets', 1, '/api/v1'),
  stored('ConfigMap', 'configmaps', 1, '/api/v1'),
  stored('Deployment', 'deployments', 1, '/apis/apps/v1'),
  stored('ServiceAccount', 'serviceaccounts', 2, '/api/v1'),
  stored('Role', 'roles', 2, '/apis/rbac.authorization.k8s.io/v1'),
  stored('Namespace', 'namespaces', 2, '/api/v1', false),
  stored('ClusterRole', 'clusterroles', 2, '/apis/rbac.authorization.k8s.io/v1', false),
  stored('PriorityClass', 'priorityclasses', 2, '/apis/scheduling.k8s.io/v1', false),
  stored('Service', 'services', 3, '/api/v1'),
  stored('Node', 'nodes', 3, '/api/v1', false),
  stored('Job', 'jobs', 3, '/apis/batch/v1'),
]

function manifests(): string[] {
  const create = (kind: string, rest: string) => `kubectl create ${kind} ${sample} ${rest}`
  return [
    create('secret generic', `-n ${space} --from-literal=a=b`),
    create('serviceaccount', `-n ${space}`),
    create('role', `-n ${space} --verb=get --resource=pods`),
    create('namespace', ''),
    create('clusterrole', '--verb=get --resource=pods'),
    create('priorityclass', '--value=10'),
    create('job', `-n ${space} --image=busybox:1.36`),
  ]
}

/** Kind → the key that etcd has for the sample of this kind; looked up once. */
let observed: Promise<Map<string, string>> | undefined

async function lookUp(): Promise<Map<string, string>> {
  const stage = openStage(cluster)
  const objects: [
    'namespaces' | 'pods' | 'deployments.apps' | 'services' | 'configmaps' | 'nodes',
    Manifest,
  ][] = [
    ['namespaces', namespace(space)],
    ['pods', pod(sample, { namespace: space })],
    ['deployments.apps', deployment(sample, { namespace: space, replicas: 0, labels: { app: 'x' } })],
    ['services', service(sample, { app: 'x' }, space)],
    ['configmaps', configMap(sample, {}, space)],
    ['nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name: sample } }],
  ]
  for (const [resource, object] of objects) stage.create(resource, object)
  for (const line of manifests()) stage.kubectl(line)
  const { stdout } = await stage.run(dump)
  const keys = stdout.split('\n')
  const own = (part: string) =>
    keys.find((key) => key.startsWith(`/registry/${part}/`) && key.endsWith(`/${sample}`)) ?? ''
  return new Map(
    kinds.map((k) => [
      k.kind,
      own(k.kind === 'Node' ? 'minions' : k.kind === 'Service' ? 'services/specs' : k.plural),
    ]),
  )
}

export default defineQuestion({
  id: 'etcd-key',
  concepts: ['etcd', 'namespaces', 'object-model'],
  levels: [1, 2, 3],
  kinds: ['short-text'],
  async generate({ rng, difficulty }) {
    const { kind, plural, api, namespaced } = rng.pick(kinds.filter(({ level }) => level === difficulty))
    const name = rng.pick(['web', 'db', 'cache', 'api', 'worker-7', 'reports'])
    const ns = rng.pick(['default', 'shop', 'team-a', 'kube-system'])
    observed ??= lookUp()
    const seen = (await observed).get(kind) ?? ''
    const text = seen.replace(space, ns).replace(sample, name)
    const [root = '', version = ''] = [api.split('/')[2], api.split('/')[3]]
    const middle = namespaced ? `${ns}/` : ''
    const believed = [
      {
        misconception: 'key-is-the-api-path',
        answer: `${api}/${namespaced ? `namespaces/${ns}/` : ''}${plural}/${name}`,
      },
      {
        misconception: 'group-is-in-the-key',
        answer: `/registry/${api.startsWith('/apis') ? root : 'core'}/${plural}/${middle}${name}`,
      },
      {
        misconception: 'version-is-in-the-key',
        answer: `/registry/${version || root}/${plural}/${middle}${name}`,
      },
      { misconception: 'key-is-singular', answer: `/registry/${kind.toLowerCase()}/${middle}${name}` },
      { misconception: 'namespace-comes-first', answer: `/registry/${middle}${plural}/${name}` },
      { misconception: 'namespace-is-not-in-the-key', answer: `/registry/${plural}/${name}` },
      { misconception: 'every-object-has-a-namespace', answer: `/registry/${plural}/default/${name}` },
      { misconception: 'place-is-the-plural', answer: `/registry/${plural}/${middle}${name}` },
    ]
      .filter(({ misconception }) => namespaced || !misconception.startsWith('namespace-'))
      .filter(({ answer }) => answer !== text)
    const slips: Slip[] = believed.filter(
      ({ answer }, i) => believed.findIndex((b) => b.answer === answer) === i,
    )
    return {
      kind: 'short-text',
      prompt: { key: namespaced ? 'prompt' : 'prompt-cluster', params: { kind, name, ns } },
      exhibits: [],
      body: { multiline: false },
      key: { text },
      slips,
      explanation: {
        rule: { key: difficulty === 3 ? 'rule-odd' : 'rule' },
        facts: [{ key: 'observed', params: { key: text } }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
