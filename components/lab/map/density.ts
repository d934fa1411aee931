/** How much of each Pod is drawn: a card with its name and status, one line, or a dot with a sign. */
export type Density = 'card' | 'line' | 'dot'

/** The more there are, the smaller each is. */
export function densityOf(pods: number): Density {
  if (pods <= 12) return 'card'
  return pods <= 40 ? 'line' : 'dot'
}
