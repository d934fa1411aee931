import { yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const DAY = 24
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** In hours. */
interface Drawn {
  /** What the Certificate asks for; absent: cert-manager's 90 days. */
  asked?: number
  /** For how long the issuer signs. */
  signed: number
  renewBefore?: number
  percentage?: number
  /** Attempts that fail before one succeeds. */
  failures: number
}

const DEFAULT_HOURS = 90 * DAY
const MAX_WAIT = 32

/** When cert-manager renews, in hours from the beginning of the validity. */
function renewalOf({ signed, renewBefore, percentage }: Omit<Drawn, 'failures'>): number {
  const before = renewBefore ?? (percentage === undefined ? undefined : (signed * percentage) / 100)
  // A renewBefore that is as long as the certificate is valid cannot be kept.
  return before !== undefined && before < signed ? signed - before : (signed * 2) / 3
}

/** Hours after the first attempt until the one that follows so many failures: 1, 2, 4, … up to 32 between them. */
function waitOf(failures: number): number {
  return Array.from({ length: failures }, (_, i) => Math.min(2 ** i, MAX_WAIT)).reduce((sum, h) => sum + h, 0)
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const asked = rng.pick([undefined, ...[30, 45, 60, 120, 180].map((days) => days * DAY)])
  const wanted = asked ?? DEFAULT_HOURS
  const plain = { ...(asked === undefined ? {} : { asked }), signed: wanted, failures: 0 }
  if (difficulty === 1) return plain
  const renewal = rng.chance(0.5)
    ? { renewBefore: rng.pick([5, 10, 15, 20, 25]) * DAY }
    : { percentage: rng.pick([10, 20, 25, 40, 50]) }
  if (difficulty === 2) return { ...plain, ...renewal }
  // Level 3: an issuer that signs for less than it is asked for.
  const signed = rng.pick(
    [7, 10, 14, 20, 24, 40, 90].map((days) => days * DAY).filter((hours) => hours < wanted),
  )
  const shorter = { ...plain, signed, ...(rng.chance(0.7) ? renewal : {}) }
  return difficulty === 3 ? shorter : { ...shorter, failures: rng.int(2, 7) }
}

const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 16)}Z`

export default defineQuestion({
  id: 'renewed-on',
  concepts: ['cert-manager-and-tls'],
  levels: [1, 2, 3, 4],
  kinds: ['short-text'],
  citation: [
    { title: 'cert-manager: Certificate resource', url: 'https://cert-manager.io/docs/usage/certificate/' },
    { title: 'cert-manager: FAQ', url: 'https://cert-manager.io/docs/faq/' },
  ],
  generate(context) {
    const { rng, difficulty } = context
    const drawn = draw(context)
    const { asked, signed, renewBefore, percentage, failures } = drawn
    const start = Date.UTC(2026, rng.int(0, 11), rng.int(1, 28), rng.int(0, 23), 0)
    const at = (hours: number) => iso(start + hours * HOUR_MS)
    const first = renewalOf(drawn)
    const text = at(first + waitOf(failures))
    const wanted = asked ?? DEFAULT_HOURS
    const believed = (changed: Partial<Drawn>) =>
      at(renewalOf({ ...drawn, ...changed }) + waitOf(changed.failures ?? failures))
    const slips = slipsOfAnswers(text, {
      'renewed-when-it-expires': at(signed + waitOf(failures)),
      'always-thirty-days-before': believed({ renewBefore: 30 * DAY }),
      'spec-counts-not-the-certificate': signed < wanted ? believed({ signed: wanted }) : undefined,
      'renew-before-is-an-age':
        renewBefore !== undefined && renewBefore < signed ? at(renewBefore + waitOf(failures)) : undefined,
      'percentage-of-the-age':
        percentage === undefined ? undefined : at((signed * percentage) / 100 + waitOf(failures)),
      'tries-every-hour': failures ? at(first + failures) : undefined,
    })
    const spec = {
      secretName: 'shop-tls',
      ...(asked === undefined ? {} : { duration: `${asked}h` }),
      ...(renewBefore === undefined ? {} : { renewBefore: `${renewBefore}h` }),
      ...(percentage === undefined ? {} : { renewBeforePercentage: percentage }),
      dnsNames: ['shop.example.com'],
      issuerRef: { kind: 'ClusterIssuer', name: 'internal' },
    }
    // The minimum that cert-manager takes: renewBefore must leave the certificate some time.
    if (renewBefore !== undefined && renewBefore >= wanted) return undefined
    const prompt: Message = failures ? { key: 'prompt-failures', params: { failures } } : { key: 'prompt' }
    const facts: Message[] = [
      { key: 'valid', params: { days: signed / DAY, first: at(first) } },
      ...(failures ? [{ key: 'waits', params: { hours: waitOf(failures) } }] : []),
    ]
    const dates = `notBefore: ${at(0)}\nnotAfter:  ${at(signed)}`
    return {
      kind: 'short-text',
      prompt,
      exhibits: [
        { kind: 'yaml', title: { key: 'certificate' }, text: yamlOf({ spec }) },
        { kind: 'terminal', title: { key: 'issued' }, text: dates },
      ],
      body: { multiline: false },
      key: { text },
      slips,
      explanation: {
        rule: { key: `rule-${difficulty}` },
        facts,
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
