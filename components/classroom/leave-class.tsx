'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { ConfirmButton } from './confirm-button'

export interface LeaveClassProps {
  classId: string
  leave: (input: { classId: string }) => Promise<ActionResult<unknown>>
}

export function LeaveClass({ classId, leave }: LeaveClassProps) {
  const t = useTranslations('classes.class')
  const router = useRouter()
  const { run, pending, failure } = useAction(leave)
  return (
    <ConfirmButton
      label={t('leave')}
      title={t('leaveTitle')}
      text={t('leaveText')}
      variant="outline"
      busy={pending}
      failure={failure}
      onConfirm={() => run({ classId }, () => router.push('/classes'))}
    />
  )
}
