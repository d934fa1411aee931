import { z } from 'zod'
import type { Message } from './variant'

/** One language of a family: content/questions/<slug>/<locale>.yaml. */
export const questionTexts = z.strictObject({
  title: z.string().min(1),
  /** What the learner can do when this skill is learnt. */
  summary: z.string().min(1),
  messages: z.record(z.string(), z.string()),
  misconceptions: z.record(z.string(), z.strictObject({ title: z.string(), text: z.string() })),
})
export type QuestionTexts = z.infer<typeof questionTexts>

const placeholder = /\{\{(\w+)\}\}|\{([a-zA-Z]\w*)(?:\|([^|{}]*)\|([^|{}]*))?\}/g

/**
 * Fills `{name}` with a parameter, and `{count|# Pod|# Pods}` with the first form for 1, else the second;
 * `{{name}}` stays as `{name}`.
 * @throws when a message or a parameter is missing: the tests render every variant.
 */
export function formatMessage(texts: QuestionTexts, message: Message): string {
  const template = texts.messages[message.key]
  if (template === undefined) throw new Error(`no message ${message.key} in "${texts.title}"`)
  return template
    .replace(placeholder, (_all, literal: string | undefined, name: string, one?: string, other?: string) => {
      if (literal !== undefined) return `{${literal}}`
      const param = message.params?.[name]
      if (param === undefined) throw new Error(`message ${message.key} needs {${name}}`)
      const value = typeof param === 'object' ? formatMessage(texts, param) : String(param)
      if (one === undefined || other === undefined) return value
      return (value === '1' ? one : other).replaceAll('#', value)
    })
    .trim()
}

/** The names of the parameters in a message, each once, in order of the alphabet. */
export function paramsOf(template: string): string[] {
  const names = [...template.matchAll(placeholder)].flatMap(([, , name]) => name ?? [])
  return [...new Set(names)].sort()
}

/** A message as prose: every parameter stands for a word. */
export function proseOf(template: string): string {
  return template.replace(placeholder, 'x')
}
