import type { ComponentType } from 'react'
import type { ResponseDraft } from '@/lib/quiz/kinds/kind'
import type { QuestionText, ShownOption } from '@/lib/quiz/render'
import type { KindTypes, QuestionKind } from '@/lib/quiz/variant'

/** What each kind's component is given. */
export interface QuestionInputProps<K extends QuestionKind> {
  body: KindTypes[K]['shown']
  text: QuestionText
  /** A response as it is being made; undefined while nothing is filled in. */
  value: ResponseDraft<K>
  onChange(value: ResponseDraft<K>): void
  /** The key, once it may be seen: the component then marks right and wrong and takes no more input. */
  answerKey?: KindTypes[K]['key']
  /** Why each option is right or wrong, by its id. */
  because?: Record<string, string>
  disabled?: boolean
}

export type QuestionInput<K extends QuestionKind> = ComponentType<QuestionInputProps<K>>

/** What the options with these ids say, in their order. */
export function optionsWith({ options }: QuestionText, ids: readonly string[]): ShownOption[] {
  return ids.flatMap((id) => options.filter((option) => option.id === id))
}
