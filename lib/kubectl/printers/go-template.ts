import { KubectlError } from '../errors'
import { goValue, marshalJson, quote } from '../go-format'
import { addTemplates, executeTemplate, TemplateError, type TemplateSet } from './go-template/execute'
import { FUNCTIONS } from './go-template/functions'
import { parseTemplate, TemplateSyntaxError } from './go-template/parser'
import { integers } from './go-template/values'

const NAMES: ReadonlySet<string> = new Set(Object.keys(FUNCTIONS))

/** What kubectl calls every template. */
const NAME = 'output'

interface TemplateOptions {
  /** Whether missing keys are errors. */
  strict: boolean
  /** Takes what was written before an error, and then what helps to find it. */
  out(text: string): void
}

/** `-o go-template=…`, compiled. @throws KubectlError `error parsing template …` */
export function compileGoTemplate(source: string, options: TemplateOptions): (data: unknown) => string {
  const templates: TemplateSet = new Map()
  try {
    addTemplates(templates, NAME, source, parseTemplate(source, NAMES, NAME))
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
      const missing = options.strict ? 'error' : 'invalid'
      executeTemplate(templates, NAME, integers(data), { functions: FUNCTIONS, missing, write })
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
