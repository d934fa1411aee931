'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface AcceptInvitationProps {
  token: string
  accept: (input: { token: string }) => Promise<ActionResult<{ classId: string }>>
}

/** Takes the place and goes to the class. */
export function AcceptInvitation({ token, accept }: AcceptInvitationProps) {
  const t = useTranslations('roster.invitation')
  const router = useRouter()
  const { run, pending, failure } = useAction(accept)
  return (
    <div className="grid justify-items-start gap-4">
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <Button
        busy={pending}
        onClick={() => run({ token }, ({ classId }) => router.push(`/classes/${classId}`))}
      >
        {t('accept')}
      </Button>
    </div>
  )
}
