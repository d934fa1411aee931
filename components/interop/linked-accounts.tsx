import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ActionResult } from '@/lib/errors/app-error'
import { UnlinkButton } from './unlink-button'

export interface LinkedAccountsProps {
  linked: { id: string; name: string | null; email: string | null; createdAt: Date }[]
  timeZone: string
  unlink: (input: { linkedId: string }) => Promise<ActionResult<unknown>>
  /** Buttons of the providers that are not linked. */
  children?: ReactNode
}

/** Who signs me in beside a password. */
export function LinkedAccounts({ linked, timeZone, unlink, children }: LinkedAccountsProps) {
  const t = useTranslations('interop.linked')
  const format = useFormatter()
  return (
    <div className="grid gap-4">
      <div>
        <h3 className="font-semibold">{t('title')}</h3>
        <p className="text-sm text-muted-foreground">{linked.length > 0 ? t('text') : t('none')}</p>
      </div>
      {linked.length > 0 && (
        <ul className="divide-y rounded-lg border bg-card">
          {linked.map(({ id, name, email, createdAt }) => (
            <li key={id} className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <div className="min-w-0 flex-1">
                <p className="font-semibold">{name ?? t('platform')}</p>
                <p className="text-sm wrap-anywhere text-muted-foreground">
                  {email && <>{email} · </>}
                  {t('since', { when: format.dateTime(createdAt, { dateStyle: 'long', timeZone }) })}
                </p>
              </div>
              <UnlinkButton linkedId={id} provider={name ?? t('platform')} unlink={unlink} />
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  )
}
