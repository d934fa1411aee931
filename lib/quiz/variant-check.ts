import { check, isRun, submissionsOf } from './check'
import type { Family } from './family'
import { graderOf } from './grade-here'
import { nearAnswers } from './near-answers'
import { optionLists } from './option-lists'
import { renderAnswer, renderVariant } from './render'
import { formatMessage, type QuestionTexts } from './texts'
import type { Option, Variant, Verdict } from './variant'

const locales = ['en', 'ja'] as const

/** A right, a typical wrong and a malformed answer are graded as what they are, and everything can be shown. */
export async function gradingProblems(variant: Variant, { texts }: Family): Promise<string[]> {
  const { correct, wrong, invalid } = submissionsOf(variant)
  const grade = graderOf(variant)
  return [
    ...correctProblems(await grade(correct)),
    ...wrongProblems(await grade(wrong), variant),
    ...((await grade(invalid)).invalid ? [] : ['the invalid answer is not called invalid']),
    ...locales.flatMap((locale) =>
      renderVariant(variant, texts[locale]).prompt && renderAnswer(variant, texts[locale]).answer.length > 0
        ? []
        : [`nothing to show in ${locale}`],
    ),
  ]
}

function correctProblems({ correct, score, misconceptions }: Verdict): string[] {
  return [
    ...(correct && score === 1 ? [] : [`the right answer scores ${score}`]),
    ...misconceptions.map((name) => `the right answer shows the misconception ${name}`),
  ]
}

function wrongProblems({ correct, score, invalid, misconceptions }: Verdict, { slips }: Variant): string[] {
  return [
    ...(invalid ? ['the wrong answer is called invalid'] : []),
    ...(correct || score >= 1 ? ['the wrong answer is called right'] : []),
    ...(slips.length > 0 && misconceptions.length === 0 ? ['the wrong answer shows no misconception'] : []),
  ]
}

function textOf({ text }: Option, texts: QuestionTexts): string {
  return 'code' in text ? text.code : formatMessage(texts, text)
}

/** Options that read alike in a language, and answers beside the right one that are called right as well. */
export function optionProblems(variant: Variant, { texts }: Family): string[] {
  const alike = locales.flatMap((locale) =>
    optionLists(variant.body).flatMap(({ field, options }) => {
      const shown = options.map((option) => textOf(option, texts[locale]).trim())
      const twice = shown.filter((text, i) => shown.indexOf(text) !== i)
      return twice.map((text) => `two of the ${field} read "${text}" in ${locale}`)
    }),
  )
  const alsoRight = nearAnswers(variant, submissionsOf(variant).correct)
    .filter((answer) => !isRun(variant) && check(variant, answer).correct)
    .map((answer) => `${JSON.stringify(answer)} is called right as well`)
  return [...alike, ...alsoRight]
}
