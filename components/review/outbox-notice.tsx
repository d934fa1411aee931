'use client'

import { useTranslations } from 'next-intl'
import { useErrorMessage } from '@/components/layout/use-error-message'
import type { OutboxState } from '@/components/outbox/outbox'
import { Returned } from '@/components/outbox/returned'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { AppErrorCode } from '@/lib/errors/app-error'

/** Says what waits for the network, what had waited for its owner, and what the server refused; nothing when all is well. */
export function OutboxNotice({ state, onSend }: { state: OutboxState; onSend(): void }) {
  const t = useTranslations('review')
  const messageOf = useErrorMessage()
  const first = state.rejected[0]
  return (
    <>
      {state.waiting > 0 && !state.sending && (
        <Alert variant="warning">
          <p>{t('waiting', { count: state.waiting })}</p>
          <Button variant="link" onClick={onSend}>
            {t('sendNow')}
          </Button>
        </Alert>
      )}
      {state.returned > 0 && <Returned count={state.returned} />}
      {first && (
        <Alert variant="destructive">
          {t('rejected', {
            count: state.rejected.length,
            reason: messageOf({ code: first.code as AppErrorCode }),
          })}
        </Alert>
      )}
    </>
  )
}
