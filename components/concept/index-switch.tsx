import { useTranslations } from 'next-intl'
import { Segments } from '@/components/ui/segments'

/** The pages as a list with summaries, or as a map. */
export function IndexSwitch({ current }: { current: 'list' | 'map' }) {
  const t = useTranslations('concepts.map')
  const items = [
    { href: '/concepts', text: t('list'), current: current === 'list' },
    { href: '/concepts/map', text: t('map'), current: current === 'map' },
  ]
  return <Segments label={t('views')} items={items} />
}
