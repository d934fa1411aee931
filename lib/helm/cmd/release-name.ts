import type { CommandContext } from '@/lib/helm/cmd/command'
import { HelmError } from '@/lib/helm/errors'
import { templateFunctions } from '@/lib/helm/functions/index'
import { addTemplates, executeTemplate, TemplateError } from '@/lib/kubectl/printers/go-template/execute'
import { parseTemplate, TemplateSyntaxError } from '@/lib/kubectl/printers/go-template/parser'

const TEMPLATE = 'name-template'

function fromTemplate({ io }: CommandContext, source: string): string {
  const functions = templateFunctions(io)
  const set = new Map()
  let name = ''
  try {
    addTemplates(set, TEMPLATE, source, parseTemplate(source, new Set(Object.keys(functions)), TEMPLATE))
    const write = (text: string) => {
      name += text
    }
    executeTemplate(set, TEMPLATE, null, { functions, missing: 'invalid', write })
  } catch (error) {
    if (error instanceof TemplateError || error instanceof TemplateSyntaxError)
      throw new HelmError(error.message)
    throw error
  }
  return name
}

/** NAME and CHART of a line, of which the first may be made. @throws HelmError */
export function nameAndChart(context: CommandContext, fallback = ''): { name: string; chart: string } {
  const { args, flags, io } = context
  const [first = '', second] = args
  const template = flags.string('name-template')
  if (args.length > 2)
    throw new HelmError(`expected at most two arguments, unexpected arguments: ${args.slice(2).join(', ')}`)
  if (second !== undefined) {
    if (flags.bool('generate-name')) throw new HelmError('cannot set --generate-name and also specify a name')
    if (template) throw new HelmError('cannot set --name-template and also specify a name')
    return { name: first, chart: second }
  }
  if (template) return { name: fromTemplate(context, template), chart: first }
  if (fallback) return { name: fallback, chart: first }
  if (!flags.bool('generate-name'))
    throw new HelmError('must either provide a name or specify --generate-name')
  const base = first.replace(/\/+$/, '').split('/').at(-1) ?? ''
  const stem = (base === '' || base === '.' ? 'chart' : base).split('.')[0] ?? ''
  return { name: `${stem}-${Math.floor(io.now() / 1000)}`, chart: first }
}
