const DAY = 86_400_000

/** Days from one YYYY-MM-DD to another; negative when the other lies before it. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}
