import { KubectlError } from '../errors'
import { goValue, marshalJson, quote } from '../go-format'
import { executeTemplate, TemplateError } from './go-template/execute'
import { FUNCTIONS } from './go-template/functions'
import { type ParsedTemplate, parseTemplate, TemplateSyntaxError } from './go-template/parser'

const NAMES: ReadonlySet<string> = new Set(Object.keys(FUNCTIONS))

interface TemplateOptions {
  /** Whether missing keys are errors. */
  strict: boolean
  /** Takes what was written before an error, and then what helps to find it. */
  out(text: string): void
}

/** `-o go-template=…`, compiled. @throws KubectlError `error parsing template …` */
export function compileGoTemplate(source: string, options: TemplateOptions): (data: unknown) => string {
  let template: ParsedTemplate
  try {
    template = parseTemplate(source, NAMES)
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error
    throw new KubectlError(`error parsing template ${source}, ${error.message}`)
  }
  return (data) => {
    let written = ''
    const write = (text: string) => {
      written += text
    }
    try {
      executeTemplate(template, data, { source, strict: options.strict, write })
      return written
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      options.out(written + debugging(error.message, source, data))
      throw new KubectlError(`error executing template ${quote(source)}: ${error.message}`)
    }
  }
}

function debugging(message: string, source: string, data: unknown): string {
  return [
    `Error executing template: ${message}. Printing more information for debugging the template:`,
    `\ttemplate was:\n\t\t${source}`,
    `\traw data was:\n\t\t${marshalJson(data)}`,
    `\tobject given to template engine was:\n\t\t${goValue(data)}\n\n`,
  ].join('\n')
}
