import { useTranslations } from 'next-intl'
import { Segments } from '@/components/ui/segments'
import type { Statistics } from '@/lib/server/classroom/results-statistics'

/** Says whether work that came late is in the figures, and leaves it out or takes it in. Nothing where none did. */
export function LateChoice({ late: { count, counted }, href }: { late: Statistics['late']; href: string }) {
  const t = useTranslations('results.statistics')
  if (count === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Segments
        label={t('late')}
        items={[
          { href, text: t('lateWith'), current: counted },
          { href: `${href}?late=without`, text: t('lateWithout'), current: !counted },
        ]}
      />
      <p className="text-sm">{t(counted ? 'lateCounted' : 'lateLeftOut', { count })}</p>
    </div>
  )
}
