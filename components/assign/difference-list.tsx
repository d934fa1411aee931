import { useFormatter, useTranslations } from 'next-intl'
import type { Difference, PlainAssignment, Setting } from './differences'
import { type ItemNames, useItemTitle } from './use-item-title'

export interface DifferenceListProps {
  differences: readonly Difference[]
  names: ItemNames
  timeZone: string
}

/** Differences in words, one a line. */
export function DifferenceList({ differences, names, timeZone }: DifferenceListProps) {
  const t = useTranslations('assign.differences')
  const wordsOf = useWords(names, timeZone)
  if (differences.length === 0) return <p className="text-sm text-muted-foreground">{t('none')}</p>
  const lines = differences.map(wordsOf)
  return (
    <ul className="grid list-disc gap-1 pl-5 text-sm">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two places may change in the same way
        <li key={index} className="break-words">
          {line}
        </li>
      ))}
    </ul>
  )
}

function useWords(names: ItemNames, timeZone: string): (difference: Difference) => string {
  const t = useTranslations('assign.differences')
  const titleOf = useItemTitle(names)
  const valueWords = useValue(timeZone)
  return (difference) => {
    const { kind } = difference
    if (kind === 'order') return t('order')
    if (kind !== 'setting') {
      const item = titleOf(difference.item)
      return 'from' in difference
        ? t(kind, { item, from: difference.from, to: difference.to })
        : t(difference.kind, { item })
    }
    const { field, from, to } = difference
    if (field === 'title') return t('title', { from, to })
    if (field === 'instructions') return t('instructions')
    if (field === 'status') return t('status', { to })
    if (field === 'password')
      return t('password', { change: from === null ? 'set' : to === null ? 'removed' : 'changed' })
    return t('change', {
      what: t(`fields.${field}`),
      from: valueWords(field, from),
      to: valueWords(field, to),
    })
  }
}

/** A setting's value as a few words. */
function useValue(timeZone: string): (field: Setting, value: PlainAssignment[Setting]) => string {
  const t = useTranslations('assign')
  const format = useFormatter()
  return (field, value) => {
    if (value === null) return t('differences.nothing')
    if (typeof value === 'boolean') return t(value ? 'differences.on' : 'differences.off')
    if (typeof value === 'number') {
      if (field === 'minutes') return t('differences.minutes', { count: value })
      if (field === 'latePercent') return t('differences.percent', { count: value })
      return value === 0 ? t('differences.unlimited') : format.number(value)
    }
    if (field === 'opensAt' || field === 'closesAt' || field === 'lateUntil')
      return format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short', timeZone })
    return choiceOf(t, value)
  }
}

type T = ReturnType<typeof useTranslations<'assign'>>

function choiceOf(t: T, value: string): string {
  switch (value) {
    case 'HIGHEST':
    case 'LATEST':
    case 'FIRST':
    case 'AVERAGE':
    case 'OWN':
    case 'SAME':
      return t(`attempts.${value}`)
    case 'HAND_IN':
    case 'CLOSE':
    case 'RELEASED':
      return t(`results.${value}`)
    default:
      return value
  }
}
