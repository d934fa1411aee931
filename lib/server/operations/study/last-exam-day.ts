import '../../server-only'

const YEARS = 2

/** How far ahead an exam may lie; days are YYYY-MM-DD. */
export function lastExamDay(today: string): string {
  const day = new Date(today)
  day.setUTCFullYear(day.getUTCFullYear() + YEARS)
  return day.toISOString().slice(0, 10)
}
