import en from '../i18n/messages/en/offline.json'
import ja from '../i18n/messages/ja/offline.json'

const MESSAGES = { en, ja }
type OfflineLocale = keyof typeof MESSAGES

export interface OfflinePage {
  locale: OfflineLocale
  /** What can be opened now. */
  kept: { href: string; title: string }[]
}

/** Nothing runs in it and nothing is loaded by it. */
export const OFFLINE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
}

/** The language of an address, or the first of the reader's own that there is. */
export function localeOf(pathname: string, languages: readonly string[]): OfflineLocale {
  const named = /^\/(en|ja)(\/|$)/.exec(pathname)?.[1]
  return (named ??
    languages.map((one) => one.slice(0, 2)).find((one) => one in MESSAGES) ??
    'en') as OfflineLocale
}

/** What stands between `<title>` and its end, without the name of the app. */
export function titleOf(html: string): string | undefined {
  const text = /<title>([^<]*)<\/title>/.exec(html)?.[1]
  return text?.replace(/ · Kubekata$/, '')
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const STYLE = `
:root { color-scheme: light dark; --page: #f6f8f9; --text: #17212b; --quiet: #4f5d6b; --link: #0b5cad; --line: #cfd7de }
@media (prefers-color-scheme: dark) { :root { --page: #0f151d; --text: #e6ebf0; --quiet: #a5b1bd; --link: #7cb8ff; --line: #2b3643 } }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.7 system-ui, "Noto Sans JP", sans-serif }
main { max-width: 40rem; margin: 0 auto; padding: 4rem 1.25rem }
h1 { font-size: 1.75rem; line-height: 1.3; margin: 0 0 1rem } h2 { font-size: 1.125rem; margin: 2.5rem 0 .5rem }
p { margin: 0 0 1rem; color: var(--quiet) } ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line) }
li { border-bottom: 1px solid var(--line) } a { display: flex; align-items: center; min-height: 2.75rem; color: var(--link) }`

/** The page in place of one that was not kept. Titles are of pages that were kept, already escaped as HTML is. */
export function offlinePage({ locale, kept }: OfflinePage): string {
  const t = MESSAGES[locale]
  const links = kept.map(({ href, title }) => `<li><a href="${escaped(href)}">${title}</a></li>`)
  const list =
    links.length > 0
      ? `<h2>${escaped(t.kept)}</h2><ul>${links.join('')}</ul>`
      : `<p>${escaped(t.nothing)}</p>`
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(t.title)} · Kubekata</title>
<style>${STYLE}</style></head><body><main><h1>${escaped(t.title)}</h1><p>${escaped(t.text)}</p>
<p>${escaped(t.owed)}</p><a href="">${escaped(t.retry)}</a>${list}</main></body></html>`
}
