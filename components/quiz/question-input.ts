import type { ComponentType } from 'react'
import type { PublicBody, QuestionText } from '@/lib/quiz/render'
import type { KindTypes, QuestionKind } from '@/lib/quiz/variant'

/** A response as it is being made; undefined while nothing is filled in. */
export type ResponseOf<K extends QuestionKind> = KindTypes[K]['response'] | undefined

/** What each kind's component is given. */
export interface QuestionInputProps<K extends QuestionKind> {
  body: PublicBody
  text: QuestionText
  value: ResponseOf<K>
  onChange(value: ResponseOf<K>): void
  /** The key, once it may be seen: the component then marks right and wrong and takes no more input. */
  answerKey?: KindTypes[K]['key']
  /** Why each option is right or wrong, by its id. */
  because?: Record<string, string>
  disabled?: boolean
}

export type QuestionInput<K extends QuestionKind> = ComponentType<QuestionInputProps<K>>
