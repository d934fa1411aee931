import { useTranslations } from 'next-intl'
import { Segments } from '@/components/ui/segments'

/** One language, or both side by side. */
export function ViewSwitch({ slug, both }: { slug: string; both: boolean }) {
  const t = useTranslations('concepts.view')
  const page = `/concepts/${slug}`
  const items = [
    { href: page, text: t('one'), current: !both },
    { href: `${page}?view=both`, text: t('both'), current: both },
  ]
  return <Segments label={t('label')} items={items} className="mb-8" />
}
