'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { useRelativeTime } from '@/components/layout/use-relative-time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { deviceName } from './device-name'

export interface SessionListProps {
  sessions: { id: string; userAgent: string; lastSeenAt: Date; current: boolean }[]
  now: Date
  timeZone: string
  end: (input: { sessionId: string }) => Promise<ActionResult<unknown>>
  endOthers: (input: Record<string, never>) => Promise<ActionResult<unknown>>
}

/** The browsers that are signed in; any but this one can be ended here. */
export function SessionList({ sessions, now, timeZone, end, endOthers }: SessionListProps) {
  const t = useTranslations('account.settings')
  const format = useFormatter()
  const relative = useRelativeTime()
  const router = useRouter()
  const one = useAction(end)
  const others = useAction(endOthers)
  const failure = one.failure ?? others.failure
  return (
    <div className="grid gap-4">
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <ul className="divide-y rounded-lg border bg-card">
        {sessions.map((session) => {
          const device = deviceName(session.userAgent)
          const name = device ? t('device', device) : t('unknownDevice')
          const exact = format.dateTime(session.lastSeenAt, {
            dateStyle: 'long',
            timeStyle: 'short',
            timeZone,
          })
          return (
            <li key={session.id} className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <div className="min-w-0 flex-1">
                <p className="font-semibold">{name}</p>
                <p className="text-sm text-muted-foreground">
                  <time dateTime={session.lastSeenAt.toISOString()} title={exact}>
                    {t('lastSeen', { when: relative(session.lastSeenAt, now) })}
                  </time>
                </p>
              </div>
              {session.current ? (
                <Badge variant="success">{t('thisDevice')}</Badge>
              ) : (
                <Button
                  variant="outline"
                  size="sm"
                  busy={one.pending}
                  aria-label={`${t('end')}: ${name}`}
                  onClick={() => one.run({ sessionId: session.id }, () => router.refresh())}
                >
                  {t('end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 && (
        <Button
          variant="outline"
          className="justify-self-start"
          busy={others.pending}
          onClick={() => others.run({}, () => router.refresh())}
        >
          {t('endOthers')}
        </Button>
      )}
    </div>
  )
}
