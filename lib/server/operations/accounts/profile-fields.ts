import { z } from 'zod'

const zones = new Set(Intl.supportedValuesOf('timeZone')).add('UTC')

/** What a person says about themselves; used by signing up and by the settings. */
export const profileFields = {
  name: z.string().trim().min(1).max(80),
  locale: z.enum(['en', 'ja']),
  timeZone: z.string().refine((zone) => zones.has(zone) || isZone(zone)),
}

/** Browsers also know old names of zones. */
function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
