import { useTranslations } from 'next-intl'
import { Segments } from '@/components/ui/segments'

const tabs = [
  { name: 'assignments', path: '' },
  { name: 'gradebook', path: '/gradebook' },
  { name: 'disputes', path: '/disputes' },
  { name: 'people', path: '/people' },
  { name: 'settings', path: '/settings' },
  { name: 'log', path: '/log' },
] as const
export type ClassTab = (typeof tabs)[number]['name']

/** The pages of a class, for those who teach it. */
export function ClassTabs({ classId, current }: { classId: string; current: ClassTab }) {
  const t = useTranslations('roster.tabs')
  const items = tabs.map(({ name, path }) => ({
    ...{ href: `/classes/${classId}${path}`, text: t(name), current: name === current },
  }))
  return (
    <Segments
      {...{ label: t('label'), items, ahead: false }}
      className="max-w-full justify-self-start overflow-x-auto"
    />
  )
}
