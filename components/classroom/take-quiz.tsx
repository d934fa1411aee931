'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { QuestionView } from '@/components/quiz/question-view'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { isComplete } from '@/lib/quiz/check'
import type { PublicVariant } from '@/lib/quiz/render'
import { type SaveOutcome, useAutosave } from './autosave'
import { ConfirmButton } from './confirm-button'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface QuizItem {
  id: string
  position: number
  variant: PublicVariant
  response: unknown
}

export interface TakeQuizProps {
  assignmentId: string
  items: QuizItem[]
  save: (input: { assignmentId: string; itemId: string; response: Json }) => Promise<ActionResult<unknown>>
  handIn: (input: { assignmentId: string }) => Promise<ActionResult<unknown>>
}

/** The quiz of one learner: all questions, saved as they are answered, and the button that ends it. */
export function TakeQuiz({ assignmentId, items, save, handIn }: TakeQuizProps) {
  const t = useTranslations('classes.take')
  const router = useRouter()
  const start = Object.fromEntries(items.map((item) => [item.id, item.response ?? undefined]))
  const [responses, setResponses] = useState<Record<string, unknown>>(start)
  const ending = useAction(handIn)
  const saveOne = useCallback(
    async (itemId: string, value: unknown): Promise<SaveOutcome> => {
      const response = (value ?? null) as Json
      const result = await save({ assignmentId, itemId, response }).catch(() => undefined)
      if (!result || (!result.ok && ['INTERNAL', 'BUSY'].includes(result.code))) return 'unreachable'
      // Closed or handed in elsewhere: the page shows how it stands.
      if (!result.ok) router.refresh()
      return result.ok ? 'stored' : 'refused'
    },
    [assignmentId, router, save],
  )
  const autosave = useAutosave(saveOne)
  const done = items.filter((item) => isComplete(item.variant, responses[item.id])).length

  function answer(id: string, value: unknown) {
    setResponses((before) => ({ ...before, [id]: value }))
    autosave.change(id, value)
  }

  return (
    <div className="grid gap-8">
      {items.map((item) => (
        <section
          key={item.id}
          data-item={item.id}
          aria-labelledby={`question-${item.position}`}
          className="grid gap-4 rounded-lg border bg-card p-5 sm:p-6"
        >
          <h2 id={`question-${item.position}`} className="text-lg font-bold">
            {t('question', { number: item.position + 1 })}
          </h2>
          <QuestionView
            question={item.variant}
            value={responses[item.id]}
            onChange={(value) => answer(item.id, value)}
          />
        </section>
      ))}
      <div className="sticky bottom-16 z-10 flex flex-wrap items-center justify-between gap-3 rounded-lg border bg-card p-4 shadow-lg md:bottom-4">
        <div className="text-sm">
          <p className="font-semibold">{t('answered', { done, total: items.length })}</p>
          <p role="status" className="text-muted-foreground">
            {t(autosave.state)}
          </p>
        </div>
        <ConfirmButton
          label={t('handIn')}
          title={t('confirmTitle')}
          text={`${t('missing', { count: items.length - done })} ${t('confirmText')}`}
          busy={ending.pending}
          failure={ending.failure}
          onConfirm={async () => {
            if (await autosave.flush()) ending.run({ assignmentId }, () => router.refresh())
          }}
        />
      </div>
    </div>
  )
}
