'use client'

import { useTranslations } from 'next-intl'
import { AnswerView } from '@/components/quiz/answer-view'
import { QuestionView } from '@/components/quiz/question-view'
import { Badge } from '@/components/ui/badge'
import { Progress } from '@/components/ui/progress'
import type { CitedAnswer } from '@/lib/quiz/cited-answer'
import type { PublicVariant } from '@/lib/quiz/render'

export interface ResultItem {
  position: number
  variant: PublicVariant
  response: unknown
  correct: boolean
  score: number
  /** Null while it must stay secret. */
  solution: { answer: CitedAnswer; misconceptions: string[]; output?: string } | null
}

export interface QuizResultProps {
  score: number
  /** When and how it was handed in, in words. */
  caption: string
  /** Why there are no solutions yet. */
  note?: string
  items: ResultItem[]
}

/** A graded quiz, question by question. */
export function QuizResult({ score, caption, note, items }: QuizResultProps) {
  const t = useTranslations('classes')
  const percent = Math.round(score * 100)
  return (
    <div className="grid gap-8">
      <section aria-label={t('result.score')} className="grid gap-2 rounded-lg border bg-card p-6">
        <p className="text-5xl font-extrabold tabular">{t('quiz.score', { percent })}</p>
        <Progress value={percent} label={t('result.score')} />
        <p className="text-muted-foreground">{caption}</p>
        {note && <p>{note}</p>}
      </section>
      {items.map((item) => (
        <ResultQuestion key={item.position} item={item} />
      ))}
    </div>
  )
}

function ResultQuestion({ item }: { item: ResultItem }) {
  const t = useTranslations('classes')
  const { position, variant, response, correct, score, solution } = item
  return (
    <section
      aria-labelledby={`question-${position}`}
      className="grid gap-4 rounded-lg border bg-card p-5 sm:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={`question-${position}`} className="text-lg font-bold">
          {t('take.question', { number: position + 1 })}
        </h2>
        <ResultBadge answered={response !== null} correct={correct} score={score} />
      </div>
      <QuestionView
        question={variant}
        value={response ?? undefined}
        onChange={ignore}
        answer={solution?.answer}
        disabled
      />
      {solution && (
        <AnswerView
          question={variant}
          answer={solution.answer}
          verdict={{ correct, score, misconceptions: solution.misconceptions, output: solution.output }}
          skipped={response === null}
        />
      )}
    </section>
  )
}

function ignore(): void {
  // Nothing can be changed any more.
}

export function ResultBadge({
  answered,
  correct,
  score,
}: {
  answered: boolean
  correct: boolean
  score: number
}) {
  const t = useTranslations('classes.result')
  if (!answered) return <Badge>{t('unanswered')}</Badge>
  if (correct) return <Badge variant="success">{t('correct')}</Badge>
  return score > 0 ? (
    <Badge variant="warning">{t('partly')}</Badge>
  ) : (
    <Badge variant="destructive">{t('wrong')}</Badge>
  )
}
