'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { useAction } from '@/components/layout/use-action'
import { useRouter } from '@/lib/i18n/navigation'
import type { DisputeActions } from './marking-actions'

export interface WithdrawDisputeProps {
  submissionId: string
  disputeId: string
  withdraw: DisputeActions['withdraw']
}

/** For a learner: takes an open dispute back. */
export function WithdrawDispute({ submissionId, disputeId, withdraw }: WithdrawDisputeProps) {
  const t = useTranslations('marking.dispute')
  const router = useRouter()
  const { run, pending, failure } = useAction(withdraw)
  return (
    <ConfirmButton
      variant="ghost"
      size="sm"
      className="justify-self-start"
      label={t('withdraw')}
      title={t('withdrawTitle')}
      text={t('withdrawText')}
      busy={pending}
      {...(failure ? { failure } : {})}
      onConfirm={(close) =>
        run({ submissionId, disputeId }, () => {
          close()
          router.refresh()
        })
      }
    />
  )
}
