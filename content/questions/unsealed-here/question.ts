import { yamlOf } from '@/lib/goal/stage'
import { reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message, Slip } from '@/lib/quiz/variant'

type Scope = 'strict' | 'namespace-wide' | 'cluster-wide'

interface Place {
  name: string
  namespace: string
}

interface Drawn {
  /** For what it was sealed, with which scope and key. */
  sealed: Place & { scope: Scope; key: string }
  /** What is applied; the scope stands in an annotation. */
  applied: Place & { scope: Scope }
  /** The controller's keys, oldest first. */
  keys: string[]
}

const reasons = ['same', 'wide', 'old-key', 'name', 'namespace', 'scope', 'no-key'] as const
type Reason = (typeof reasons)[number]

/** What is bound into the encryption besides the value. */
function boundTo({ name, namespace, scope }: Place & { scope: Scope }): string {
  return { strict: `${namespace}/${name}`, 'namespace-wide': namespace, 'cluster-wide': '' }[scope]
}

/** Which of the reasons are true, those that decide first. */
function truths({ sealed, applied, keys }: Drawn): Reason[] {
  const at = keys.indexOf(sealed.key)
  const moved = sealed.namespace !== applied.namespace
  const renamed = sealed.name !== applied.name
  const fits = boundTo(sealed) === boundTo(applied)
  return [
    ...(at < 0 ? ['no-key' as const] : []),
    ...(sealed.scope !== applied.scope ? ['scope' as const] : []),
    ...(moved && sealed.scope !== 'cluster-wide' ? ['namespace' as const] : []),
    ...(renamed && sealed.scope === 'strict' ? ['name' as const] : []),
    ...(at >= 0 && at < keys.length - 1 ? ['old-key' as const] : []),
    ...((moved || renamed) && fits ? ['wide' as const] : []),
    ...(moved || renamed ? [] : ['same' as const]),
  ]
}

const against: readonly Reason[] = ['no-key', 'scope', 'namespace', 'name']

function opens({ sealed, applied, keys }: Drawn): boolean {
  return keys.includes(sealed.key) && sealed.scope === applied.scope && boundTo(sealed) === boundTo(applied)
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const names = rng.sample(['db', 'mail', 'pay', 'token'], 2)
  const spaces = rng.sample(['shop', 'stage', 'prod', 'office'], 2)
  const suffix = () => rng.sample([...'bcdfghjklmnpqrstvwxz2456789'], 5).join('')
  const keys = Array.from({ length: difficulty >= 3 ? 3 : 1 }, () => `sealed-secrets-key${suffix()}`)
  const scope: Scope =
    difficulty === 1 ? 'strict' : rng.pick(['strict', 'namespace-wide', 'cluster-wide'] as const)
  const key = difficulty >= 3 ? rng.pick([...keys, `sealed-secrets-key${suffix()}`]) : (keys[0] ?? '')
  const [name = '', otherName = ''] = names
  const [namespace = '', otherSpace = ''] = spaces
  const change = rng.pick(['none', 'name', 'namespace'] as const)
  const edited = difficulty === 4 && scope === 'strict' && rng.chance(0.5)
  return {
    sealed: { name, namespace, scope, key },
    applied: {
      name: change === 'name' ? otherName : name,
      namespace: change === 'namespace' ? otherSpace : namespace,
      scope: edited ? rng.pick(['namespace-wide', 'cluster-wide'] as const) : scope,
    },
    keys,
  }
}

const beliefOf: Record<Reason, string> = {
  ...{
    same: 'sealed-for-one-object-only',
    wide: 'scope-is-always-strict',
    'old-key': 'renewed-keys-replace',
  },
  ...{ name: 'any-name-will-do', namespace: 'any-namespace-will-do', scope: 'scope-can-be-edited' },
  'no-key': 'every-controller-opens-it',
}

export default defineQuestion({
  id: 'unsealed-here',
  concepts: ['external-and-sealed-secrets', 'secret', 'gitops'],
  levels: [1, 2, 3, 4],
  kinds: ['true-false'],
  citation: [
    { title: 'Sealed Secrets', url: 'https://github.com/bitnami-labs/sealed-secrets/blob/main/README.md' },
  ],
  generate(context) {
    const { rng, difficulty } = context
    const drawn = draw(context)
    const { sealed, applied, keys } = drawn
    const value = opens(drawn)
    const all = truths(drawn)
    const telling = all.filter((reason) => against.includes(reason) !== value)
    const [right] = telling
    // One fault at a time; at the upper levels something beside it that does no harm.
    if (!right || (!value && telling.length > 1)) return undefined
    if (difficulty >= 3 && right === 'same') return undefined
    const pool = reasons.filter(
      (one) =>
        !all.includes(one) &&
        (difficulty >= 3 || !one.includes('key')) &&
        (difficulty === 4 || one !== 'scope'),
    )
    const shown = rng.shuffle([right, ...rng.sample(pool, Math.min(4, pool.length))])
    const listed = reasonsOf(shown.map((one): Message => ({ key: `reason-${one}` })))
    const slips: Slip[] = [{ misconception: beliefOf[right], option: String(!value), chosen: true }]
    const { name, namespace, scope, key } = sealed
    const annotations =
      applied.scope === 'strict' ? {} : { [`sealedsecrets.bitnami.com/${applied.scope}`]: 'true' }
    const manifest = {
      ...{ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' },
      metadata: {
        ...{ name: applied.name, namespace: applied.namespace },
        ...(applied.scope === 'strict' ? {} : { annotations }),
      },
      spec: { encryptedData: { password: 'AgBy3i4OJSWK…' } },
    }
    const ages = [71, 41, 11].slice(-keys.length)
    // By name, as the API server lists them.
    const rows = keys
      .map((one, i) => [one, 'kubernetes.io/tls', '2', `${ages[i]}d`])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
    const line = 'kubectl get secrets -n kube-system -l sealedsecrets.bitnami.com/sealed-secrets-key'
    return {
      kind: 'true-false',
      prompt: { key: 'prompt', params: { name, namespace, key } },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'sealing' },
          text: `$ kubeseal --scope ${scope} --cert ${key}.pem -o yaml < secret.yaml > sealed.yaml`,
        },
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(manifest) },
        {
          kind: 'terminal',
          title: { key: 'keys' },
          text: `$ ${line}\n${tableOf([['NAME', 'TYPE', 'DATA', 'AGE'], ...rows])}`,
        },
      ],
      body: { reasons: listed },
      key: { value, reason: listed[shown.indexOf(right)]?.id ?? '' },
      slips,
      explanation: { rule: { key: difficulty >= 3 ? 'rule-keys' : 'rule' }, facts: [] },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
