import type { LearnerChange } from './regrade'

export interface RegradedPerson {
  name: string
  email: string | null
  externalId: string | null
}

const percent = (score: number | null) => (score === null ? '' : (score * 100).toFixed(2))

/** What a regrade did as a table for other programs, as that of the results is: scores in percent. */
export function regradeRows(
  learners: readonly LearnerChange[],
  people: ReadonlyMap<string, RegradedPerson>,
): string[][] {
  const head = [
    ...['name', 'external_id', 'email', 'before', 'after', 'change'],
    ...['items_changed', 'items_failed', 'items_kept'],
  ]
  const rows = learners.map(({ userId, before, after, items }) => {
    const who = people.get(userId)
    const [failed, kept] = [items.filter((item) => item.failed), items.filter((item) => item.kept)]
    const counts = [items.length - failed.length - kept.length, failed.length, kept.length]
    return [
      ...[who?.name ?? '', who?.externalId ?? '', who?.email ?? ''],
      ...[before, after, (after ?? 0) - (before ?? 0)].map(percent),
      ...counts.map(String),
    ]
  })
  return [head, ...rows]
}
