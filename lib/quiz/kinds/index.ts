import '@/lib/errors/without-eval'
import type { QuestionKind } from '../variant'
import { arrow } from './arrow'
import { gap } from './gap'
import type { KindDefinition } from './kind'
import { matching } from './matching'
import { multipleChoice } from './multiple-choice'
import { number } from './number'
import { ordering } from './ordering'
import { output } from './output'
import { placement, trueFalse } from './reasoned'
import { shortText } from './short-text'
import { singleChoice } from './single-choice'
import { command, manifest } from './typed'
import { wrongLine } from './wrong-line'

/** Every kind of question: a kind that is missing here does not compile. */
export const kindDefinitions: { [K in QuestionKind]: KindDefinition<K> } = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  number,
  'short-text': shortText,
  ordering,
  'true-false': trueFalse,
  placement,
  matching,
  'wrong-line': wrongLine,
  output,
  arrow,
  gap,
  command,
  manifest,
}
