import { namespace, pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

const gates = ['authentication', 'authorization', 'admission', 'validation', 'conflict', 'stored'] as const
type Gate = (typeof gates)[number]

/** What may be wrong with a request; several faults may meet in one. */
const faults = ['no-token', 'no-right', 'over-quota', 'privileged', 'bad-name', 'bad-image', 'taken'] as const
type Fault = (typeof faults)[number]

const space = 'team'
const before: Manifest[] = [
  {
    ...namespace(space),
    metadata: { name: space, labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
  },
  pod('taken', { namespace: space, requests: { cpu: '100m' } }),
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'cpu', namespace: space },
    ...{ spec: { hard: { 'requests.cpu': '500m' } } },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'editors', namespace: space },
    ...{
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'alice' }],
    },
  },
]

const resources: Record<
  string,
  'namespaces' | 'pods' | 'resourcequotas' | 'rolebindings.rbac.authorization.k8s.io'
> = {
  Namespace: 'namespaces',
  Pod: 'pods',
  ResourceQuota: 'resourcequotas',
  RoleBinding: 'rolebindings.rbac.authorization.k8s.io',
}

let base: Stage | undefined

function teamSpace(): Stage {
  if (!base) {
    base = openStage(cluster)
    for (const object of before) base.create(resources[object.kind] ?? 'pods', object)
    base.settle()
  }
  return base.fork()
}

function podOf(wrong: readonly Fault[]): Manifest {
  const name = wrong.includes('bad-name') ? 'My_Pod' : wrong.includes('taken') ? 'taken' : 'fresh'
  const container = {
    name: 'app',
    ...(wrong.includes('bad-image') ? {} : { image: 'nginx:1.27' }),
    resources: { requests: { cpu: wrong.includes('over-quota') ? '800m' : '100m' } },
    ...(wrong.includes('privileged') ? { securityContext: { privileged: true } } : {}),
  }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: space },
    ...{ spec: { containers: [container] } },
  }
}

interface Answer {
  gate: Gate
  code: number
  message: string
}

const answers = new Map<string, Answer>()

function answerTo(wrong: readonly Fault[]): Answer {
  const id = [...wrong].sort().join()
  const answer = answers.get(id) ?? ask(wrong)
  answers.set(id, answer)
  return answer
}

/** The gate is told by the server's own record of refusals; what no gate refused failed in the registry, or is stored. */
function ask(wrong: readonly Fault[]): Answer {
  const stage = teamSpace()
  const { cluster: api } = stage
  const refusedBefore = api.refused().at(-1)?.seq ?? 0
  const groups = ['system:authenticated']
  const { code, body } = api.request({
    method: 'POST',
    path: `/api/v1/namespaces/${space}/pods`,
    user: { username: wrong.includes('no-right') ? 'bob' : 'alice', groups },
    body: podOf(wrong),
    ...(wrong.includes('no-token') ? { credentials: { token: 'not-a-token' } as never } : {}),
  })
  const refusal = api.refused().find(({ seq }) => seq > refusedBefore)
  const { message = '' } = body as { message?: string }
  const gate = (): Gate => {
    if (code < 400) return 'stored'
    if (code === 401) return 'authentication'
    if (refusal?.access) return 'authorization'
    if (refusal?.admission || code === 403) return 'admission'
    return code === 409 ? 'conflict' : 'validation'
  }
  return { gate: gate(), code, message }
}

function draw({ rng, difficulty }: GenerateContext): Fault[][] {
  const single = rng.sample(faults, difficulty === 1 ? 4 : 2).map((fault) => [fault])
  if (difficulty === 1) return single
  const several = Array.from({ length: difficulty === 2 ? 2 : 3 }, () => rng.sample(faults, difficulty))
  return [
    ...single.slice(0, difficulty === 2 ? 2 : 1),
    ...several.map((all) => faults.filter((f) => all.includes(f))),
  ]
}

/** The gate of each fault, if it were the only one; what someone believes who thinks of the last fault first. */
const lastOf = (wrong: readonly Fault[]) => answerTo(wrong.slice(-1)).gate

function textOf(wrong: readonly Fault[]): Message {
  const [one, two, three] = wrong.map((key): Message => ({ key }))
  if (one && two && three) return { key: 'three', params: { one, two, three } }
  return one && two ? { key: 'two', params: { one, two } } : (one ?? { key: 'stored' })
}

export default defineQuestion({
  id: 'request-refused-where',
  concepts: ['request-lifecycle', 'kube-apiserver'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const asked = draw(context)
    const texts = asked.map((wrong) => wrong.join())
    // A name is either taken or malformed.
    if (
      new Set(texts).size < texts.length ||
      asked.some((w) => w.includes('bad-name') && w.includes('taken'))
    )
      return undefined
    const matched = asked.map((wrong): Matched<Gate> => {
      const { gate, code, message } = answerTo(wrong)
      const fault = wrong[0]
      return {
        text: textOf(wrong),
        right: gate,
        beliefs: {
          ...(wrong.length > 1 ? { 'content-first': lastOf(wrong) } : {}),
          ...(gate === 'authentication' ? { 'who-and-may-confused': 'authorization' } : {}),
          ...(gate === 'authorization'
            ? { 'who-and-may-confused': 'authentication', 'forbidden-is-one-thing': 'admission' }
            : {}),
          ...(gate === 'admission' ? { 'forbidden-is-one-thing': 'authorization' } : {}),
          ...(fault === 'over-quota' || fault === 'privileged' ? { 'stored-then-pending': 'stored' } : {}),
          ...(gate === 'validation' ? { 'admission-checks-the-form': 'admission' } : {}),
          ...(gate === 'conflict' ? { 'create-overwrites': 'stored' } : {}),
        },
        because: { key: 'answered', params: { code, message: message.replaceAll('`', "'") } },
      }
    })
    const shown = gates.filter(
      (gate) => gate !== 'stored' || matched.some((m) => Object.values(m.beliefs ?? {}).includes('stored')),
    )
    const { body, key, slips, because } = pairingOf(
      matched,
      shown.map((value) => ({ value, text: { key: value } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', title: { key: 'there' }, text: yamlOf(...before) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: asked.length } }],
        because,
      },
      scenario: { cluster, objects: before, commands: ['kubectl auth can-i create pods -n team --as alice'] },
    }
  },
})
