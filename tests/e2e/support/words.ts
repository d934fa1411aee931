import fs from 'node:fs'
import { createTranslator } from 'next-intl'
import type { Messages } from '@/lib/i18n/messages'
import { namespaces } from '@/lib/i18n/namespaces'
import type { Locale } from '@/lib/i18n/routing'

function read(locale: Locale): Messages {
  const of = (name: string) => JSON.parse(fs.readFileSync(`lib/i18n/messages/${locale}/${name}.json`, 'utf8'))
  return Object.fromEntries(namespaces.map((name) => [name, of(name)])) as unknown as Messages
}

/** What the interface says in a language, by the key of its message: `words('ja')('assign.publish')`. */
export const words = (locale: Locale) => createTranslator({ locale, messages: read(locale) })
