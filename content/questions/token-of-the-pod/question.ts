import { podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, RequestRefused, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const group = 'rbac.authorization.k8s.io'

const outcomes = ['listed', 'forbidden', 'no-token', 'not-created'] as const
type Outcome = (typeof outcomes)[number]
type Switch = boolean | undefined

interface Account {
  name: string
  automount: Switch
}

interface Asked {
  name: string
  account: string | undefined
  automount: Switch
}

interface Drawn {
  accounts: Account[]
  bound: string
  pods: Asked[]
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [one = '', two = ''] = rng.sample(['reader', 'robot', 'backup', 'report'], 2)
  const onAccount = (): Switch => (difficulty === 1 ? undefined : rng.pick([undefined, false, false, true]))
  const accounts = [one, two].map((name): Account => ({ name, automount: onAccount() }))
  const names = rng.sample(['web', 'cache', 'logs', 'sync', 'mail'], 4).sort()
  const pods = names.map((name): Asked => {
    return {
      name,
      account: rng.pick([one, two, undefined, one, ...(difficulty === 3 ? ['missing'] : [])]),
      automount: rng.pick([undefined, undefined, false, difficulty === 1 ? undefined : true]),
    }
  })
  return { accounts, bound: rng.pick([one, one, 'default']), pods }
}

const automountOf = (value: Switch) => (value === undefined ? {} : { automountServiceAccountToken: value })

const accountOf = ({ name, automount }: Account): Manifest => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name },
  ...automountOf(automount),
})

const bindingOf = (bound: string): Manifest => ({
  apiVersion: `${group}/v1`,
  kind: 'RoleBinding',
  metadata: { name: 'view' },
  ...{
    roleRef: { apiGroup: group, kind: 'ClusterRole', name: 'view' },
    subjects: [{ kind: 'ServiceAccount', name: bound, namespace: 'default' }],
  },
})

const podOf = ({ name, account, automount }: Asked): Manifest =>
  podWith(name, {
    ...(account ? { serviceAccountName: account } : {}),
    ...automountOf(automount),
    containers: [{ name: 'app', image: 'nginx:1.27' }],
  })

/** Whether the Pod has a token, and what the API server says to whoever shows it. */
function outcomeOf(before: Stage, asked: Asked): { outcome: Outcome; message: string } {
  const stage = before.fork()
  try {
    stage.create('pods', podOf(asked))
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error
    return {
      outcome: 'not-created',
      message: /"message":"(.*?[^\\])"/.exec(error.message)?.[1]?.replaceAll('\\', '') ?? '',
    }
  }
  const { spec } = stage.get('pods', asked.name)
  const mounts = spec.containers[0]?.volumeMounts ?? []
  if (!mounts.some(({ mountPath }) => mountPath.endsWith('serviceaccount')))
    return { outcome: 'no-token', message: '' }
  const user = `system:serviceaccount:default:${spec.serviceAccountName}`
  const { stderr } = stage.kubectl(`kubectl get pods --as=${user}`)
  return { outcome: stderr.includes('Forbidden') ? 'forbidden' : 'listed', message: stderr.trim() }
}

function build({ accounts, bound }: Pick<Drawn, 'accounts' | 'bound'>): Stage {
  const stage = openStage(cluster)
  for (const one of accounts) stage.create('serviceaccounts', accountOf(one))
  stage.create('rolebindings.rbac.authorization.k8s.io', bindingOf(bound))
  return stage
}

export default defineQuestion({
  id: 'token-of-the-pod',
  concepts: ['service-accounts', 'authentication-and-kubeconfig', 'rbac'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const drawn = draw(context)
    const { accounts, bound, pods } = drawn
    const texts = pods.map(({ account, automount }) => `${account}${automount}`)
    if (new Set(texts).size < 4) return undefined
    const before = build(drawn)
    const unswitched = build({ accounts: accounts.map((one) => ({ ...one, automount: undefined })), bound })
    const found = pods.map((one) => outcomeOf(before, one))
    if (new Set(found.map(({ outcome }) => outcome)).size < 2) return undefined
    const matched = pods.map((asked, i): Matched<Outcome> => {
      const { outcome = 'no-token', message = '' } = found[i] ?? {}
      const own = accounts.find(({ name }) => name === asked.account)
      return {
        text: { code: asked.name },
        right: outcome,
        beliefs: {
          'account-decides':
            own?.automount !== undefined && asked.automount !== undefined
              ? outcomeOf(before, { ...asked, automount: undefined }).outcome
              : undefined,
          'account-switch-is-ignored': outcomeOf(unswitched, asked).outcome,
          'pod-switch-is-ignored': outcomeOf(before, { ...asked, automount: undefined }).outcome,
          'token-is-a-right': outcome === 'forbidden' ? 'listed' : undefined,
          'no-account-no-token': asked.account === undefined ? 'no-token' : undefined,
          'account-is-made': outcome === 'not-created' ? 'forbidden' : undefined,
          'view-is-for-people': outcome === 'listed' ? 'forbidden' : undefined,
        },
        because: message
          ? { key: 'said', params: { message } }
          : { key: outcome === 'no-token' ? 'nothing-mounted' : 'answered' },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      outcomes.map((value) => ({ value, text: { key: value } })),
    )
    const shown = pods.map(({ name, account, automount }) => ({
      metadata: { name },
      spec: { ...(account ? { serviceAccountName: account } : {}), ...automountOf(automount) },
    }))
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf(...accounts.map(accountOf), bindingOf(bound)) },
        { kind: 'yaml', title: { key: 'pods' }, text: yamlOf(...shown) },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [
          {
            key: 'observed',
            params: { count: found.filter(({ outcome }) => outcome === 'listed').length, total: 4 },
          },
        ],
        because,
      },
      scenario: {
        cluster,
        objects: [
          ...accounts.map(accountOf),
          bindingOf(bound),
          ...pods.filter((_, i) => found[i]?.outcome !== 'not-created').map(podOf),
        ],
        commands: ['kubectl get serviceaccounts'],
      },
    }
  },
})
