/** Go templates of `--format`. Mirrors: docker/cli's templates package and its functions. */
import {
  addTemplates,
  executeTemplate,
  TemplateError,
  type TemplateSet,
} from '@/lib/kubectl/printers/go-template/execute'
import { BUILTINS, type TemplateFunction } from '@/lib/kubectl/printers/go-template/functions'
import { parseTemplate, TemplateSyntaxError } from '@/lib/kubectl/printers/go-template/parser'
import { show } from '@/lib/kubectl/printers/go-template/values'
import { DockerExit } from '@/lib/shell/programs/docker/usage'

/** With integers as numbers, in Go's form. */
export const jsonText = (value: unknown, indent?: string): string =>
  JSON.stringify(value ?? null, (_, one: unknown) => (typeof one === 'bigint' ? Number(one) : one), indent)

const of = (least: number, run: (args: unknown[]) => unknown): TemplateFunction => ({
  least,
  variadic: false,
  run,
})

const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  ...BUILTINS,
  json: of(1, ([value]) => jsonText(value)),
  split: of(2, ([text, by]) => show(text).split(show(by))),
  join: of(2, ([list, by]) => (Array.isArray(list) ? list.map(show).join(show(by)) : '')),
  title: of(1, ([text]) => show(text).replace(/\b[a-z]/g, (letter) => letter.toUpperCase())),
  lower: of(1, ([text]) => show(text).toLowerCase()),
  upper: of(1, ([text]) => show(text).toUpperCase()),
  pad: of(3, ([text, before, after]) => ' '.repeat(Number(before)) + show(text) + ' '.repeat(Number(after))),
  truncate: of(2, ([text, length]) => show(text).slice(0, Number(length))),
}
const NAMES: ReadonlySet<string> = new Set(Object.keys(FUNCTIONS))

const failed = (message: string) => new DockerExit(64, `template parsing error: ${message}\n`)

/** A template that is to be filled in, with whole numbers as bigints. @throws DockerExit */
export function dockerTemplate(source: string): (data: unknown) => string {
  const templates: TemplateSet = new Map()
  try {
    addTemplates(templates, '', source, parseTemplate(source, NAMES, ''))
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error
    throw failed(error.message)
  }
  return (data) => {
    let out = ''
    const write = (text: string) => {
      out += text
    }
    try {
      executeTemplate(templates, '', data, { functions: FUNCTIONS, missing: 'invalid', write })
      return out
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      throw failed(error.message)
    }
  }
}
