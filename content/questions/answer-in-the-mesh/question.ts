import { yamlOf } from '@/lib/goal/stage'
import { optionsOf, reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message, Slip } from '@/lib/quiz/variant'
import {
  type AuthorizationPolicy,
  type Caller,
  type Mode,
  modeFor,
  type PeerAuthentication,
  type PolicyRule,
  type Request,
  rootNamespace,
  type Verdict,
  verdictOn,
} from './policies'

type Policy = AuthorizationPolicy | PeerAuthentication

const outcomes = ['answer', 'forbidden', 'reset'] as const
type Outcome = (typeof outcomes)[number]

const outcomeOf: Record<Verdict, Outcome> = {
  ...{ 'plain-strict': 'reset', denied: 'forbidden', 'not-named': 'forbidden' },
  ...{ 'no-policy': 'answer', allowed: 'answer' },
}

const verdicts = Object.keys(outcomeOf) as Verdict[]
const target = { app: 'api', namespace: 'shop' }
const selector = { selector: { matchLabels: { app: target.app } } }

function peer(mode: Mode, namespace: string, own: boolean): PeerAuthentication {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: own ? target.app : 'default', namespace },
    spec: { ...(own ? selector : {}), mtls: { mode } },
  }
}

function authorization(
  name: string,
  namespace: string,
  spec: AuthorizationPolicy['spec'],
): AuthorizationPolicy {
  return {
    ...{ apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { name, namespace } },
    spec: namespace === target.namespace ? { ...selector, ...spec } : spec,
  }
}

function drawCallers({ rng, difficulty }: GenerateContext): Caller[] {
  const [one = '', two = ''] = rng.sample(['web', 'admin', 'report', 'jobs'], 2)
  const shared = difficulty >= 3 && rng.chance(0.4)
  return [
    { name: one, namespace: 'shop', serviceAccount: shared ? 'default' : one, proxied: rng.chance(0.65) },
    {
      name: two,
      namespace: difficulty >= 3 ? 'office' : 'shop',
      serviceAccount: shared ? 'default' : two,
      proxied: rng.chance(0.65),
    },
  ]
}

const methods = ['GET', 'POST', 'DELETE']

function drawRule(
  { rng, difficulty }: GenerateContext,
  callers: readonly Caller[],
  deny: boolean,
): PolicyRule {
  const caller = rng.pick(callers)
  const principal = `cluster.local/ns/${caller.namespace}/sa/${caller.serviceAccount}`
  const byNamespace = difficulty >= 4 && rng.chance(0.4)
  const source = byNamespace ? { namespaces: [caller.namespace] } : { principals: [principal] }
  const byPath = difficulty >= 4 && rng.chance(0.5)
  const operation = byPath
    ? { paths: [rng.pick(['/orders', '/orders/*', '/admin/*'])] }
    : { methods: rng.sample(methods, deny ? 1 : 2).sort() }
  return {
    ...(deny && rng.chance(0.4) ? {} : { from: [{ source }] }),
    ...(rng.chance(0.75) ? { to: [{ operation }] } : {}),
  }
}

function drawPolicies(context: GenerateContext, callers: readonly Caller[]): Policy[] {
  const { rng, difficulty } = context
  const mode = () => rng.pick(['STRICT', 'PERMISSIVE'] as const)
  const peers = [
    ...(rng.chance(difficulty >= 4 ? 0.6 : 0.8) ? [peer(mode(), target.namespace, false)] : []),
    ...(difficulty >= 4 && rng.chance(0.5) ? [peer(mode(), target.namespace, true)] : []),
    ...(difficulty >= 5 && rng.chance(0.7) ? [peer(mode(), rootNamespace, false)] : []),
  ]
  const allow = rng.chance(difficulty === 1 ? 0.5 : 0.8)
  const deny = difficulty >= 3 && rng.chance(0.7)
  const nothing = difficulty >= 4 && rng.chance(0.15)
  const wide = difficulty >= 5
  return [
    ...peers,
    ...(allow
      ? [
          authorization(
            'callers',
            target.namespace,
            nothing ? {} : { rules: [drawRule(context, callers, false)] },
          ),
        ]
      : []),
    ...(deny
      ? [
          authorization('not-these', wide && rng.chance(0.5) ? rootNamespace : target.namespace, {
            ...{ action: 'DENY', rules: [drawRule(context, callers, true)] },
          }),
        ]
      : []),
    ...(wide && rng.chance(0.5)
      ? [
          authorization('office', rootNamespace, {
            rules: [{ from: [{ source: { namespaces: ['office'] } }] }],
          }),
        ]
      : []),
  ]
}

/** What somebody believes who expects another outcome of a caller with a proxy, or of one without. */
function beliefsOn({ proxied }: Caller): Record<Verdict, Partial<Record<Outcome, string>>> {
  const refused = proxied ? 'policies-cut-connections' : 'mesh-shuts-out-others'
  const through = {
    ...{ forbidden: 'nobody-by-default' },
    reset: proxied ? 'programs-have-to-encrypt' : 'mesh-shuts-out-others',
  }
  return {
    'plain-strict': { answer: 'strict-only-encrypts', forbidden: 'plain-text-is-answered' },
    denied: { answer: 'allow-beats-deny', reset: refused },
    'not-named': {
      answer: proxied ? 'mtls-is-authorization' : 'permissive-lets-everybody-in',
      reset: refused,
    },
    ...{ 'no-policy': through, allowed: through },
  }
}

export default defineQuestion({
  id: 'answer-in-the-mesh',
  concepts: ['service-mesh'],
  levels: [2, 3, 4, 5],
  kinds: ['placement'],
  citation: [
    {
      title: 'Istio: Authorization Policy',
      url: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
    },
    {
      title: 'Istio: PeerAuthentication',
      url: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
    },
  ],
  generate(context) {
    const { rng, difficulty } = context
    const callers = drawCallers(context)
    const policies = drawPolicies(context, callers)
    const caller = callers[difficulty === 2 ? 0 : rng.int(0, 1)] as Caller
    const request: Request = {
      method: rng.pick(methods),
      path: difficulty >= 4 ? rng.pick(['/orders', '/orders/7', '/admin/keys']) : '/orders',
    }
    const verdict = verdictOn(policies, target, caller, request)
    if (policies.length < difficulty - 1) return undefined
    // Without a DENY, or when it says nothing here, the ALLOW policies alone must be worth reading.
    if (verdict === 'no-policy' && difficulty > 2 && rng.chance(0.7)) return undefined
    const right = outcomeOf[verdict]
    const behind = verdictOn(
      policies.filter((p) => p.kind === 'AuthorizationPolicy' && p.spec.action !== 'DENY'),
      target,
      caller,
      request,
    )
    // What would refuse it as well is no wrong reason.
    const others = verdicts.filter((one) => one !== verdict && !(verdict === 'denied' && one === behind))
    const shown = rng.shuffle([verdict, ...others.slice(0, 4)])
    const listed = reasonsOf(shown.map((one): Message => ({ key: `reason-${one}` })))
    const options = optionsOf(outcomes.map((one): Message => ({ key: one })))
    const optionOf = (one: Outcome) => options[outcomes.indexOf(one)]?.id ?? ''
    const slips = outcomes.flatMap((one): Slip[] => {
      const misconception = beliefsOn(caller)[verdict][one]
      return misconception ? [{ misconception, option: optionOf(one), chosen: true }] : []
    })
    const rows = callers.map(({ name, namespace, serviceAccount, proxied }) => [
      ...[namespace, name, proxied ? '2/2' : '1/1', serviceAccount],
    ])
    const mode = modeFor(
      policies.filter((p): p is PeerAuthentication => p.kind === 'PeerAuthentication'),
      target.app,
      target.namespace,
    )
    const modeFact: Message = { key: 'mode', params: { mode } }
    return {
      kind: 'placement',
      prompt: {
        key: 'prompt',
        params: {
          caller: caller.name,
          space: caller.namespace,
          request: `${request.method} ${request.path}`,
        },
      },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'callers' },
          text: tableOf([['NAMESPACE', 'NAME', 'READY', 'SERVICEACCOUNT'], ...rows]),
        },
        { kind: 'yaml', title: { key: 'policies' }, text: yamlOf(...policies) },
      ],
      body: { options, reasons: listed },
      key: { option: optionOf(right), reason: listed[shown.indexOf(verdict)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: difficulty >= 4 ? 'rule-scopes' : 'rule' },
        facts: [modeFact, { key: caller.proxied ? 'known' : 'unknown', params: { caller: caller.name } }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
