import type * as z from 'zod/mini'
import type {
  KindTypes,
  Message,
  Option,
  OptionText,
  PureKindName,
  QuestionKind,
  RunKindName,
  Slip,
} from '../variant'

/** The texts of a body. */
export interface BodyTexts {
  /** Everything with an id: options, reasons, what is matched, boxes. Ids are unique within a question. */
  options?: readonly Option[]
  unit?: Message
  /** On a diagram's arrows, in their order. */
  labels?: readonly (OptionText | undefined)[]
}

/** A response as it is being made. */
export type ResponseDraft<K extends QuestionKind> = Partial<KindTypes[K]['response']> | undefined

type KeyHint =
  | 'choose'
  | 'number'
  | 'text'
  | 'short'
  | 'order'
  | 'reason'
  | 'match'
  | 'line'
  | 'arrow'
  | 'gap'
  | 'command'

/** How a response is made by keyboard, besides what a field does by itself. */
export interface KindKeys<K extends QuestionKind> {
  /** Which of the messages under `review.keys` explains it. */
  hint: KeyHint | ((shown: KindTypes[K]['shown']) => KeyHint)
  /** How many digits choose something. */
  digits?(shown: KindTypes[K]['shown']): number
  /** What a digit or Backspace makes of a response; undefined when the key means nothing. */
  press?(
    shown: KindTypes[K]['shown'],
    value: ResponseDraft<K>,
    key: string,
  ): { value: ResponseDraft<K> } | undefined
}

/** Everything about one kind of question that does not depend on a family. Holds no answers; runs anywhere. */
interface KindBase<K extends QuestionKind> {
  /** What may be seen before the answer: built field by field, so that nothing else slips through. */
  publicBody(body: KindTypes[K]['body']): KindTypes[K]['shown']
  texts(body: KindTypes[K]['body']): BodyTexts
  /** The right answer in words, a line for each part; `text` gives what an option says. */
  answer(body: KindTypes[K]['body'], key: KindTypes[K]['key'], text: (id: string) => string): string[]
  /** How a wrong answer is told what is right: `marks` on the response itself say it all, or these words. */
  answerAs: 'marks' | 'code' | 'steps' | 'prose'
  keys: KindKeys<K>
  /** The form of a response to this very question: an unknown option is not well-formed. */
  response(shown: KindTypes[K]['shown']): z.ZodMiniType<KindTypes[K]['response']>
  /** Responses that a test, or an author, can hand in. */
  submissions(
    body: KindTypes[K]['body'],
    key: KindTypes[K]['key'],
    slips: readonly Slip[],
  ): { correct: KindTypes[K]['response']; wrong: KindTypes[K]['response']; invalid: unknown }
  /** Problems in what a family made; empty when it is sound. */
  problems(body: KindTypes[K]['body'], key: KindTypes[K]['key']): string[]
}

/** A kind whose responses are graded by looking at them. */
export interface PureKind<K extends PureKindName> extends KindBase<K> {
  /** Share that is right, 0..1; 1 only if all is. */
  score(body: KindTypes[K]['body'], key: KindTypes[K]['key'], response: KindTypes[K]['response']): number
  /** Whether the response shows the slip. */
  shows(slip: Slip, response: KindTypes[K]['response']): boolean
}

/** What a response does to a cluster: a line that is typed, or manifests that are applied. */
export type Performance = { line: string } | { apply: string }

/** A kind whose responses are graded by running them: grade-by-running.ts. */
export interface RunKind<K extends RunKindName> extends KindBase<K> {
  perform(shown: KindTypes[K]['shown'], response: KindTypes[K]['response']): Performance
}

export type KindDefinition<K extends QuestionKind> = K extends RunKindName
  ? RunKind<K>
  : K extends PureKindName
    ? PureKind<K>
    : never
