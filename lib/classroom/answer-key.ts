import { canonicalJson } from '@/lib/exam/chain'
import type { QuestionText } from '@/lib/quiz/render'

type Shown = { text?: Partial<Record<'en' | 'ja', Pick<QuestionText, 'options'>>> }
interface Words {
  en: string
  ja: string
}

/**
 * A response in a form that is the same in every variant of a question: options by what they say in both languages, what
 * was typed without blanks that do not count.
 */
export function answerKey(variant: unknown, response: unknown): string {
  return canonicalJson(general(response, optionWords(variant)))
}

/** An answer by its key as a person reads it. */
export function answerWords(key: string, locale: 'en' | 'ja'): string {
  return wordsOf(JSON.parse(key), locale).join(' · ')
}

function optionWords(variant: unknown): Map<string, Words> {
  const { text } = (variant ?? {}) as Shown
  const other = new Map(text?.ja?.options.map((option) => [option.id, option.text]))
  return new Map(text?.en?.options.map(({ id, text: en }) => [id, { en, ja: other.get(id) ?? en }] as const))
}

function general(value: unknown, options: Map<string, Words>): unknown {
  if (typeof value === 'string') return options.get(value) ?? trimmed(value)
  if (Array.isArray(value)) return value.map((each) => general(each, options))
  if (value === null || typeof value !== 'object') return value
  const pairs = Object.entries(value).map(([name, each]) => {
    const option = options.get(name)
    return [option ? canonicalJson(option) : name, general(each, options)] as const
  })
  return Object.fromEntries(pairs)
}

const trimmed = (text: string) =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/[ \t\u3000]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()

function wordsOf(value: unknown, locale: 'en' | 'ja'): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => wordsOf(each, locale))
  if (value === null || typeof value !== 'object') return [String(value)]
  if ('en' in value && 'ja' in value) return [String((value as Words)[locale])]
  return Object.entries(value).flatMap(([name, each]) => {
    const words = wordsOf(each, locale)
    return name.startsWith('{') ? [`${wordsOf(JSON.parse(name), locale)} → ${words.join(', ')}`] : words
  })
}
