'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { Button } from '@/components/ui/button'

export interface ApplyButtonProps {
  /** A reason was given. */
  ready: boolean
  onApply(): void
}

/** Applies what was looked at, once that is confirmed. */
export function ApplyButton({ ready, onApply }: ApplyButtonProps) {
  const t = useTranslations('marking.regrade')
  if (!ready)
    return (
      <Button disabled className="justify-self-start">
        {t('apply')}
      </Button>
    )
  return (
    <ConfirmButton
      className="justify-self-start"
      label={t('apply')}
      title={t('applyTitle')}
      text={t('applyText')}
      busy={false}
      onConfirm={(close) => {
        close()
        onApply()
      }}
    />
  )
}
