import { useTranslations } from 'next-intl'

export type Detail = string | number | boolean | null | Detail[] | { [key: string]: Detail }

/** What an act was done with; what changed as "before → after". */
export function ActDetails({ details }: { details: Detail }) {
  const t = useTranslations('roster.log')
  const word = useDetailWords()
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return null
  const entries = Object.entries(details)
  if (entries.length === 0) return null
  return (
    <dl className="flex flex-wrap gap-x-4 text-sm text-muted-foreground">
      {entries.map(([key, value]) => (
        <div key={key} className="flex min-w-0 flex-wrap gap-x-1">
          <dt>{t('term', { name: word('details', key) })}</dt>
          <dd className="wrap-anywhere">{textOf(value, (plain) => word('values', plain))}</dd>
        </div>
      ))}
    </dl>
  )
}

function useDetailWords() {
  const t = useTranslations('roster.log')
  return (group: 'details' | 'values', name: string): string => {
    const key = `${group}.${name}` as Parameters<typeof t.has>[0]
    return /^\w+$/.test(name) && t.has(key) ? t(key as 'details.name') : name
  }
}

function textOf(value: Detail, word: (plain: string) => string): string {
  if (Array.isArray(value)) return value.map((one) => textOf(one, word)).join(', ')
  if (typeof value === 'object' && value !== null) {
    const { from, to } = value
    if (from !== undefined && to !== undefined) return `${textOf(from, word)} → ${textOf(to, word)}`
    return JSON.stringify(value)
  }
  return value === '' || value === null ? '–' : word(String(value))
}
