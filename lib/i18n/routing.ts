import { defineRouting } from 'next-intl/routing'

/** The languages, the cookie that remembers the choice, and how they show in the address. */
export const routing = defineRouting({
  locales: ['en', 'ja'],
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: { name: 'kubekata-locale', maxAge: 365 * 24 * 60 * 60, sameSite: 'lax' },
})

export type Locale = (typeof routing.locales)[number]
