import '../server-only'
import { createHash } from 'node:crypto'
import { escapeHtml } from '../mail/mail-html'

export interface UnsubscribePage {
  language: string
  title: string
  text: string
  /** Of the one button, which posts to the page's own address; left out: there is nothing to press. */
  button?: string
  /** Where to go from here. */
  link: { href: string; text: string }
  status?: number
}

const style =
  ':root{color-scheme:light dark}body{font:1rem/1.65 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}' +
  'button{font:inherit;min-height:2.75rem;padding:0 1.25rem;cursor:pointer}a{color:inherit}'

/** Nothing but its own style and its own form. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page for people who are not signed in, in any browser, without scripts; its address is a secret. */
export function unsubscribePage({ language, title, text, button, link, status }: UnsubscribePage): Response {
  const form = button ? `<form method="post"><button>${escapeHtml(button)}</button></form>` : ''
  const html =
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">' +
    `<title>${escapeHtml(title)} · Kubekata</title><style>${style}</style></head>` +
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form}` +
    `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p></main></body></html>`
  return new Response(html, {
    status: status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}
