'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { AllowedLearner } from './use-override-form'

export interface LearnerOffersProps {
  learners: readonly AllowedLearner[]
  /** Whose exception is being made, with the fields for it. */
  edited: AllowedLearner | undefined
  children: ReactNode
  onChoose(learner: AllowedLearner): void
}

/** Learners without an exception, each with a button that makes one. */
export function LearnerOffers({ learners, edited, children, onChoose }: LearnerOffersProps) {
  const t = useTranslations('assign.overrides')
  return (
    <ul className="divide-y rounded-lg border bg-card empty:hidden">
      {learners.map((learner) => (
        <li key={learner.userId} className="grid gap-3 px-4 py-2">
          <div className="flex flex-wrap items-center gap-3">
            <span className="min-w-0 flex-1 font-semibold break-words">{learner.name}</span>
            {learner.extraTimePercent > 0 && (
              <span className="text-sm text-muted-foreground">
                {t('percent', { percent: learner.extraTimePercent })}
              </span>
            )}
            <Button
              size="sm"
              variant="outline"
              aria-label={t('allowOf', { name: learner.name })}
              onClick={() => onChoose(learner)}
            >
              {t('allow')}
            </Button>
          </div>
          {edited?.userId === learner.userId && children}
        </li>
      ))}
    </ul>
  )
}
