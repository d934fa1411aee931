/** What Helm makes of errors in templates. */
import { HelmError } from '@/lib/helm/errors'
import type { TemplateError } from '@/lib/kubectl/printers/go-template/execute'
import type { TemplateSyntaxError } from '@/lib/kubectl/printers/go-template/parser'

const START = 'HELM_ERR_START'
const END = 'HELM_ERR_END'
const WARNING = new RegExp(`${START}([\\s\\S]*)${END}`)

/** The words of `required` and `fail`, so that they are found among all that templates say around them. */
export const warned = (words: string): string => START + words + END

/** `parse error at (web/templates/a.yaml:3): …` */
export function parseError(file: string, error: TemplateSyntaxError): HelmError {
  const tokens = error.message.split(': ')
  if (tokens.length === 1) return new HelmError(`parse error in (${file}): ${error.message}`)
  return new HelmError(`parse error at (${tokens[1]}): ${tokens.at(-1)}`)
}

interface Place {
  location: string
  executed: string
  message: string
}

const EXECUTING = /^template: ([\s\S]*?): executing ("[^"]*") at <([\s\S]*?)>: ([\s\S]*)$/

/** Where an error of a template says that it happened. */
function placeOf(text: string): Place | undefined {
  if (text.startsWith('template: no template ')) return { location: '', executed: '', message: text }
  const match = EXECUTING.exec(text)
  const cut = (message: string) => message.split(' template:')[0] ?? ''
  if (match) {
    const [, location = '', name, at, message = ''] = match
    return { location, executed: `executing ${name} at <${at}>:`, message: cut(message) }
  }
  const rest = text.startsWith('template: ') ? text.slice('template: '.length) : ''
  const colon = rest.lastIndexOf(': ')
  return colon < 0
    ? undefined
    : { location: rest.slice(0, colon), executed: '', message: cut(rest.slice(colon + 2)) }
}

const shown = ({ location, executed, message }: Place) =>
  (location && `${location}\n  `) + (executed && `${executed}\n    `) + (message && `${message}\n`)

/** Each template that was being executed on a line of its own; what does not end in a template stays one line. */
export function templateError(file: string, error: TemplateError): HelmError {
  const tokens = error.message.split(': ')
  if (tokens.length < 3) return new HelmError(`execution error in (${file}): ${error.message}`)
  const warning = WARNING.exec(tokens.slice(2).join(': '))
  if (warning) return new HelmError(`execution error at (${tokens[1]}): ${warning[1]}`)
  const places: Place[] = []
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    const place = placeOf(current.message)
    if (!place) return new HelmError(error.message)
    const last = places.at(-1)
    if (!last || shown(last) !== shown(place)) places.push(place)
  }
  return new HelmError(places.map(shown).join('').trim())
}
