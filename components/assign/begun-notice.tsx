'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { FocusedSection } from './focused-section'

/** What touches work that has begun, in the order in which it is told. */
const GUARDED = [
  ...(['items', 'variants', 'shuffled', 'hints', 'counted'] as const),
  ...(['closesAt', 'lateUntil', 'minutes', 'attempts', 'status'] as const),
]

export interface BegunNoticeProps {
  /** As the server names them, with spaces between. */
  fields: string
  /** Attempts. */
  begun: number
  reason: string
  pending: boolean
  onReason(reason: string): void
  onAnyway(): void
  onCancel(): void
}

/** Whom a change affects and how; it is made only by whoever says why, and that they know. */
export function BegunNotice(props: BegunNoticeProps) {
  const { fields, begun, reason, pending, onReason, onAnyway, onCancel } = props
  const t = useTranslations('assign.begun')
  const [isSure, setSure] = useState(false)
  const touched = GUARDED.filter((field) => fields.split(' ').includes(field))
  return (
    <FocusedSection label={t('title', { count: begun })}>
      <Alert variant="warning" title={t('title', { count: begun })}>
        <p>{t('text')}</p>
        <ul className="mt-1 grid list-disc gap-1 pl-5">
          {touched.map((field) => (
            <li key={field}>{t(field)}</li>
          ))}
        </ul>
      </Alert>
      <Field label={t('reason')} hint={t('reasonHint')}>
        <Textarea
          className="min-h-16!"
          maxLength={500}
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      </Field>
      <Choice label={t('confirm')} checked={isSure} onChange={() => setSure(!isSure)} />
      <div className="flex flex-wrap gap-3">
        <Button
          variant="destructive"
          busy={pending}
          disabled={!isSure || reason.trim() === ''}
          onClick={onAnyway}
        >
          {t('anyway')}
        </Button>
        <Button variant="outline" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </FocusedSection>
  )
}
