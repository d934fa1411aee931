'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useRouter } from '@/lib/i18n/navigation'
import type { createAuthoredAction } from '@/lib/server/actions/authoring'
import { ImportZip } from './import-zip'

/** Begins a drill or a question, or takes one from a file. */
export function NewAuthored({ create }: { create: typeof createAuthoredAction }) {
  const t = useTranslations('authoring.list')
  const router = useRouter()
  const drill = useAction(create)
  const question = useAction(create)
  const failure = drill.failure ?? question.failure
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-3">
        <Button
          variant="mark"
          busy={drill.pending}
          onClick={() => drill.run({ kind: 'DRILL' }, ({ id }) => router.push(`/authoring/drills/${id}`))}
        >
          {t('newDrill')}
        </Button>
        <Button
          variant="outline"
          busy={question.pending}
          onClick={() =>
            question.run({ kind: 'FAMILY' }, ({ id }) => router.push(`/authoring/questions/${id}`))
          }
        >
          {t('newQuestion')}
        </Button>
        <ImportZip />
      </div>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
    </div>
  )
}
