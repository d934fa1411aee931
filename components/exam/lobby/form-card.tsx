'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { type ExamForm, examMinutes } from '@/lib/exam/form'

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
  const id = useId()
  const name = t(`forms.${kind}.name`)
  return (
    <section
      aria-labelledby={id}
      className={cn(
        'grid content-start gap-3 rounded-lg border bg-card p-5',
        main && 'border-foreground',
        kind === 'custom' && 'md:col-span-2',
      )}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 id={id} className="font-bold">
          {name}
        </h3>
        {kind !== 'custom' && (
          <Badge variant="outline">{t('start.takes', { minutes: minutesOf(kind) })}</Badge>
        )}
      </div>
      <p className="text-sm text-muted-foreground">
        {none ? t(kind === 'weak' ? 'start.noneWeak' : 'start.none') : t(`forms.${kind}.text`)}
      </p>
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
    </section>
  )
}

const minutesOf = (kind: Exclude<ExamForm['kind'], 'custom'>): number =>
  examMinutes(kind === 'domain' ? { kind, domainId: '' } : { kind })
