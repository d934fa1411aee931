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
  const facts = all.flatMap(factOf).slice(0, MOST_NAMED)
  const works = all.some((c) => isOfStatus(c))
  const enFacts = [...facts, ...(works ? ['it is ready'] : [])].join(', ')
  const jaFacts = facts.join('、')
  if (!before)
    return {
      en: `There is the ${kind} ${name}${en}${enFacts ? `: ${enFacts}` : ''}`,
      ja: `${ja}${kind} ${name}が${jaFacts ? `${jaFacts}で` : ''}${works ? '存在し、準備ができている' : '存在する'}`,
    }
  return {
    en: `The ${kind} ${name}${en} is changed${enFacts ? `: ${enFacts}` : ''}`,
    ja: `${ja}${kind} ${name}が${jaFacts ? `${jaFacts}に` : ''}変更されている${works ? '（準備ができている）' : ''}`,
  }
}

/** A file on the learner's machine. */
export const wordsOfFile = (path: string) => ({
  en: `The file ${path} is as it has to be`,
  ja: `ファイル${path}の内容が正しい`,
})

const isOfStatus = (c: ConditionInput): boolean =>
  c.kind === 'endpoints' || (c.kind === 'field' && c.path.startsWith('status.'))

function factOf(c: ConditionInput): string[] {
  if (c.kind !== 'field' || isOfStatus(c)) return []
  const last = /([^.[\]=]+)\]?$/.exec(c.path)?.[1] ?? c.path
  if (c.present === false) return [`${last} = <none>`]
  return c.equals === undefined ? [] : [`${last} = ${c.equals}`]
}
