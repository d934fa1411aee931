'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { useAction } from '@/components/layout/use-action'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import type { OfMember } from './use-member-changes'

export interface RemoveMemberProps extends OfMember {
  name: string
  remove: (input: OfMember) => Promise<ActionResult<unknown>>
}

/** Takes somebody out of the class, after asking. */
export function RemoveMember({ name, remove, ...member }: RemoveMemberProps) {
  const t = useTranslations('roster.people')
  const router = useRouter()
  const { run, pending, failure } = useAction(remove)
  return (
    <ConfirmButton
      label={t('remove')}
      title={t('removeTitle', { name })}
      text={t('removeText', { name })}
      variant="ghost"
      size="sm"
      aria-label={t('removeOf', { name })}
      busy={pending}
      {...(failure ? { failure } : {})}
      onConfirm={(close) =>
        run(member, () => {
          close()
          router.refresh()
        })
      }
    />
  )
}
