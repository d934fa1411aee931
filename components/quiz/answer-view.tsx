'use client'

import { CircleCheck, CircleDot, CircleX } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { CodeBlock } from '@/components/concept/code-block'
import { cn } from '@/components/ui/cn'
import { Link } from '@/lib/i18n/navigation'
import type { CitedAnswer } from '@/lib/quiz/cited-answer'
import { kindDefinitions } from '@/lib/quiz/kinds'
import type { Citation } from '@/lib/quiz/question'
import type { PublicVariant } from '@/lib/quiz/render'
import type { Verdict } from '@/lib/quiz/variant'
import { Exhibits } from './exhibits'
import { Code, InlineProse, Prose } from './prose'

export interface AnswerViewProps {
  question: PublicVariant
  answer: CitedAnswer
  verdict: Pick<Verdict, 'correct' | 'score' | 'misconceptions' | 'output'>
  /** Nothing was answered: the learner asked to see it. */
  skipped?: boolean
}

/** Verdict and explanation: why it is right, what was observed, and the belief behind a wrong answer. */
export function AnswerView({ question, answer, verdict, skipped }: AnswerViewProps) {
  const t = useTranslations('review')
  const text = answer.text[useLocale()]
  const { answerAs } = kindDefinitions[question.kind]
  return (
    <div className="grid gap-5">
      <VerdictLine {...verdict} skipped={skipped} />
      {verdict.misconceptions.map((name) => {
        const belief = text.misconceptions[name]
        return (
          belief && (
            <div key={name} className="rounded-md border border-warning/40 bg-warning-soft p-4">
              <p className="font-bold">
                <InlineProse text={t('belief', { title: belief.title })} />
              </p>
              <p className="mt-1">
                <InlineProse text={belief.text} />
              </p>
            </div>
          )
        )
      })}
      {verdict.output && (
        <section>
          <h3 className="text-sm font-semibold text-muted-foreground">{t('checking.terminal')}</h3>
          <div className="mt-1">
            <CodeBlock language="text" text={verdict.output} />
          </div>
        </section>
      )}
      {!verdict.correct && answerAs !== 'marks' && (
        <section>
          <h3 className="text-sm font-semibold text-muted-foreground">{t('answerIs')}</h3>
          <ol className={cn('mt-1 grid gap-1', answerAs === 'steps' && 'list-decimal pl-6')}>
            {text.answer.map((line) => (
              <li key={line}>
                {answerAs === 'code' ? <AnswerText text={line} /> : <InlineProse text={line} />}
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h3 className="text-sm font-semibold text-muted-foreground">{t('explanation')}</h3>
        <Prose text={text.rule} className="mt-1" />
      </section>
      <section className="grid gap-3 rounded-md bg-muted p-4">
        <h3 className="text-sm font-semibold text-muted-foreground">
          {t(answer.citation ? 'cited' : 'observed')}
        </h3>
        <ul className="grid gap-1">
          {text.facts.map((fact) => (
            <li key={fact}>
              <InlineProse text={fact} />
            </li>
          ))}
        </ul>
        <Exhibits exhibits={text.exhibits} />
        {answer.citation && <Sources sources={answer.citation} />}
      </section>
      {question.concepts[0] && (
        <p>
          <Link
            href={`/concepts/${question.concepts[0]}`}
            className="underline decoration-mark underline-offset-4"
          >
            {t('readOn')}
          </Link>
        </p>
      )}
    </div>
  )
}

/** Where the answer stands, when it is not what a cluster showed. */
function Sources({ sources }: { sources: readonly Citation[] }) {
  return (
    <ul className="grid gap-1">
      {sources.map(({ title, url }) => (
        <li key={url}>
          <a href={url} rel="noreferrer" className="underline decoration-mark underline-offset-4">
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

function AnswerText({ text }: { text: string }) {
  if (!text.includes('\n')) return <Code text={text} />
  return <pre className="overflow-x-auto rounded-md bg-code p-3 text-sm">{text}</pre>
}

function VerdictLine({ correct, score, skipped }: { correct: boolean; score: number; skipped?: boolean }) {
  const t = useTranslations('review')
  const partly = !correct && !skipped && score > 0
  const Icon = correct ? CircleCheck : partly || skipped ? CircleDot : CircleX
  const words = correct
    ? t('correct')
    : skipped
      ? t('unknown')
      : partly
        ? t('partly', { percent: Math.round(score * 100) })
        : t('wrong')
  return (
    <h2
      tabIndex={-1}
      data-verdict={correct ? 'correct' : skipped ? 'skipped' : partly ? 'partly' : 'wrong'}
      className={cn(
        'flex items-center gap-2 text-xl font-bold outline-none',
        correct ? 'text-success' : partly || skipped ? 'text-warning' : 'text-destructive',
      )}
    >
      <Icon aria-hidden className="size-6" />
      {words}
    </h2>
  )
}
