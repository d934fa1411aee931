const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A waiting time in the one unit that a person would use. */
export function intervalOf(ms: number): {
  unit: 'minutes' | 'hours' | 'days' | 'months' | 'years'
  count: number
} {
  const at = (unit: 'minutes' | 'hours' | 'days' | 'months' | 'years', length: number) => ({
    unit,
    count: Math.max(1, Math.round(ms / length)),
  })
  if (ms < hour) return at('minutes', minute)
  if (ms < day) return at('hours', hour)
  if (ms < 31 * day) return at('days', day)
  if (ms < 365 * day) return at('months', 30.4 * day)
  const { count } = at('years', 36.5 * day)
  return { unit: 'years', count: count / 10 }
}
