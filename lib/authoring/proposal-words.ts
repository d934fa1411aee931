import type { ConditionInput } from '@/lib/goal/condition'
import type { ChangedObject } from './changed-objects'

const MOST_NAMED = 3

const where = ({ namespace }: ChangedObject) => ({
  en: namespace ? ` in the Namespace ${namespace}` : '',
  ja: namespace ? `Namespace ${namespace}の` : '',
})

/** What a check wants, in a sentence to go on from. */
export function wordsOf(changed: ChangedObject, all: readonly ConditionInput[]): { en: string; ja: string } {
  const { kind, name, before, after } = changed
  const { en, ja } = where(changed)
  if (!after) return { en: `The ${kind} ${name}${en} is gone`, ja: `${ja}${kind} ${name}がなくなっている` }
  const works = all.some((c) => isOfStatus(c))
  const facts = [...new Set(all.flatMap(factOf))].slice(0, MOST_NAMED)
  const [enFacts, jaFacts] = [
    [...facts, ...(works ? ['ready'] : [])],
    [...facts, ...(works ? ['準備完了'] : [])],
  ]
  return {
    en: `The ${kind} ${name}${en} ${before ? 'is changed' : 'exists'}${listed(': ', enFacts, ', ', '')}`,
    ja: `${ja}${kind} ${name}が${before ? '変更されている' : '存在する'}${listed('（', jaFacts, '、', '）')}`,
  }
}

const listed = (open: string, facts: readonly string[], between: string, close: string): string =>
  facts.length ? `${open}${facts.join(between)}${close}` : ''

/** A file on the learner's machine. */
export const wordsOfFile = (path: string) => ({
  en: `The file ${path} is as it has to be`,
  ja: `ファイル${path}の内容が正しい`,
})

const isOfStatus = (c: ConditionInput): boolean =>
  c.kind === 'endpoints' || (c.kind === 'field' && c.path.startsWith('status.'))

/** Names that say nothing without the one before them. */
const GENERIC = new Set(['name', 'key', 'value', 'type', 'number', 'port', 'path', 'effect', 'operator'])

function factOf(c: ConditionInput): string[] {
  if (c.kind !== 'field' || isOfStatus(c)) return []
  const label = labelOf(c.path)
  if (c.present === false) return [`${label} = <none>`]
  if (c.lacks !== undefined) return [`${label} ≠ ${c.lacks}`]
  return c.equals === undefined || c.equals === '' ? [] : [`${label} = ${c.equals}`]
}

/** `spec.rules[0].host` → `host`; `…configMapKeyRef.name` → `configMapKeyRef.name`. */
function labelOf(path: string): string {
  const steps = path.replaceAll(/\[(?:\d+|\*|name=[^\]]*)\]/g, '').match(/[^.[\]]+|\[[^\]]+\]/g) ?? [path]
  const [before = '', last = path] = steps.slice(-2)
  const bare = last.replaceAll(/^\[|\]$/g, '')
  return GENERIC.has(bare) && before && steps.length > 1 ? `${before}.${bare}` : bare
}
