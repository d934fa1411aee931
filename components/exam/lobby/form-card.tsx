'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { type ExamForm, examMinutes } from '@/lib/exam/form'
import { OfferCard } from './offer-card'

export interface FormCardProps {
  kind: ExamForm['kind']
  disabled: boolean
  busy: boolean
  /** There is nothing to draw from. */
  none: boolean
  /** The one that most come for. */
  main?: boolean
  onStart(): void
  /** What is to be chosen before. */
  children?: ReactNode
}

/** One form of exam, and the button that begins it. */
export function FormCard({ kind, disabled, busy, none, main, onStart, children }: FormCardProps) {
  const t = useTranslations('exam')
  const name = t(`forms.${kind}.name`)
  const text = none ? t(kind === 'weak' ? 'start.noneWeak' : 'start.none') : t(`forms.${kind}.text`)
  const takes = kind === 'custom' ? undefined : t('start.takes', { minutes: minutesOf(kind) })
  const className = cn(main && 'border-foreground', kind === 'custom' && 'md:col-span-2')
  return (
    <OfferCard name={name} text={text} takes={takes} className={className}>
      {!none && children}
      <Button
        variant={main ? 'mark' : 'outline'}
        className="mt-auto justify-self-start"
        aria-label={t('start.buttonOf', { name })}
        disabled={disabled}
        busy={busy}
        onClick={onStart}
      >
        {t('start.button')}
      </Button>
    </OfferCard>
  )
}

const minutesOf = (kind: Exclude<ExamForm['kind'], 'custom'>): number =>
  examMinutes(kind === 'domain' ? { kind, domainId: '' } : { kind })
