import { strToU8, zipSync } from 'fflate'
import type { Locale } from '@/lib/i18n/routing'
import type { Item } from './item'
import { type LeftOut, readmeOf } from './readme'
import { packageV1 } from './v1-package'
import { packageV3 } from './v3-package'

export const qtiVersions = ['3.0', '1.2'] as const
export type QtiVersion = (typeof qtiVersions)[number]

export interface QtiContent {
  /** An XML name. */
  id: string
  title: string
  locale: Locale
  items: readonly Item[]
  leftOut: readonly LeftOut[]
}

/** The files of a package by their paths. */
export function qtiFiles(version: QtiVersion, content: QtiContent): Record<string, string> {
  const { id, title, locale, items, leftOut } = content
  const files = version === '3.0' ? packageV3(id, title, items) : packageV1(id, title, items)
  return { ...files, 'README.txt': readmeOf(title, locale, leftOut) }
}

/** No entry has a time: the same questions give the same bytes. */
const UNDATED = new Date('1980-01-01T00:00:00')

export function qtiZip(version: QtiVersion, content: QtiContent): Uint8Array {
  const files = Object.entries(qtiFiles(version, content))
  return zipSync(Object.fromEntries(files.map(([path, text]) => [path, strToU8(text)])), { mtime: UNDATED })
}
