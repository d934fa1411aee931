'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface PassbackProps {
  assignmentId: string
  links: { course: string; platform: string; takesScores: boolean }[]
  /** Learners whose newest score has arrived. */
  sent: number
  waiting: number
  failed: { name: string; error: string; givenUp: boolean }[]
  /** Left out: the class is put away. */
  resend?: (input: { assignmentId: string }) => Promise<ActionResult<unknown>>
}

/** How far an assignment's scores have got to the platforms that link it; nothing where none does. */
export function Passback({ assignmentId, links, sent, waiting, failed, resend }: PassbackProps) {
  const t = useTranslations('interop.lti.passback')
  if (links.length === 0) return null
  return (
    <Card className="grid gap-3">
      <h2 className="font-bold">{t('title')}</h2>
      <ul className="grid gap-1 text-sm">
        {links.map(({ course, platform, takesScores }) => (
          <li key={`${platform} ${course}`}>
            {course} · {platform}
            {!takesScores && <span className="text-muted-foreground"> ({t('noScores')})</span>}
          </li>
        ))}
      </ul>
      <p className="text-sm tabular">{t('counts', { sent, waiting, failed: failed.length })}</p>
      {failed.length > 0 && (
        <Alert variant="warning" title={t('failed')}>
          <ul className="grid gap-1">
            {failed.map(({ name, error, givenUp }) => (
              <li key={`${name} ${error}`} className="break-words">
                {name}: {error} {givenUp && t('givenUp')}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {resend && <Resend assignmentId={assignmentId} resend={resend} />}
    </Card>
  )
}

function Resend({ assignmentId, resend }: Required<Pick<PassbackProps, 'assignmentId' | 'resend'>>) {
  const t = useTranslations('interop.lti.passback')
  const router = useRouter()
  const { run, pending, done, failure } = useAction(resend)
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        variant="outline"
        size="sm"
        busy={pending}
        onClick={() => run({ assignmentId }, () => router.refresh())}
      >
        {t('resend')}
      </Button>
      <span role="status" className="text-sm">
        {failure ? failure.message : done && t('queued')}
      </span>
    </div>
  )
}
