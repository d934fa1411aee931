import { useFormatter, useLocale } from 'next-intl'

/** "in 3 days", "3日後": Japanese puts no space between digits and words, although ICU does. */
export function useRelativeTime(): (date: Date, now: Date) => string {
  const format = useFormatter()
  const locale = useLocale()
  return (date, now) => {
    const text = format.relativeTime(date, now)
    return locale === 'ja' ? text.replaceAll(' ', '') : text
  }
}
