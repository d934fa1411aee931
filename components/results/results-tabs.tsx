import { useTranslations } from 'next-intl'
import { Segments } from '@/components/ui/segments'

const tabs = [
  { name: 'results', path: '/results' },
  { name: 'questions', path: '/results/questions' },
  { name: 'board', path: '/board' },
  { name: 'regrades', path: '/regrades' },
] as const

export interface ResultsTabsProps {
  /** Of the assignment. */
  href: string
  current: (typeof tabs)[number]['name']
}

/** What came of an assignment: by learner, by question, and at this moment. */
export function ResultsTabs({ href, current }: ResultsTabsProps) {
  const t = useTranslations('results.tabs')
  const items = tabs.map(({ name, path }) => ({
    ...{ href: `${href}${path}`, text: t(name), current: name === current },
  }))
  return <Segments {...{ label: t('label'), items, ahead: false }} className="justify-self-start" />
}
