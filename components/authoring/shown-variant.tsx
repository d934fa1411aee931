'use client'

import { useLocale, useTranslations } from 'next-intl'
import { QuestionView } from '@/components/quiz/question-view'
import { Card } from '@/components/ui/card'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import type { Preview } from '@/lib/server/operations/authoring/preview-variant'

/** A variant as learners see it, with the right answer marked. */
export function ShownVariant({ preview: { variant, key, explanation } }: { preview: Preview }) {
  const t = useTranslations('authoring.question')
  const locale = useLocale()
  const question = variant as unknown as PublicVariant
  const answer = {
    ...(key as unknown as AnswerPart),
    ...(explanation as unknown as Pick<AnswerPart, 'text'>),
  }
  const text = answer.text[locale]
  return (
    <Card className="grid gap-5">
      <QuestionView question={question} value={undefined} onChange={() => undefined} answer={answer} />
      <div className="grid gap-2 border-t pt-4">
        <p className="font-bold">{t('answer')}</p>
        {text.answer.map((line) => (
          <pre key={line} className="overflow-x-auto text-sm whitespace-pre-wrap">
            {line}
          </pre>
        ))}
        <p className="text-sm text-muted-foreground">{text.rule}</p>
      </div>
    </Card>
  )
}
