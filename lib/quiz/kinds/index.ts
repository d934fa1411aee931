import type { QuestionKind } from '../variant'
import type { KindDefinition } from './kind'
import { multipleChoice } from './multiple-choice'
import { number } from './number'
import { ordering } from './ordering'
import { shortText } from './short-text'
import { singleChoice } from './single-choice'

/** Every kind of question: a kind that is missing here does not compile. */
export const kindDefinitions: { [K in QuestionKind]: KindDefinition<K> } = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  number,
  'short-text': shortText,
  ordering,
}
