import type { JsonChange } from '@/lib/cluster/apimachinery/json-diff'
import type { CauseChain } from '@/lib/cluster/explain/cause-chain'
import type { Link, Said } from '@/lib/cluster/explain/link'
import type { Deed, WhyLine } from './answer'

const MOST_WORDS = 12
const MOST_TEXT = 400

const short = (text: string) => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text)

const isFlat = (value: unknown): value is Record<string, string | number | boolean> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((one) => ['string', 'number', 'boolean'].includes(typeof one))

/** A text as it is, a list of names as `key=value`, all else as JSON. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return short(value)
  if (!isFlat(value)) return short(JSON.stringify(value) ?? '')
  return short(
    Object.entries(value)
      .map(([key, one]) => `${key}=${one}`)
      .join(' '),
  )
}

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(': ')

/** Kubernetes' words, with where they stand. */
export function saidText(said: Said): string {
  switch (said.in) {
    case 'condition':
      return joined(`${said.type}=${said.status}`, said.reason, said.message)
    case 'event':
      return joined(said.reason, said.message) + (said.times > 1 ? ` (x${said.times})` : '')
    case 'container': {
      const state = said.state === 'terminated' ? `terminated (${said.exitCode})` : said.state
      return joined(`${said.container} ${state}`, said.reason, said.message)
    }
    case 'log':
      return joined(`${said.container} (log)`, said.message)
    default:
      return joined(said.reason, said.message)
  }
}

const wordsOf = (wanted: unknown): string[] =>
  wanted === undefined ? [] : (Array.isArray(wanted) ? wanted : [wanted]).slice(0, MOST_WORDS).map(textOf)

export const lineOf = ({ object, why, said, field, found, wanted, nodes = [] }: Link): WhyLine => ({
  object,
  why,
  ...(said ? { said: short(saidText(said)) } : {}),
  ...(field ? { field } : {}),
  ...(found === undefined ? {} : { found: textOf(found) }),
  wanted: wordsOf(wanted),
  nodes: nodes.slice(0, MOST_WORDS),
})

function changeText({ op, path, value, was }: JsonChange): string {
  if (op === 'add') return `${path}: ${textOf(value)}`
  return op === 'remove' ? `${path}: ${textOf(was)} →` : `${path}: ${textOf(was)} → ${textOf(value)}`
}

export const deedsOf = (chain: CauseChain | undefined): Deed[] =>
  (chain?.links ?? []).map(({ revision: _, uid: __, changes, ...deed }) => ({
    ...deed,
    changes: changes.map(changeText),
  }))
