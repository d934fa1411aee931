'use client'

import { useSearchParams } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { Link, usePathname } from '@/lib/i18n/navigation'
import { keepPlace } from './reading-place'

/** Leads to the same place of the same page, with the same query, in the other language; named in that language. */
export function LanguageSwitch() {
  const t = useTranslations('common')
  const other = useLocale() === 'ja' ? 'en' : 'ja'
  const pathname = usePathname()
  const query = Object.fromEntries(useSearchParams())
  return (
    <Link
      href={{ pathname, query }}
      locale={other}
      lang={other}
      hrefLang={other}
      prefetch={false}
      onClick={() => keepPlace(pathname)}
      className="inline-flex h-11 items-center rounded-md px-2 whitespace-nowrap sm:px-3 text-sm font-semibold hover:bg-accent"
    >
      {t('otherLanguage')}
    </Link>
  )
}
