import '../server-only'
import { getTranslations } from 'next-intl/server'
import { AppError } from '@/lib/errors/app-error'
import type { Actor } from '../actor'
import type { NextStep } from '../operations/lti/finish-launch'
import { viewLaunch } from '../operations/lti/view-launch'
import { type LaunchForm, launchPage } from './launch-page'

type Language = 'en' | 'ja'

export function browserLanguage(request: Request): Language {
  return /^ja\b/i.test(request.headers.get('accept-language') ?? '') ? 'ja' : 'en'
}

/** The page for what comes next; `framed`: it stands in a frame, so that entering needs a window of its own. */
export async function nextPage(actor: Actor, ticket: string, next: NextStep): Promise<Response> {
  const { locale, course, platform, classes, assignments } = await viewLaunch(actor, { ticket })
  const t = await getTranslations({ locale, namespace: 'interop.lti' })
  const hidden = { ticket }
  const forms: Record<NextStep, LaunchForm> = {
    enter: { action: '/api/lti/enter', button: t('enter.button'), hidden, ownWindow: true },
    class: {
      ...{ action: '/api/lti/class', button: t('class.button'), hidden },
      choices: {
        ...{ name: 'classId', label: t('class.label') },
        options: [
          { value: '', label: t('class.new', { course }) },
          ...classes.map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
    },
    assignment: {
      ...{ action: '/api/lti/assignment', button: t('assignment.button'), hidden },
      choices: {
        ...{ name: 'assignmentId', label: t('assignment.label') },
        options: assignments.map(({ id, title }) => ({ value: id, label: title })),
      },
    },
  }
  const title = t(`${next}.title`)
  // Nothing to choose yet: the way in leads to where assignments are made.
  if (next === 'assignment' && assignments.length === 0)
    return launchPage({ language: locale, title, text: t('assignment.none'), form: forms.enter })
  return launchPage({
    language: locale,
    title,
    text: t(`${next}.text`, { course, platform }),
    form: forms[next],
  })
}

/** Carries the signed answer to the platform, in the frame or window that it opened. */
export async function returnPage(answer: {
  returnUrl: string
  jwt: string
  locale: Language
}): Promise<Response> {
  const t = await getTranslations({ locale: answer.locale, namespace: 'interop.lti' })
  return launchPage({
    ...{ language: answer.locale, title: t('return.title'), text: t('return.text') },
    form: {
      ...{ action: answer.returnUrl, button: t('return.button'), hidden: { JWT: answer.jwt } },
      ...{ leaves: true, sendsItself: true },
    },
  })
}

/** The browser keeps no cookies in frames: the login is begun again in a window. Where it is in one: keeps none at all. */
export async function againPage(
  language: Language,
  hidden: Record<string, string>,
  framed: boolean,
): Promise<Response> {
  const t = await getTranslations({ locale: language, namespace: 'interop.lti' })
  const form = { action: '/api/lti/login', hidden, leaves: true } as const
  return launchPage({
    ...{ language, title: t('enter.title'), text: t(framed ? 'again' : 'noCookies') },
    form: framed
      ? { ...form, button: t('enter.button'), ownWindow: true }
      : { ...form, button: t('tryAgain') },
  })
}

/** Says why it goes no further, in the language of the browser. */
export async function failedPage(request: Request, error: unknown): Promise<Response> {
  const language = browserLanguage(request)
  const [t, words] = await Promise.all([
    getTranslations({ locale: language, namespace: 'interop.lti' }),
    getTranslations({ locale: language, namespace: 'errors' }),
  ])
  if (!(error instanceof AppError)) console.error('lti', error)
  const { code, params } = error instanceof AppError ? error : new AppError('INTERNAL')
  const status = code === 'INTERNAL' ? 500 : 400
  return launchPage({ language, title: t('failed'), text: words(code, params), status })
}
