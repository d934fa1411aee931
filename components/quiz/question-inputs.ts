import type { QuestionKind } from '@/lib/quiz/variant'
import { MultipleChoice } from './multiple-choice'
import { NumberQuestion } from './number'
import { Ordering } from './ordering'
import type { QuestionInput } from './question-input'
import { ShortText } from './short-text'
import { SingleChoice } from './single-choice'

/** The component of every kind: a kind that is missing here does not compile. */
export const questionInputs: { [K in QuestionKind]: QuestionInput<K> } = {
  'single-choice': SingleChoice,
  'multiple-choice': MultipleChoice,
  number: NumberQuestion,
  'short-text': ShortText,
  ordering: Ordering,
}
