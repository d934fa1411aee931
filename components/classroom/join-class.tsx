'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface JoinClassProps {
  code: string
  join: (input: { code: string }) => Promise<ActionResult<{ classId: string }>>
}

/** Joins the class that was shown, and goes there. */
export function JoinClass({ code, join }: JoinClassProps) {
  const t = useTranslations('classes.join')
  const router = useRouter()
  const { run, pending, failure } = useAction(join)
  return (
    <div className="grid justify-items-start gap-4">
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <Button
        busy={pending}
        onClick={() => run({ code }, ({ classId }) => router.push(`/classes/${classId}`))}
      >
        {t('submit')}
      </Button>
    </div>
  )
}
