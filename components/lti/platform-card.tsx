'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { useAction } from '@/components/layout/use-action'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { PlatformForm, type PlatformFormProps } from './platform-form'
import type { PlatformValues } from './platform-values'

export interface PlatformCardProps {
  platform: PlatformValues & { courses: number }
  save: PlatformFormProps['save']
  remove: (input: { platformId: string }) => Promise<ActionResult<unknown>>
}

/** One registered platform, to be changed or removed. */
export function PlatformCard({ platform, save, remove }: PlatformCardProps) {
  const t = useTranslations('interop.lti.platforms')
  const router = useRouter()
  const [editing, setEditing] = useState(false)
  const { run, pending, failure } = useAction(remove)
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="font-bold">{platform.name}</h3>
          <p className="text-sm break-all text-muted-foreground">{platform.issuer}</p>
          <p className="text-sm text-muted-foreground">{t('courses', { count: platform.courses })}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="outline"
            size="sm"
            aria-expanded={editing}
            aria-label={t(editing ? 'closeNamed' : 'changeNamed', { name: platform.name })}
            onClick={() => setEditing(!editing)}
          >
            {t(editing ? 'close' : 'change')}
          </Button>
          <ConfirmButton
            label={t('remove')}
            aria-label={t('removeNamed', { name: platform.name })}
            title={t('removeTitle', { name: platform.name })}
            text={t('removeText')}
            variant="destructive"
            size="sm"
            busy={pending}
            {...(failure ? { failure } : {})}
            onConfirm={(close) =>
              run({ platformId: platform.id }, () => {
                close()
                router.refresh()
              })
            }
          />
        </div>
      </div>
      {editing && <PlatformForm platform={platform} save={save} done={() => setEditing(false)} />}
    </Card>
  )
}
