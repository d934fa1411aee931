import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import type { SprintSending } from './use-sprint'

/** Whether what was solved has reached the server. */
export function SprintSaving({ sending: { waiting, unreachable } }: { sending: SprintSending }) {
  const t = useTranslations('speed.sprint.saving')
  if (unreachable)
    return (
      <div data-sprint-saving="unreachable">
        <Alert variant="warning" title={t('unreachable')}>
          {t('unreachableText', { count: waiting })}
        </Alert>
      </div>
    )
  return (
    <p
      role="status"
      className="text-sm text-muted-foreground"
      data-sprint-saving={waiting > 0 ? 'sending' : 'saved'}
    >
      {t(waiting > 0 ? 'confirming' : 'confirmed')}
    </p>
  )
}
