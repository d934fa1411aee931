import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import { ActDetails, type Detail } from './act-details'
import { ActPlace } from './act-place'
import { useActWords } from './use-act-words'

export interface ShownAct {
  id: string
  at: Date
  actorId: string | null
  actorName: string
  capacity: string
  action: string
  classId: string | null
  className: string | null
  assignmentId: string | null
  assignmentTitle: string | null
  subjectId: string | null
  subjectName: string | null
  details: Detail
}

export interface ActListProps {
  acts: ShownAct[]
  /** Of the page: names lead to what is by or about them. */
  href: string
  timeZone: string
  /** In the log of the whole site. */
  withClass?: boolean
}

/** Who did what, the newest first. */
export function ActList({ acts, href, timeZone, withClass = false }: ActListProps) {
  const t = useTranslations('roster.log')
  const wordsFor = useActWords()
  const format = useFormatter()
  if (acts.length === 0) return <EmptyState title={t('none')} />
  return (
    <ol className="divide-y rounded-lg border bg-card">
      {acts.map((act) => (
        <li key={act.id} className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[11rem_1fr]">
          <time dateTime={act.at.toISOString()} className="text-sm tabular text-muted-foreground">
            {format.dateTime(act.at, { dateStyle: 'medium', timeStyle: 'medium', timeZone })}
          </time>
          <div className="grid min-w-0 gap-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 wrap-anywhere">
              <Person id={act.actorId} name={act.actorName || t('nobody')} href={href} />
              {['admin', 'system'].includes(act.capacity) && (
                <Badge variant="warning">{t(`capacity.${act.capacity as 'admin' | 'system'}`)}</Badge>
              )}
              <span>{wordsFor(act.action)}</span>
            </p>
            {act.subjectId && (
              <p className="text-sm">
                {t('about')} <Person id={act.subjectId} name={act.subjectName ?? t('gone')} href={href} />
              </p>
            )}
            {withClass && act.classId && (
              <p className="text-sm">
                {t('inClass')}{' '}
                <Link
                  href={`/classes/${act.classId}/log`}
                  prefetch={false}
                  className="underline decoration-mark underline-offset-4"
                >
                  {act.className}
                </Link>
              </p>
            )}
            <ActPlace {...act} />
            <ActDetails details={act.details} timeZone={timeZone} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Person({ id, name, href }: { id: string | null; name: string; href: string }) {
  if (!id) return <span className="font-semibold">{name}</span>
  return (
    <Link
      href={{ pathname: href, query: { person: id } }}
      prefetch={false}
      className="font-semibold underline decoration-mark underline-offset-4"
    >
      {name}
    </Link>
  )
}
