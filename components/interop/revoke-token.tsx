'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { useAction } from '@/components/layout/use-action'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

interface RevokeTokenProps {
  tokenId: string
  name: string
  revoke: (input: { tokenId: string }) => Promise<ActionResult<unknown>>
}

export function RevokeToken({ tokenId, name, revoke }: RevokeTokenProps) {
  const t = useTranslations('interop.tokens')
  const router = useRouter()
  const { run, pending, failure } = useAction(revoke)
  return (
    <ConfirmButton
      {...{ variant: 'outline', size: 'sm', busy: pending }}
      {...(failure ? { failure } : {})}
      label={t('revoke')}
      aria-label={t('revokeOf', { name })}
      title={t('revokeTitle', { name })}
      text={t('revokeText')}
      onConfirm={(close) =>
        run({ tokenId }, () => {
          close()
          router.refresh()
        })
      }
    />
  )
}
