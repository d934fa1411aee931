import { useTranslations } from 'next-intl'
import { InlineProse } from '@/components/quiz/prose'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/lib/i18n/navigation'
import { speedWays } from '@/lib/speed/way-of'
import type { ListedExercise } from './speed-list'
import { useTimeText } from './use-time-text'

/** One exercise with one's own bests of each way; the whole row leads to it. */
export function SpeedRow({ exercise: { id, title, goal, level, bests } }: { exercise: ListedExercise }) {
  const t = useTranslations('speed')
  const timeText = useTimeText()
  const done = speedWays.flatMap((way) => {
    const best = bests[way]
    return best ? [{ way, ...best }] : []
  })
  return (
    <li className="relative grid gap-x-6 gap-y-2 rounded-md px-2 py-3 hover:bg-accent lg:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 gap-0.5">
        <h3 className="flex flex-wrap items-center gap-2 leading-snug font-semibold">
          <Link
            href={`/practice/speed/${id}`}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-md"
          >
            {title}
          </Link>
          <Badge variant="outline">{t('level', { level })}</Badge>
        </h3>
        <p className="text-sm text-muted-foreground">
          <InlineProse text={goal} />
        </p>
      </div>
      {done.length > 0 ? (
        <dl className="tabular grid content-center gap-1 text-sm lg:justify-items-end">
          {done.map(({ way, keys, ms, runs }) => (
            <div key={way} className="flex flex-wrap gap-x-2">
              <dt className="text-muted-foreground">{t(`ways.${way}`)}</dt>
              <dd>{t('list.best', { keys, time: timeText(ms), count: runs })}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="self-center text-sm text-muted-foreground">{t('list.notDone')}</p>
      )}
    </li>
  )
}
