'use client'

import { useTranslations } from 'next-intl'
import { AnswerView } from '@/components/quiz/answer-view'
import { QuestionView } from '@/components/quiz/question-view'
import { StruckOption } from '@/components/quiz/struck-option'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { isComplete, skippedResponse } from '@/lib/quiz/check'
import { kindDefinitions } from '@/lib/quiz/kinds'
import type { KindKeys } from '@/lib/quiz/kinds/kind'
import type { PublicVariant } from '@/lib/quiz/render'
import type { QuestionKind } from '@/lib/quiz/variant'
import { Checking } from './checking'
import { HintCost, HintPanel } from './hint-panel'
import { LeechNotice } from './leech-notice'
import { RatingBar } from './rating-bar'
import { ScenarioLab } from './scenario-lab'
import type { Item } from './session'
import type { ReviewSessionControl } from './use-review-session'

/** The question on screen, and once it is answered the verdict, the explanation and the rating. */
export function QuestionCard({ item, session }: { item: Item; session: ReviewSessionControl }) {
  const t = useTranslations('review')
  const { state, draft, setDraft, rate, next } = session
  const { current } = state
  return (
    <Card className="grid gap-6" data-served-variant={item.servedVariantId}>
      <p className="flex flex-wrap gap-2">
        {item.isNew && <Badge variant="mark">{t('new')}</Badge>}
        <Badge variant="outline">{t('difficulty', { level: item.question.difficulty })}</Badge>
      </p>
      <StruckOption value={session.struck}>
        <QuestionView
          question={item.question}
          value={current ? current.response : draft}
          onChange={setDraft}
          answer={current && item.answer}
          disabled={state.phase === 'checking'}
        />
      </StruckOption>
      {!current && (
        <HintPanel
          item={item}
          taken={state.hints}
          disabled={state.phase === 'checking'}
          onTake={session.hint}
        />
      )}
      {!current && <Checking state={state} onRetry={() => session.answer(draft)} />}
      {!current && <AnswerBar question={item.question} session={session} />}
      <div aria-live="polite">
        {current && (
          <div className="grid gap-6 border-t pt-6">
            {state.undone && <Alert>{t('undone')}</Alert>}
            <AnswerView
              question={item.question}
              answer={item.answer}
              verdict={current.verdict}
              skipped={current.skipped}
            />
            <LeechNotice answered={current} />
            <HintCost hints={current.hints} score={current.score} />
            <ScenarioLab scenario={item.answer.scenario} />
          </div>
        )}
      </div>
      {current && (
        <div className="grid gap-4 border-t pt-5">
          <RatingBar answered={current} onRate={rate} />
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="mark" onClick={next}>
              {t('next')}
            </Button>
            <span className="hidden text-sm text-muted-foreground sm:inline">{t('keys.rate')}</span>
          </div>
        </div>
      )}
    </Card>
  )
}

function AnswerBar({ question, session }: { question: PublicVariant; session: ReviewSessionControl }) {
  const t = useTranslations('review')
  const checking = session.state.phase === 'checking'
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        variant="mark"
        busy={checking}
        disabled={!isComplete(question, session.draft)}
        onClick={() => session.answer(session.draft)}
      >
        {t('answer')}
      </Button>
      <Button variant="ghost" disabled={checking} onClick={() => session.answer(skippedResponse)}>
        {t('dontKnow')}
      </Button>
      <KeyHint question={question} />
    </div>
  )
}

function KeyHint({ question: { kind, body } }: { question: PublicVariant }) {
  const t = useTranslations('review.keys')
  const { hint, digits } = kindDefinitions[kind].keys as KindKeys<QuestionKind>
  const to = digits?.(body) ?? 0
  const name = typeof hint === 'function' ? hint(body) : hint
  return <span className="hidden text-sm text-muted-foreground sm:inline">{t(name, { from: 1, to })}</span>
}
