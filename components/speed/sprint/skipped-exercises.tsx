import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import type { SkippedExercise } from '@/lib/speed/sprint'
import { SpeedWays } from '../speed-ways'

/** What was skipped, how it is done, and where to practise it. */
export function SkippedExercises({ skipped }: { skipped: readonly SkippedExercise[] }) {
  const t = useTranslations('speed')
  return (
    <ul className="grid grid-cols-1 divide-y rounded-lg border bg-card">
      {skipped.map(({ id, title, reference }) => (
        <li key={id} className="px-4">
          <details data-sprint-skipped={id}>
            <summary className="cursor-pointer py-3 font-semibold">{title}</summary>
            <div className="grid grid-cols-1 justify-items-stretch gap-4 pb-5">
              <SpeedWays reference={reference} />
              <Button asChild variant="outline" size="sm" className="justify-self-start">
                <Link href={`/practice/speed/${id}`}>{t('sprint.result.practise')}</Link>
              </Button>
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}
