/** What of the page of progress can be chosen. */
export interface ProgressChoice {
  days: number
  on: 'today' | 'exam'
}

export const usualChoice: ProgressChoice = { days: 30, on: 'today' }

/** The address of a choice, at the chart that it is about. */
export function progressHref({ days, on }: ProgressChoice, chart: string): string {
  const query = new URLSearchParams([
    ...(days !== usualChoice.days ? [['days', String(days)]] : []),
    ...(on !== usualChoice.on ? [['on', on]] : []),
  ])
  return `/progress${query.size > 0 ? `?${query}` : ''}#${chart}`
}
