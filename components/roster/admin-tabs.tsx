import { useTranslations } from 'next-intl'
import { Segments } from '@/components/ui/segments'

const tabs = [
  { name: 'accounts', href: '/admin' },
  { name: 'classes', href: '/admin/classes' },
  { name: 'audit', href: '/admin/audit' },
  { name: 'platforms', href: '/admin/lti' },
] as const

/** The pages of administrators. */
export function AdminTabs({ current }: { current: (typeof tabs)[number]['name'] }) {
  const t = useTranslations('roster.admin.tabs')
  const items = tabs.map(({ name, href }) => ({ href, text: t(name), current: name === current }))
  return <Segments label={t('label')} items={items} className="max-w-full overflow-x-auto" />
}
