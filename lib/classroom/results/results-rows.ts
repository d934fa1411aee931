import type { Results } from './results'

const percent = (score: number | null) => (score === null ? '' : (score * 100).toFixed(2))

/** The results of an assignment as a table for other programs: scores in percent, times as ISO 8601. */
export function resultsRows({ items, learners }: Results): string[][] {
  const head = [
    ...['name', 'external_id', 'email', 'state', 'attempts', 'started_at', 'handed_in_at', 'late_percent'],
    ...['score', ...items.map(({ title, kind }, i) => `${i + 1} ${title || kind.toLowerCase()}`)],
  ]
  const rows = learners.map((learner) => [
    ...[learner.name, learner.externalId ?? '', learner.email ?? '', learner.state, String(learner.attempts)],
    ...[learner.startedAt, learner.handedInAt].map((at) => at?.toISOString() ?? ''),
    ...[learner.handedInAt ? String(learner.latePercent) : '', percent(learner.score)],
    ...items.map(({ id }) => percent(learner.items.find((one) => one.itemId === id)?.score ?? null)),
  ])
  return [head, ...rows]
}
