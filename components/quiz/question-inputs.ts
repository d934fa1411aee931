import type { QuestionKind } from '@/lib/quiz/variant'
import { ArrowQuestion } from './arrow'
import { Command } from './command'
import { Gap } from './gap'
import { ManifestQuestion } from './manifest'
import { Matching } from './matching'
import { MultipleChoice } from './multiple-choice'
import { NumberQuestion } from './number'
import { Ordering } from './ordering'
import { Output } from './output'
import type { QuestionInput } from './question-input'
import { Placement, TrueFalse } from './reasoned'
import { ShortText } from './short-text'
import { SingleChoice } from './single-choice'
import { WrongLine } from './wrong-line'

/** The component of every kind: a kind that is missing here does not compile. */
export const questionInputs: { [K in QuestionKind]: QuestionInput<K> } = {
  'single-choice': SingleChoice,
  'multiple-choice': MultipleChoice,
  number: NumberQuestion,
  'short-text': ShortText,
  ordering: Ordering,
  'true-false': TrueFalse,
  placement: Placement,
  matching: Matching,
  'wrong-line': WrongLine,
  output: Output,
  arrow: ArrowQuestion,
  gap: Gap,
  command: Command,
  manifest: ManifestQuestion,
}
