import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'
import type { Message } from '@/lib/quiz/variant'

type Node = 'cp-1' | 'cp-2'

/** Something with a certificate in it; months are counted from the installation. */
interface Holder {
  text: string
  /** Where kubeadm renews it; elsewhere nobody does, or it needs nobody. */
  node?: Node
  kind: 'managed' | 'copy' | 'kubelet' | 'authority'
}

interface Renewal {
  node: Node
  month: number
  by: 'renew' | 'upgrade'
}

const certificateMonths = 12
const authorityMonths = 120

const managed = [
  'apiserver.crt',
  'apiserver-kubelet-client.crt',
  'etcd/server.crt',
  'admin.conf',
  'scheduler.conf',
]

function holdersOf({ rng, difficulty }: GenerateContext): Holder[] {
  const [first, second] = rng.sample(managed, 2)
  const all: Holder[] = [
    { text: `cp-1: ${first}`, node: 'cp-1', kind: 'managed' },
    { text: `cp-2: ${first}`, node: 'cp-2', kind: 'managed' },
    { text: `${rng.pick(['cp-1', 'cp-2'])}: ca.crt`, kind: 'authority' },
    { text: 'worker-1: kubelet-client-current.pem', kind: 'kubelet' },
    ...(difficulty === 1 ? [] : [{ text: 'laptop: ~/.kube/config', kind: 'copy' } as const]),
    ...(difficulty === 3 ? [{ text: `cp-2: ${second}`, node: 'cp-2', kind: 'managed' } as const] : []),
  ]
  return rng.shuffle(all)
}

/** The month in which it expires. */
function expiryOf({ kind, node }: Holder, renewals: readonly Renewal[], now: number): number {
  if (kind === 'authority') return authorityMonths
  if (kind === 'kubelet') return now + certificateMonths
  const renewed = kind === 'managed' ? renewals.filter((r) => r.node === node && r.month <= now) : []
  return Math.max(0, ...renewed.map(({ month }) => month)) + certificateMonths
}

function drawRenewals({ rng, difficulty }: GenerateContext): Renewal[] {
  const by = () => rng.pick(['renew', 'upgrade'] as const)
  const one: Renewal = { node: rng.pick(['cp-1', 'cp-2'] as const), month: rng.int(2, 11), by: by() }
  if (difficulty < 3) return [one]
  return [one, { node: one.node === 'cp-1' ? 'cp-2' : 'cp-1', month: rng.int(2, 11), by: by() }]
}

const beliefOf = {
  managed: 'one-node-for-all',
  copy: 'copies-follow',
  kubelet: 'kubelets-need-help',
  authority: 'authorities-last-a-year',
}

export default defineQuestion({
  id: 'certificates-expired',
  concepts: ['certificates-expiry', 'kubeadm-install', 'cluster-upgrade'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  citation: [
    {
      title: 'Certificate Management with kubeadm',
      url: 'https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/',
    },
  ],
  generate(context) {
    const renewals = drawRenewals(context)
    const now = context.rng.int(13, 24)
    const items = holdersOf(context).map((holder): Item => {
      const expiry = expiryOf(holder, renewals, now)
      const right = expiry < now
      return {
        text: { code: holder.text },
        right,
        taken: holder.kind === 'managed' ? 'nothing-renews' : beliefOf[holder.kind],
        left: renewals.some(({ node }) => node === holder.node) ? 'renewed-for-good' : beliefOf[holder.kind],
        because: {
          key: `because-${holder.kind}`,
          ...(holder.kind === 'managed' ? { params: { expiry } } : {}),
        },
      }
    })
    const clear = renewals.every(({ month }) => month + certificateMonths !== now)
    if (!clear || !items.some(({ right }) => right)) return undefined
    const { body, key, slips, because } = severalOf(items)
    const [one, other] = renewals as [Renewal, Renewal | undefined]
    const done = ({ node, month, by }: Renewal): Message => ({ key: `done-${by}`, params: { node, month } })
    return {
      kind: 'multiple-choice',
      prompt: {
        key: other ? 'prompt-both' : 'prompt',
        params: { one: done(one), now, ...(other ? { other: done(other) } : {}) },
      },
      exhibits: [],
      body,
      key,
      slips,
      explanation: { rule: { key: 'rule' }, facts: [], because },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
