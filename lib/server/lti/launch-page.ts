import '../server-only'
import { createHash } from 'node:crypto'
import { escapeHtml } from '../mail/mail-html'

export interface Choice {
  value: string
  label: string
}

export interface LaunchForm {
  /** Path of ours, or an address of the platform. */
  action: string
  button: string
  hidden: Record<string, string>
  /** One of these is to be chosen. */
  choices?: { name: string; label: string; options: Choice[] }
  /** Opens in a window of its own. */
  ownWindow?: true
  /** Leads to a platform in the end, over pages of its own. */
  leaves?: true
  /** Is sent by itself where scripts run. */
  sendsItself?: true
}

export interface LaunchPage {
  language: 'en' | 'ja'
  title: string
  text: string
  form?: LaunchForm
  status?: number
}

const style =
  ':root{color-scheme:light dark}body{font:1rem/1.65 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}' +
  'button,select{font:inherit;min-height:2.75rem;padding:0 1rem;max-width:100%}button{cursor:pointer}' +
  'label{display:grid;gap:.35rem;margin-bottom:1rem;font-weight:600}'
const script = 'document.forms[0].submit()'

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * A page that works inside a frame of a platform, where none of our cookies reach: no scripts but the one that sends its
 * form. Whoever else puts it into a frame gains nothing: without a ticket it shows nobody's data.
 */
export function launchPage({ language, title, text, form, status }: LaunchPage): Response {
  const html =
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">' +
    `<title>${escapeHtml(title)} · Kubekata</title><style>${style}</style></head>` +
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form ? formHtml(form) : ''}</main>` +
    `${form?.sendsItself ? `<script>${script}</script>` : ''}</body></html>`
  return new Response(html, {
    status: status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyFor(form),
      'cache-control': 'no-store',
      // With none at all a browser would not say either that a form comes from a page of ours.
      'referrer-policy': 'strict-origin',
    },
  })
}

/** Any secure page, and those of this machine: a platform beside us. */
const OUTSIDE = 'https: http://localhost:* http://127.0.0.1:*'

/** `frame-ancestors` is what browsers go by where X-Frame-Options is sent as well. */
function policyFor(form: LaunchForm | undefined): string {
  return [
    "default-src 'none'",
    `style-src ${digest(style)}`,
    ...(form?.sendsItself ? [`script-src ${digest(script)}`] : []),
    `form-action 'self'${form?.leaves ? ` ${OUTSIDE}` : ''}`,
    "base-uri 'none'",
    `frame-ancestors ${OUTSIDE}`,
  ].join('; ')
}

function formHtml({ action, button, hidden, choices, ownWindow }: LaunchForm): string {
  const attribute = (name: string, value: string) => `${name}="${escapeHtml(value)}"`
  const inputs = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" ${attribute('name', name)} ${attribute('value', value)}>`,
  )
  const option = ({ value, label }: Choice) =>
    `<option ${attribute('value', value)}>${escapeHtml(label)}</option>`
  const select = choices
    ? `<label>${escapeHtml(choices.label)}<select ${attribute('name', choices.name)}>` +
      `${choices.options.map(option).join('')}</select></label>`
    : ''
  const target = ownWindow ? ' target="_blank" rel="noopener"' : ''
  return (
    `<form method="post" ${attribute('action', action)}${target}>${inputs.join('')}${select}` +
    `<button>${escapeHtml(button)}</button></form>`
  )
}
