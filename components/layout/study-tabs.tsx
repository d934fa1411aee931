import { useTranslations } from 'next-intl'
import { Segments } from '@/components/ui/segments'

const tabs = [
  { href: '/dashboard', name: 'today' },
  { href: '/plan', name: 'plan' },
  { href: '/progress', name: 'progress' },
] as const

/** Today, the way to the exam, and what is behind: three views of one's study. */
export function StudyTabs({ current }: { current: (typeof tabs)[number]['name'] }) {
  const t = useTranslations('common.nav')
  const items = tabs.map(({ href, name }) => ({ href, text: t(name), current: name === current }))
  return <Segments label={t('study')} items={items} />
}
