'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { useAction } from '@/components/layout/use-action'
import { useRouter } from '@/lib/i18n/navigation'
import type { LinkedAccountsProps } from './linked-accounts'

interface UnlinkButtonProps extends Pick<LinkedAccountsProps, 'unlink'> {
  linkedId: string
  provider: string
}

export function UnlinkButton({ linkedId, provider, unlink }: UnlinkButtonProps) {
  const t = useTranslations('interop.linked')
  const router = useRouter()
  const { run, pending, failure } = useAction(unlink)
  return (
    <ConfirmButton
      {...{ variant: 'outline', size: 'sm', busy: pending }}
      {...(failure ? { failure } : {})}
      label={t('unlink')}
      aria-label={t('unlinkOf', { provider })}
      title={t('unlinkTitle', { provider })}
      text={t('unlinkText')}
      onConfirm={(close) =>
        run({ linkedId }, () => {
          close()
          router.refresh()
        })
      }
    />
  )
}
