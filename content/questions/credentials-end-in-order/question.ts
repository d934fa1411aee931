import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

/** Months since `kubeadm init`. */
type Month = number

const year = 12

type File = 'admin.conf' | 'scheduler.conf' | 'controller-manager.conf'

/** `kubeadm certs renew …` on the control-plane node. */
interface Renewal {
  month: Month
  what: 'all' | File
}

/** Something with a credential: when it was taken, and from where. */
interface Holder {
  /** The file whose certificate it has; none for a user. */
  of?: File
  kind: 'process' | 'copy' | 'user' | 'file'
  text: Message
  /** Of a process, its last restart; of a copy, when it was made; of a user, when the certificate was signed. */
  since: Month
  /** Of a user: the months that were asked for. */
  asked?: number
}

interface History {
  renewals: Renewal[]
  holders: Holder[]
}

/** How somebody believes that certificates end. */
interface Rules {
  processesReread: boolean
  copiesFollow: boolean
  countFromTaking: boolean
  askedIsGiven: boolean
  renewalsAreForever: boolean
}

const real: Rules = {
  ...{ processesReread: false, copiesFollow: false, countFromTaking: false },
  ...{ askedIsGiven: false, renewalsAreForever: false },
}

/** When the certificate ends that lay in the file at this moment. */
function endOf(file: File, renewals: readonly Renewal[], at: Month): Month {
  const own = renewals.filter(({ month, what }) => month <= at && (what === 'all' || what === file))
  return Math.max(0, ...own.map(({ month }) => month)) + year
}

/** When it is refused. */
function refusedAt(holder: Holder, { renewals }: History, rules: Rules): Month {
  const { kind, of, since, asked = year } = holder
  if (!of) return since + (rules.askedIsGiven ? asked : Math.min(asked, year))
  const latest = Number.POSITIVE_INFINITY
  if (kind === 'file') return endOf(of, rules.renewalsAreForever ? [] : renewals, latest)
  if (rules.countFromTaking) return since + year
  const rereads = kind === 'process' ? rules.processesReread : rules.copiesFollow
  return endOf(of, renewals, rereads ? latest : since)
}

const process = (name: 'scheduler' | 'controller-manager', since: Month): Holder => ({
  ...{ kind: 'process', since, of: `${name}.conf` },
  text: { key: since === 0 ? 'process' : 'process-restarted', params: { program: `kube-${name}`, since } },
})
const copy = (machine: string, since: Month): Holder => ({
  ...{ kind: 'copy', since, of: 'admin.conf' },
  text: { key: 'copy', params: { machine, since } },
})
const user = (name: string, since: Month, asked: number): Holder => ({
  ...{ kind: 'user', since, asked },
  text: { key: 'user', params: { name, since, asked } },
})
const original: Holder = { kind: 'file', of: 'admin.conf', since: 0, text: { key: 'file' } }

function draw({ rng, difficulty }: GenerateContext): History {
  const months = rng.sample([2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 4).sort((a, b) => a - b)
  const [first = 0, second = 0, third = 0, last = 0] = months
  const single = rng.pick(['admin.conf', 'scheduler.conf'] as const)
  const renewals: Renewal[] = [
    { month: second, what: 'all' },
    ...(difficulty >= 2 ? [{ month: third, what: single }] : []),
    ...(difficulty >= 3 ? [{ month: first, what: rng.pick(['admin.conf', 'all'] as const) }] : []),
  ]
  const taken = new Set(renewals.map(({ month }) => month))
  const free = [0, 1, 3, 4, 6, 7, 8, 9, 10, last].filter((month) => !taken.has(month))
  const names = rng.sample(['anna', 'ben', 'chie', 'dai', 'eva'], 4)
  const copied = () => copy(names[0] ?? '', rng.pick(free))
  const copiedToo = () => copy(names[1] ?? '', rng.pick(free))
  const asks = difficulty === 4 ? [6, 9, 24, 36] : [6, 8, 9, 10]
  const signed = () => user(names[2] ?? '', rng.int(1, 11), rng.pick(asks))
  const signedToo = () => user(names[3] ?? '', rng.int(1, 11), rng.pick(asks))
  const programs = rng.sample(['scheduler', 'controller-manager'] as const, 2)
  const started = programs.map((name) => () => process(name, rng.pick(free)))
  const makers = [
    ...[() => original, copied, signed],
    ...(difficulty === 3 ? [copiedToo] : []),
    ...(difficulty === 1 || difficulty === 4 ? [signedToo] : []),
    ...started.slice(0, difficulty === 1 ? 0 : difficulty === 4 ? 2 : 1),
  ]
  const holders: Holder[] = []
  for (const make of makers) {
    const ends = holders.map((holder) => refusedAt(holder, { renewals, holders }, real))
    const tries = Array.from({ length: 12 }, make)
    const other = tries.find((one) => !ends.includes(refusedAt(one, { renewals, holders }, real)))
    if (other) holders.push(other)
  }
  return { renewals: renewals.sort((a, b) => a.month - b.month), holders: rng.shuffle(holders) }
}

export default defineQuestion({
  id: 'credentials-end-in-order',
  concepts: ['certificates-expiry', 'certificates-and-csr', 'authentication-and-kubeconfig'],
  levels: [1, 2, 3, 4],
  kinds: ['ordering'],
  citation: [
    {
      title: 'Certificate Management with kubeadm',
      url: 'https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/',
    },
    {
      title: 'Certificates and Certificate Signing Requests',
      url: 'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/',
    },
  ],
  generate(context) {
    const history = draw(context)
    const { renewals, holders } = history
    const ends = holders.map((holder) => refusedAt(holder, history, real))
    const after = Math.max(...renewals.map(({ month }) => month), ...holders.map(({ since }) => since))
    const isPast = holders.some(({ of }, i) => of && (ends[i] ?? 0) <= after)
    if (holders.length < 4 || isPast) return undefined
    const options = optionsOf(holders.map(({ text }) => text))
    // Where a belief makes two end together, they are taken the other way round than they end.
    const orderBy = (months: readonly Month[]) =>
      [...options.keys()]
        .sort((a, b) => (months[a] ?? 0) - (months[b] ?? 0) || (ends[b] ?? 0) - (ends[a] ?? 0))
        .map((i) => options[i]?.id ?? '')
    const order = orderBy(ends)
    const beliefs: [string, Partial<Rules>][] = [
      ['processes-read-new-files', { processesReread: true }],
      ['copies-follow', { copiesFollow: true }],
      ['a-year-from-the-copy', { countFromTaking: true }],
      ['asked-is-given', { askedIsGiven: true }],
      ['renewal-is-for-the-old-date', { renewalsAreForever: true }],
    ]
    const slips = beliefs.flatMap(([misconception, rules]): Slip[] => {
      const months = holders.map((holder) => refusedAt(holder, history, { ...real, ...rules }))
      const answer = orderBy(months).join(',')
      return answer === order.join(',') ? [] : [{ misconception, answer }]
    })
    const first = slips.filter(
      (slip, i) =>
        slips.findIndex((o) => 'answer' in o && 'answer' in slip && o.answer === slip.answer) === i,
    )
    if (first.length === 0) return undefined
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => [
        id,
        { key: `because-${holders[i]?.kind}`, params: { end: ends[i] ?? 0 } },
      ]),
    )
    const log = renewals.map(({ month, what }) => `month ${month}: kubeadm certs renew ${what}`)
    return {
      kind: 'ordering',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'log' }, text: ['month 0: kubeadm init', ...log].join('\n') },
      ],
      body: { options },
      key: { order },
      slips: first,
      explanation: { rule: { key: context.difficulty === 4 ? 'rule-users' : 'rule' }, facts: [], because },
      scenario: { cluster: {}, objects: [], commands: ['kubectl get csr'] },
    }
  },
})
