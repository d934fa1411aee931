import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { AccountEntry } from '@/components/layout/account-entry'
import { JapaneseFont } from '@/components/layout/japanese-font'
import { OutsideExam } from '@/components/layout/outside-exam'
import { SiteFooter } from '@/components/layout/site-footer'
import { SiteHeader } from '@/components/layout/site-header'
import { SiteNav } from '@/components/layout/site-nav'
import { pageNamespaces } from '@/lib/i18n/namespaces'
import { type Locale, routing } from '@/lib/i18n/routing'
import { getAccount } from '@/lib/server/operations/accounts/get-account'
import { getActor } from '@/lib/server/request-actor'
import { OfflineSupport } from './offline-support'
import { readTheme } from './read-theme'
import '../globals.css'

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return {}
  const t = await getTranslations({ locale, namespace: 'common.meta' })
  const requestHeaders = await headers()
  const rest = (requestHeaders.get('x-pathname') ?? '').replace(/^\/[^/]*/, '')
  const origin = process.env.NEXTAUTH_URL ?? `http://${requestHeaders.get('host')}`
  return {
    metadataBase: new URL(origin),
    title: { default: t('title'), template: '%s · Kubekata' },
    description: t('description'),
    alternates: {
      canonical: `/${locale}${rest}`,
      languages: Object.fromEntries(routing.locales.map((language) => [language, `/${language}${rest}`])),
    },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f8f9' },
    { media: '(prefers-color-scheme: dark)', color: '#0f151d' },
  ],
}

export default async function RootLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const theme = await readTheme()
  const t = await getTranslations({ locale, namespace: 'common' })
  return (
    <html lang={locale} data-theme={theme} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <NextIntlClientProvider messages={await sharedMessages(locale)}>
          <a
            href="#main"
            className="sr-only z-50 rounded-md bg-primary px-4 py-3 text-primary-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
          >
            {t('skipToContent')}
          </a>
          <OutsideExam>
            <SiteHeader theme={theme} account={<AccountEntry account={await findAccount()} />} />
          </OutsideExam>
          <main id="main" tabIndex={-1} className="flex-1 outline-none">
            {children}
          </main>
          <OutsideExam>
            <SiteFooter />
            <SiteNav place="bottom" />
            {/* What the bar at the bottom of a phone's screen would cover. */}
            <div className="h-[calc(4rem+env(safe-area-inset-bottom))] md:hidden print:hidden" />
          </OutsideExam>
          <OfflineSupport />
          {locale === 'ja' && <JapaneseFont />}
        </NextIntlClientProvider>
      </body>
    </html>
  )
}

/** All messages but those of single pages. */
async function sharedMessages(locale: Locale) {
  const messages = await getMessages({ locale })
  const own: readonly string[] = pageNamespaces
  return Object.fromEntries(Object.entries(messages).filter(([name]) => !own.includes(name)))
}

async function findAccount() {
  const actor = await getActor()
  return actor.kind === 'user' ? getAccount(actor, {}) : undefined
}
