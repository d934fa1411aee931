import { useTranslations } from 'next-intl'

/** What an operation is called in the log; one that has no words yet keeps its name. */
export function useActWords(): (action: string) => string {
  const t = useTranslations('roster.log.actions')
  return (action) =>
    t.has(action as Parameters<typeof t>[0]) ? t(action as Parameters<typeof t>[0]) : action
}
