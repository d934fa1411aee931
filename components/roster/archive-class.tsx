'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface ArchiveClassProps {
  classId: string
  archived: boolean
  archive: (input: { classId: string; archived: boolean }) => Promise<ActionResult<unknown>>
}

/** Puts a class away, after asking; takes it back at once. */
export function ArchiveClass({ classId, archived, archive }: ArchiveClassProps) {
  const t = useTranslations('roster.settings')
  const router = useRouter()
  const { run, pending, failure } = useAction(archive)
  if (archived)
    return (
      <div className="grid justify-items-start gap-3">
        {failure && <Alert variant="destructive">{failure.message}</Alert>}
        <Button busy={pending} onClick={() => run({ classId, archived: false }, () => router.refresh())}>
          {t('restore')}
        </Button>
      </div>
    )
  return (
    <ConfirmButton
      label={t('archive')}
      title={t('archiveTitle')}
      text={t('archiveText')}
      variant="outline"
      className="justify-self-start"
      busy={pending}
      {...(failure ? { failure } : {})}
      onConfirm={(close) =>
        run({ classId, archived: true }, () => {
          close()
          router.refresh()
        })
      }
    />
  )
}
