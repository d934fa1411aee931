import * as z from 'zod/mini'
import type { KindTypes, Option, Slip } from '../variant'
import type { PureKind } from './kind'
import { idAt, idsIn, listProblems, optionId } from './options'

const valueIds = ['true', 'false']
const idOf = (value: boolean | undefined) => (value === undefined ? undefined : String(value))

/** What is claimed, and the reason for it, by their ids. */
interface Claim {
  claim: string
  reason: string
}

/** Half for the claim; all of it only with the right reason. A right reason for a wrong claim is worth nothing. */
function scoreOf(key: Claim, response: Claim): number {
  if (response.claim !== key.claim) return 0
  return response.reason === key.reason ? 1 : 0.5
}

function showsIn(slip: Slip, { claim, reason }: Claim): boolean {
  return 'option' in slip && slip.chosen === (slip.option === claim || slip.option === reason)
}

/** A wrong claim or reason that shows a slip, if there is one; else the right claim with another reason. */
function wrongClaim(claims: string[], reasons: string[], key: Claim, slips: readonly Slip[]): Claim {
  const taken = slips.flatMap((s) => ('option' in s && s.chosen ? [s.option] : []))
  const claim = taken.find((id) => claims.includes(id) && id !== key.claim)
  if (claim) return { claim, reason: key.reason }
  const other = (id: string) => id !== key.reason
  const reason = taken.find((id) => reasons.includes(id) && other(id)) ?? reasons.find(other) ?? ''
  return { claim: key.claim, reason }
}

/** Reasons come after claims: their digits too. */
function pressed(claims: string[], reasons: string[], key: string): Partial<Claim> | undefined {
  const id = idAt([...claims, ...reasons], key)
  if (id === undefined) return undefined
  return claims.includes(id) ? { claim: id } : { reason: id }
}

function keyProblems(claims: string[], reasons: readonly Option[], { claim, reason }: Claim): string[] {
  return [
    ...(claims.includes(claim) && idsIn(reasons).includes(reason) ? [] : ['the key is not an option']),
    ...(claims.length + reasons.length > 9 ? ['more options than digits'] : []),
  ]
}

type TrueFalse = KindTypes['true-false']['response']
const claimOf = ({ value, reason }: TrueFalse): Claim => ({ claim: String(value), reason })

/** Whether a statement holds, and why. Slips name `true`, `false` or a reason as their option. */
export const trueFalse: PureKind<'true-false'> = {
  publicBody: (body) => ({ reasons: idsIn(body.reasons) }),
  texts: (body) => ({ options: body.reasons }),
  answer: (_body, key, text) => [String(key.value), text(key.reason)],
  answerAs: 'marks',
  keys: {
    hint: 'reason',
    digits: (shown) => shown.reasons.length + valueIds.length,
    press: ({ reasons }, value, key) => {
      const next = pressed(valueIds, reasons, key)
      if (!next) return undefined
      const claim = next.claim ?? idOf(value?.value)
      const reason = next.reason ?? value?.reason
      return {
        value: {
          ...(claim === undefined ? {} : { value: claim === 'true' }),
          ...(reason === undefined ? {} : { reason }),
        },
      }
    },
  },
  response: ({ reasons }) => z.strictObject({ value: z.boolean(), reason: optionId(reasons) }),
  score: (_body, key, response) => scoreOf(claimOf(key), claimOf(response)),
  shows: (slip, response) => showsIn(slip, claimOf(response)),
  submissions: (body, key, slips) => {
    const { claim, reason } = wrongClaim(valueIds, idsIn(body.reasons), claimOf(key), slips)
    return { correct: { ...key }, wrong: { value: claim === 'true', reason }, invalid: { value: key.value } }
  },
  problems: (body, key) => [
    ...listProblems(body.reasons),
    ...keyProblems(valueIds, body.reasons, claimOf(key)),
  ],
}

type Placement = KindTypes['placement']['response']
const placed = ({ option, reason }: Placement): Claim => ({ claim: option, reason })

/** Where something ends up (a node, or nowhere), and why. */
export const placement: PureKind<'placement'> = {
  publicBody: (body) => ({ options: idsIn(body.options), reasons: idsIn(body.reasons) }),
  texts: (body) => ({ options: [...body.options, ...body.reasons] }),
  answer: (_body, key, text) => [text(key.option), text(key.reason)],
  answerAs: 'marks',
  keys: {
    hint: 'reason',
    digits: (shown) => shown.options.length + shown.reasons.length,
    press: ({ options, reasons }, value, key) => {
      const next = pressed(options, reasons, key)
      if (!next) return undefined
      const { claim, reason } = next
      return {
        value: { ...value, ...(claim === undefined ? {} : { option: claim }), ...(reason ? { reason } : {}) },
      }
    },
  },
  response: ({ options, reasons }) =>
    z.strictObject({ option: optionId(options), reason: optionId(reasons) }),
  score: (_body, key, response) => scoreOf(placed(key), placed(response)),
  shows: (slip, response) => showsIn(slip, placed(response)),
  submissions: (body, key, slips) => {
    const { claim, reason } = wrongClaim(idsIn(body.options), idsIn(body.reasons), placed(key), slips)
    return { correct: { ...key }, wrong: { option: claim, reason }, invalid: { option: key.option } }
  },
  problems: (body, key) => [
    ...listProblems(body.options, body.reasons),
    ...keyProblems(idsIn(body.options), body.reasons, placed(key)),
  ],
}
