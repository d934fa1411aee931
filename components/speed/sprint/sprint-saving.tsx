import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import type { SprintSending } from './use-sprint'

export interface SprintSavingProps {
  sending: SprintSending
  /** How many exercises. */
  solved: number
}

/** Whether what was solved has reached the server. */
export function SprintSaving({ sending: { waiting, unreachable }, solved }: SprintSavingProps) {
  const t = useTranslations('speed.sprint.saving')
  if (unreachable)
    return (
      <div data-sprint-saving="unreachable">
        <Alert variant="warning" title={t('unreachable')}>
          {t('unreachableText', { count: waiting })}
        </Alert>
      </div>
    )
  const state = waiting > 0 ? 'sending' : 'saved'
  return (
    <p role="status" className="text-sm text-muted-foreground" data-sprint-saving={state}>
      {waiting > 0 ? t('confirming') : solved > 0 && t('confirmed')}
    </p>
  )
}
