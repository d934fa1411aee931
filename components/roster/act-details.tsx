import { useFormatter, useTranslations } from 'next-intl'

export type Detail = string | number | boolean | null | Detail[] | { [key: string]: Detail }

/** What an act was done with; what changed as "before → after". Ids and what was not said are left out. */
export function ActDetails({ details, timeZone }: { details: Detail; timeZone: string }) {
  const t = useTranslations('roster.log')
  const word = useDetailWords()
  const textOf = useDetailText(timeZone)
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return null
  const shown = Object.entries(details).filter(
    ([key, value]) => value !== null && value !== '' && (!key.endsWith('Id') || word('details', key) !== key),
  )
  if (shown.length === 0) return null
  return (
    <dl className="flex flex-wrap gap-x-4 text-sm text-muted-foreground">
      {shown.map(([key, value]) => (
        <div key={key} className="flex min-w-0 flex-wrap gap-x-1">
          <dt>{t('term', { name: word('details', key) })}</dt>
          <dd className="wrap-anywhere">{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function useDetailWords() {
  const t = useTranslations('roster.log')
  return (group: 'details' | 'values', name: string): string => {
    const key = `${group}.${name}` as 'details.name'
    return /^\w+$/.test(name) && t.has(key) ? t(key) : name
  }
}

function useDetailText(timeZone: string): (value: Detail) => string {
  const word = useDetailWords()
  const format = useFormatter()
  const textOf = (value: Detail): string => {
    // Names of fields, as a rule.
    if (Array.isArray(value))
      return value.map((one) => (typeof one === 'string' ? word('details', one) : textOf(one))).join(', ')
    if (typeof value === 'object' && value !== null) {
      const { from, to } = value
      if (from !== undefined && to !== undefined) return `${textOf(from)} → ${textOf(to)}`
      return JSON.stringify(value)
    }
    if (value === '' || value === null) return '–'
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value))
      return format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short', timeZone })
    return word('values', String(value))
  }
  return textOf
}
