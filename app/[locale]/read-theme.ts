import { cookies } from 'next/headers'
import { parseTheme, type Theme, themeCookie } from '@/components/layout/theme'

/** The colours that this browser chose. */
export async function readTheme(): Promise<Theme> {
  return parseTheme((await cookies()).get(themeCookie)?.value)
}
