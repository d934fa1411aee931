import type { Locale } from '@/lib/i18n/routing'
import type { Question } from './question'
import type { QuestionTexts } from './texts'

/** A family with everything in its folder. */
export interface Family {
  question: Question
  texts: Record<Locale, QuestionTexts>
  /** question.ts as text. */
  source: string
}
