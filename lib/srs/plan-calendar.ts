const DAY_MS = 86_400_000

/** `day` and the result: YYYY-MM-DD. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The share of a usual day's work, of seven, Monday first. */
export const loadOf = (day: string, loads: readonly number[]): number =>
  loads[(new Date(day).getUTCDay() + 6) % 7] ?? 1
