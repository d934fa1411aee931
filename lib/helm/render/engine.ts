/**
 * A chart's templates with their values.
 * Mirrors: Helm's engine: all templates of all charts are one set, those of a chart further up come first.
 */
import type { Chart } from '@/lib/helm/chart/chart'
import { metadataFields } from '@/lib/helm/chart/metadata'
import { HelmError } from '@/lib/helm/errors'
import { def, type Functions } from '@/lib/helm/functions/define'
import { type FunctionSources, templateFunctions } from '@/lib/helm/functions/index'
import { chartFiles } from '@/lib/helm/render/files'
import { parseError, templateError, warned } from '@/lib/helm/render/template-errors'
import { isMap, type JsonMap, quote } from '@/lib/kubectl/go-format'
import {
  addTemplates,
  executeTemplate,
  TemplateError,
  type TemplateSet,
} from '@/lib/kubectl/printers/go-template/execute'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'
import { parseTemplate, TemplateSyntaxError } from '@/lib/kubectl/printers/go-template/parser'

export interface RenderOptions extends FunctionSources {
  /** `.Values`, `.Release`, `.Capabilities`. */
  top: { Values: JsonMap; Release: JsonMap; Capabilities: object }
  /** What is missing, or fails on purpose, is let pass. */
  lints?: boolean
  /** Asks the cluster; absent: nothing is found. */
  lookup?(apiVersion: string, kind: string, namespace: string, name: string): JsonMap
  /** Hears of what is not as it should be. */
  log?(level: 'INFO' | 'WARN', message: string, fields: Record<string, string>): void
}

interface Renderable {
  text: string
  values: JsonMap
  folder: string
}

const MAX_INCLUDES = 1000
const MAX_STEPS = 2_000_000
const MAX_OUTPUT = 20_000_000

function collect(chart: Chart, above: JsonMap, isRoot: boolean, out: Map<string, Renderable>): JsonMap {
  const below: JsonMap = {}
  const inherited = above.Values
  const own = isMap(inherited) ? inherited[chart.metadata.name] : undefined
  const values: JsonMap = {
    Chart: { ...metadataFields(chart.metadata), IsRoot: isRoot },
    Files: chartFiles(chart.files),
    Release: above.Release,
    Capabilities: above.Capabilities,
    Values: isRoot ? inherited : isMap(own) ? own : {},
    Subcharts: below,
  }
  for (const one of chart.dependencies) below[one.metadata.name] = collect(one, values, false, out)
  const isLibrary = chart.metadata.type.toLowerCase() === 'library'
  for (const { name, text } of chart.templates) {
    if (isLibrary && !(name.split('/').at(-1) ?? '').startsWith('_')) continue
    out.set(`${chart.path}/${name}`, { text, values, folder: `${chart.path}/templates` })
  }
  return values
}

const depthOf = (path: string) => path.split('/').length

/** Deeper ones first, so that what a chart further up defines is what counts. */
const sorted = (names: Iterable<string>) =>
  [...names].sort((a, b) => depthOf(b) - depthOf(a) || (a < b ? 1 : a > b ? -1 : 0))

class Engine {
  private readonly included = new Map<string, number>()
  private steps = 0
  private written = 0

  constructor(private readonly options: RenderOptions) {}

  private write(out: string[]): (text: string) => void {
    return (text) => {
      this.written += text.length
      if (this.written > MAX_OUTPUT) throw new HelmError('rendering template failed: too much output')
      out.push(text)
    }
  }

  private execute(set: TemplateSet, functions: Functions, name: string, data: unknown): string {
    const out: string[] = []
    executeTemplate(set, name, data, {
      functions,
      missing: 'zero',
      write: this.write(out),
      spend: () => {
        this.steps += 1
        if (this.steps > MAX_STEPS) throw new HelmError('rendering template failed: too many steps')
      },
    })
    return out.join('')
  }

  private include(set: TemplateSet, functions: () => Functions) {
    return def('string any', (name: string, data: unknown) => {
      const count = this.included.get(name) ?? 0
      if (count > MAX_INCLUDES)
        throw new FunctionError(
          `rendering template has a nested reference name: ${name}: unable to execute template`,
        )
      this.included.set(name, count + 1)
      try {
        return this.execute(set, functions(), name, data)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        throw new FunctionError(
          `rendering template has a nested reference name: ${name}: unable to execute template`,
        )
      } finally {
        this.included.set(name, (this.included.get(name) ?? 1) - 1)
      }
    })
  }

  private tpl(set: TemplateSet, functions: () => Functions) {
    return def('string any', (text: string, data: unknown) => {
      const own: TemplateSet = new Map(set)
      const bound = this.functionsOver(own, functions())
      try {
        addTemplates(own, 'gotpl', text, parseTemplate(text, new Set(Object.keys(bound)), 'gotpl'))
      } catch (error) {
        if (!(error instanceof TemplateSyntaxError)) throw error
        throw new FunctionError(`cannot parse template ${quote(text)}: ${error.message}`)
      }
      try {
        return this.execute(own, bound, 'gotpl', data).replaceAll('<no value>', '')
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error
        throw new FunctionError(`error during tpl function execution for ${quote(text)}: ${error.message}`)
      }
    })
  }

  /** `include` and `tpl` see the templates of their own set. */
  private functionsOver(set: TemplateSet, others: Functions): Functions {
    const bound: Functions = {
      ...others,
      include: this.include(set, () => bound),
      tpl: this.tpl(set, () => bound),
    }
    return bound
  }

  private ownFunctions(): Functions {
    const { lints, lookup, log } = this.options
    return {
      required: def('string any', (warning: string, value: unknown) => {
        if (value !== null && value !== undefined && value !== '') return value
        if (!lints) throw new FunctionError(warned(warning))
        log?.('WARN', value === '' ? 'missing required values' : 'missing required value', {
          message: warning,
        })
        return ''
      }),
      fail: def('string', (message: string) => {
        if (!lints) throw new FunctionError(warned(message))
        log?.('INFO', 'funcMap fail', { message })
        return ''
      }),
      lookup: def(
        'string string string string',
        (version: string, kind: string, namespace: string, name: string) =>
          lints || !lookup ? {} : lookup(version, kind, namespace, name),
      ),
    }
  }

  render(chart: Chart): Map<string, string> {
    const renderables = new Map<string, Renderable>()
    collect(chart, this.options.top, true, renderables)
    const set: TemplateSet = new Map()
    const functions = this.functionsOver(set, { ...templateFunctions(this.options), ...this.ownFunctions() })
    const known = new Set(Object.keys(functions))
    const names = sorted(renderables.keys())
    for (const name of names) {
      const text = renderables.get(name)?.text ?? ''
      try {
        addTemplates(set, name, text, parseTemplate(text, known, name))
      } catch (error) {
        if (!(error instanceof TemplateSyntaxError)) throw error
        throw parseError(name, error)
      }
    }
    const out = new Map<string, string>()
    for (const name of names) {
      const one = renderables.get(name)
      if (!one || (name.split('/').at(-1) ?? '').startsWith('_')) continue
      one.values.Template = { Name: name, BasePath: one.folder }
      try {
        out.set(name, this.execute(set, functions, name, one.values).replaceAll('<no value>', ''))
      } catch (error) {
        if (error instanceof TemplateError) throw templateError(name, error)
        throw error
      }
    }
    return out
  }
}

/** What each template makes, by its path (`web/templates/service.yaml`). @throws HelmError */
export const renderChart = (chart: Chart, options: RenderOptions): Map<string, string> =>
  new Engine(options).render(chart)
