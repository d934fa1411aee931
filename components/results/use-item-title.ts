import { useTranslations } from 'next-intl'

/** What a place of an assignment is called; an exam has no title of its own. */
export function useItemTitle(): (item: { title: string; kind: 'FAMILY' | 'DRILL' | 'EXAM' }) => string {
  const t = useTranslations('results')
  return ({ title, kind }) => (kind === 'EXAM' || title === '' ? t('exam') : title)
}
