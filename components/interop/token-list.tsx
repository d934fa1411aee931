import { useFormatter, useTranslations } from 'next-intl'
import { useRelativeTime } from '@/components/layout/use-relative-time'
import { Badge } from '@/components/ui/badge'
import type { ActionResult } from '@/lib/errors/app-error'
import { RevokeToken } from './revoke-token'

export interface ListedToken {
  id: string
  name: string
  /** Its last characters. */
  ending: string
  expiresAt: Date | null
  lastUsedAt: Date | null
  isExpired: boolean
}

export interface TokenListProps {
  tokens: ListedToken[]
  now: Date
  timeZone: string
  revoke: (input: { tokenId: string }) => Promise<ActionResult<unknown>>
}

/** My API tokens, with what tells them from each other; each can be revoked. */
export function TokenList({ tokens, now, timeZone, revoke }: TokenListProps) {
  const t = useTranslations('interop.tokens')
  const format = useFormatter()
  const relative = useRelativeTime()
  if (tokens.length === 0) return <p className="text-sm text-muted-foreground">{t('none')}</p>
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {tokens.map(({ id, name, ending, expiresAt, lastUsedAt, isExpired }) => (
        <li key={id} className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <div className="min-w-0 flex-1 basis-56">
            <p className="flex flex-wrap items-center gap-x-2 font-semibold wrap-anywhere">
              {name}
              {isExpired && <Badge variant="warning">{t('expired')}</Badge>}
            </p>
            <p className="text-sm text-muted-foreground">
              {[
                t('ending', { ending }),
                expiresAt
                  ? t('until', { when: format.dateTime(expiresAt, { dateStyle: 'long', timeZone }) })
                  : t('untilRevoked'),
                lastUsedAt ? t('used', { when: relative(lastUsedAt, now) }) : t('unused'),
              ].join(' · ')}
            </p>
          </div>
          <RevokeToken tokenId={id} name={name} revoke={revoke} />
        </li>
      ))}
    </ul>
  )
}
