import { stringify } from 'yaml'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

/** Minutes from the creation of the ExternalSecret. */
interface Event {
  at: number
  /** A new value in the store, new Pods, a refresh by hand, or a store that no longer answers. */
  what: 'changed' | 'restarted' | 'forced' | 'sealed'
}

interface Drawn {
  /** 0: fetched once. */
  interval: number
  events: Event[]
  /** When it is looked at. */
  now: number
  subPath: boolean
}

/** How someone thinks that it goes. */
interface View {
  immediate?: boolean
  /** A refresh by hand leaves the others where they were. */
  fixedTimes?: boolean
  envFollows?: boolean
  subPathFollows?: boolean
}

/** When the operator fetches, from the creation on. */
function refreshes({ interval, events, now }: Drawn, { fixedTimes }: View): number[] {
  const forced = events.filter(({ what }) => what === 'forced').map(({ at }) => at)
  const times = [0]
  let due = interval
  for (let minute = 1; minute <= now; minute++) {
    const planned = interval > 0 && minute === due
    const asked = forced.includes(minute)
    if (!asked && !planned) continue
    times.push(minute)
    if (planned || !fixedTimes) due = minute + interval
  }
  return times
}

/** The version in the store at a moment. */
const storedAt = ({ events }: Drawn, minute: number) =>
  1 + events.filter(({ what, at }) => what === 'changed' && at <= minute).length

/** The version in the Secret at a moment: a fetch that fails leaves it as it is. */
function inSecret(drawn: Drawn, minute: number, view: View): number {
  const { at: end = Number.POSITIVE_INFINITY } = drawn.events.find(({ what }) => what === 'sealed') ?? {}
  if (view.immediate) return storedAt(drawn, Math.min(minute, end))
  const last = refreshes(drawn, view)
    .filter((at) => at <= minute && at < end)
    .at(-1)
  return storedAt(drawn, last ?? 0)
}

/** Secret, file and variable. */
function answerTo(drawn: Drawn, view: View = {}): string {
  const started = drawn.events.filter(({ what }) => what === 'restarted').at(-1)?.at ?? 1
  const [secret, fromStart] = [inSecret(drawn, drawn.now, view), inSecret(drawn, started, view)]
  const file = drawn.subPath && !view.subPathFollows ? fromStart : secret
  return [secret, file, view.envFollows ? secret : fromStart].map((version) => `v${version}`).join(' ')
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const interval = difficulty === 3 && rng.chance(0.15) ? 0 : rng.pick([10, 15, 20, 30])
  const whats: Event['what'][] = [
    ...['changed' as const, 'changed' as const],
    ...(difficulty >= 2 ? ['restarted' as const] : []),
    ...(difficulty >= 3 && interval > 0 ? ['forced' as const] : []),
    ...(difficulty >= 4 && rng.chance(0.6) ? ['sealed' as const] : []),
  ]
  const minutes = rng
    .sample(
      Array.from({ length: 52 }, (_, i) => i + 4),
      whats.length,
    )
    .sort((a, b) => a - b)
  const sealed = whats.includes('sealed')
  const mixed = rng.shuffle(whats.filter((what) => what !== 'sealed'))
  const order = sealed ? [...mixed.slice(0, -1), 'sealed' as const, ...mixed.slice(-1)] : mixed
  return {
    interval,
    events: order.map((what, i) => ({ what, at: minutes[i] ?? 0 })),
    now: 59,
    subPath: difficulty >= 4 && (!sealed || rng.chance(0.3)),
  }
}

/** Whether nothing happens so shortly after, or before, something else that seconds would decide. */
function isClear(drawn: Drawn): boolean {
  const { events, now } = drawn
  const fetches = refreshes(drawn, {}).slice(1)
  const [last = 0, ends] = [fetches.at(-1), events.find(({ what }) => what === 'sealed')?.at]
  const apart = fetches.every((fetch) =>
    events.every(({ at, what }) => (what === 'forced' && at === fetch) || Math.abs(at - fetch) >= 2),
  )
  const sensible = events.every(({ what, at }) => ends === undefined || at <= ends || what === 'restarted')
  return apart && sensible && now - last >= 3 && events.every(({ at }) => now - at >= 3)
}

const clock = (minute: number) => `10:${String(minute).padStart(2, '0')}`

function lineOf({ what, at }: Event, events: readonly Event[]): string {
  const version = 1 + events.filter((one) => one.what === 'changed' && one.at <= at).length
  return {
    changed: `vault kv put secret/shop/db password=v${version}`,
    restarted: 'kubectl rollout restart deployment app',
    forced: `kubectl annotate externalsecret db force-sync=${at} --overwrite`,
    sealed: 'vault operator seal',
  }[what]
}

export default defineQuestion({
  id: 'secret-refreshed',
  concepts: ['external-and-sealed-secrets', 'environment-or-volume'],
  levels: [1, 2, 3, 4],
  kinds: ['short-text'],
  citation: [
    {
      title: 'External Secrets Operator: ExternalSecret',
      url: 'https://external-secrets.io/latest/api/externalsecret/',
    },
    {
      title: 'Kubernetes: Secrets',
      url: 'https://kubernetes.io/docs/concepts/configuration/secret/',
    },
  ],
  generate(context) {
    const { difficulty } = context
    const drawn = Array.from({ length: 20 }, () => draw(context)).find(isClear)
    if (!drawn) return undefined
    const { interval, events, now, subPath } = drawn
    const text = answerTo(drawn)
    const slips = slipsOfAnswers(text, {
      'secret-follows-at-once': answerTo(drawn, { immediate: true }),
      'variables-follow': answerTo(drawn, { envFollows: true }),
      'times-stay': difficulty >= 3 ? answerTo(drawn, { fixedTimes: true }) : undefined,
      'sub-path-follows': subPath ? answerTo(drawn, { subPathFollows: true }) : undefined,
    })
    if (!slips.length) return undefined
    const spec = {
      refreshInterval: interval ? `${interval}m` : '0',
      secretStoreRef: { kind: 'SecretStore', name: 'vault' },
      target: { name: 'db' },
      data: [{ secretKey: 'password', remoteRef: { key: 'shop/db', property: 'password' } }],
    }
    const container = {
      env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }],
      volumeMounts: [
        subPath
          ? { name: 'db', mountPath: '/etc/db/password', subPath: 'password' }
          : { name: 'db', mountPath: '/etc/db' },
      ],
    }
    const log = events.map((event) => `${clock(event.at)} $ ${lineOf(event, events)}`)
    const first = `${clock(0)} $ kubectl apply -f external-secret.yaml -f app.yaml`
    const fetched = refreshes(drawn, {}).map(clock).join(', ')
    return {
      kind: 'short-text',
      prompt: { key: 'prompt', params: { now: clock(now) } },
      exhibits: [
        { kind: 'yaml', title: { key: 'external' }, text: stringify({ spec }) },
        { kind: 'yaml', title: { key: 'container' }, text: stringify(container) },
        { kind: 'terminal', title: { key: 'log' }, text: [first, ...log].join('\n') },
      ],
      body: { multiline: false },
      key: { text },
      slips,
      explanation: {
        rule: { key: difficulty === 4 ? 'rule-store' : difficulty === 3 ? 'rule-forced' : 'rule' },
        facts: [{ key: interval ? 'fetched' : 'fetched-once', params: { fetched } }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
