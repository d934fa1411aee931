import { NextIntlClientProvider } from 'next-intl'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { loadMessages } from '@/lib/i18n/messages'
import type { Locale } from '@/lib/i18n/routing'

/**
 * What a component looks like in a language, before anybody has done anything.
 * @throws when a message is missing, or lacks a value
 */
export async function renderedHtml(element: ReactElement, locale: Locale = 'en'): Promise<string> {
  const messages = await loadMessages(locale)
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC" onError={raise}>
      {element}
    </NextIntlClientProvider>,
  )
}

function raise(error: Error): never {
  throw error
}
