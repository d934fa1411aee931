import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing'

/** Navigation that keeps the language; use these instead of the ones of next/link and next/navigation. */
export const { getPathname, redirect, usePathname, useRouter } = createNavigation(routing)
export { Link } from './link'
