import { useTranslations } from 'next-intl'
import { Link } from '@/lib/i18n/navigation'
import type { PlanView } from '@/lib/server/operations/plan/get-study-plan'

/** What the plan has no time for, and what it would take. */
export function LeftOut({ plan: { left, fit } }: { plan: Pick<PlanView, 'left' | 'fit'> }) {
  const t = useTranslations('plan.left')
  const { count, named } = left
  return (
    <section
      aria-labelledby="left-out"
      className="grid content-start gap-3 border-t-2 border-foreground pt-4"
    >
      <h2 id="left-out" className="text-lg font-bold">
        {t('title')}
      </h2>
      {count === 0 && <p>{t('none')}</p>}
      {count > 0 && (
        <>
          <p>{t('some', { count })}</p>
          <p>{fit ? t('fit', { minutes: fit.minutesPerDay, begun: fit.newPerDay }) : t('never')}</p>
          <details>
            <summary className="inline-flex min-h-11 items-center text-sm font-semibold underline decoration-mark underline-offset-4">
              {t('named')}
            </summary>
            <ul className="mt-2 grid gap-1">
              {named.map(({ id, title, kind }) => (
                <li key={id}>
                  <Link
                    href={kind === 'DRILL' ? `/practice/drills/${id}` : `/practice/${id}`}
                    className="underline underline-offset-4"
                  >
                    {title}
                  </Link>
                </li>
              ))}
              {count > named.length && (
                <li className="text-muted-foreground">{t('more', { count: count - named.length })}</li>
              )}
            </ul>
          </details>
        </>
      )}
    </section>
  )
}
