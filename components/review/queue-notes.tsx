import { useTranslations } from 'next-intl'
import { Link } from '@/lib/i18n/navigation'

export interface QueueNotesProps {
  queue: {
    pulled: number
    freshLater: number
    buried: number
    plan: { daysLeft: number; toRead: readonly { id: string; title: string }[] } | null
  }
}

/** Why the queue is as it is, where it is not what one would expect. */
export function QueueNotes({ queue: { pulled, freshLater, buried, plan } }: QueueNotesProps) {
  const t = useTranslations('review.queue')
  const notes = [
    ...(pulled > 0 ? [t('pulled', { count: pulled })] : []),
    ...(buried > 0 ? [t('buried', { count: buried })] : []),
    ...(freshLater > 0 ? [t('later', { count: freshLater })] : []),
  ]
  if (notes.length === 0 && !plan) return null
  return (
    <div className="grid gap-3 text-sm">
      {plan && <PlanNote {...plan} />}
      {notes.length > 0 && (
        <ul className="grid gap-1 text-muted-foreground">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

const link = 'font-semibold underline decoration-mark underline-offset-4'

function PlanNote({ daysLeft, toRead }: NonNullable<QueueNotesProps['queue']['plan']>) {
  const t = useTranslations('review.plan')
  return (
    <div className="grid gap-2 rounded-lg border bg-card p-4">
      <p>
        {t('days', { count: daysLeft })}{' '}
        <Link href="/plan" className={link}>
          {t('see')}
        </Link>
      </p>
      {toRead.length > 0 && (
        <>
          <p>{t('read')}</p>
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {toRead.map(({ id, title }) => (
              <li key={id}>
                <Link href={`/concepts/${id}`} className={link}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
