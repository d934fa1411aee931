import type { ItemStatistics } from './item-statistics'

const exact = (value: number | undefined) => (value === undefined ? '' : value.toFixed(4))
const seconds = (ms: number | undefined) => (ms === undefined ? '' : (ms / 1000).toFixed(1))

/** The figures of items as a table for other programs: shares 0 to 1, times in seconds. */
export function statisticsRows(
  items: readonly (ItemStatistics & { title: string; kind: string })[],
): string[][] {
  const head = [
    ...['item', 'title', 'learners', 'facility', 'facility_low', 'facility_high', 'right', 'answered'],
    ...[
      'item_rest_correlation',
      'upper_lower_index',
      'seconds_q1',
      'seconds_median',
      'seconds_q3',
      'warnings',
    ],
  ]
  const rows = items.map((item, i) => [
    ...[String(i + 1), item.title || item.kind.toLowerCase(), String(item.count)],
    ...[item.facility?.share, item.facility?.low, item.facility?.high].map(exact),
    ...[String(item.right), exact(item.answered), exact(item.discrimination), exact(item.upperLower)],
    ...[item.time?.low, item.time?.median, item.time?.high].map(seconds),
    item.warnings.map(({ kind }) => kind).join(' '),
  ])
  return [head, ...rows]
}
