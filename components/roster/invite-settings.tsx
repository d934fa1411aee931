'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Choice } from '@/components/ui/choice'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface InviteSettingsProps {
  classId: string
  code: string
  open: boolean
  update: (input: { classId: string; inviteOpen: boolean }) => Promise<ActionResult<unknown>>
  regenerate: (input: { classId: string }) => Promise<ActionResult<unknown>>
}

/** Whether the code lets anybody in, and another code. */
export function InviteSettings({ classId, code, open, update, regenerate }: InviteSettingsProps) {
  const t = useTranslations('roster.settings')
  const router = useRouter()
  const opening = useAction(update)
  const renewing = useAction(regenerate)
  const refresh = () => router.refresh()
  return (
    <div className="grid gap-4">
      {opening.failure && <Alert variant="destructive">{opening.failure.message}</Alert>}
      <Choice
        label={t('inviteOpen')}
        description={t('inviteOpenText')}
        checked={open}
        onChange={({ target }) => opening.run({ classId, inviteOpen: target.checked }, refresh)}
      />
      <p className="flex flex-wrap items-center gap-3">
        <code className="rounded-md bg-code px-3 py-2 font-semibold tracking-widest">
          {code.slice(0, 5)}-{code.slice(5)}
        </code>
        <ConfirmButton
          label={t('newCode')}
          title={t('newCodeTitle')}
          text={t('newCodeText')}
          variant="outline"
          size="sm"
          busy={renewing.pending}
          {...(renewing.failure ? { failure: renewing.failure } : {})}
          onConfirm={(close) =>
            renewing.run({ classId }, () => {
              close()
              refresh()
            })
          }
        />
      </p>
    </div>
  )
}
