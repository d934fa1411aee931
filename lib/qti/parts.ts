/** Points are written in ten-thousandths. */
const UNIT = 10_000

/** What each of so many equal parts is worth, as it is written: together they are the points, and nothing is lost by rounding. */
export function parts(points: number, count: number): number[] {
  const upTo = (i: number) => Math.round((points * UNIT * i) / count)
  return Array.from({ length: count }, (_, i) => (upTo(i + 1) - upTo(i)) / UNIT)
}
