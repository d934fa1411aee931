/** Which exercises are asked for; '' and 0: all. */
export interface SpeedFilter {
  domain: string
  level: number
}

export const noSpeedFilter: SpeedFilter = { domain: '', level: 0 }
export const speedLevels = [1, 2]

/** As the address has it; what makes no sense is left out. */
export function parseSpeedFilter(query: Record<string, string | string[] | undefined>): SpeedFilter {
  const { domain, level } = query
  return {
    domain: typeof domain === 'string' ? domain.slice(0, 100) : '',
    level: speedLevels.includes(Number(level)) ? Number(level) : 0,
  }
}

/** What `parseSpeedFilter` reads, with its `?`; nothing for all. */
export function speedQuery({ domain, level }: SpeedFilter): string {
  const query = new URLSearchParams([
    ...(domain ? [['domain', domain]] : []),
    ...(level ? [['level', String(level)]] : []),
  ])
  return query.size > 0 ? `?${query}` : ''
}

export function fitsSpeed(
  exercise: { domain: string; level: number },
  { domain, level }: SpeedFilter,
): boolean {
  return (!domain || exercise.domain === domain) && (!level || exercise.level === level)
}
