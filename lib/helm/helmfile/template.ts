/** Templates in helmfiles and their values: Go's, with sprig's functions and helmfile's own. */
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { def, type Functions } from '@/lib/helm/functions/define'
import { templateFunctions } from '@/lib/helm/functions/index'
import { HelmfileError } from '@/lib/helm/helmfile/helmfile-error'
import type { HelmIo } from '@/lib/helm/io'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'
import {
  addTemplates,
  executeTemplate,
  TemplateError,
  type TemplateSet,
} from '@/lib/kubectl/printers/go-template/execute'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'
import { parseTemplate, TemplateSyntaxError } from '@/lib/kubectl/printers/go-template/parser'
import { integers } from '@/lib/kubectl/printers/go-template/values'

const MOST_STEPS = 200_000

/** `get "a.b" (default) map`: what lies at a path. */
function lookUp(path: string, rest: unknown[], fails: boolean): unknown {
  const [otherwise, from] = rest.length > 1 ? rest : [undefined, rest[0]]
  let value: unknown = from
  for (const key of path.split('.')) {
    const known = isMap(value) && Object.hasOwn(value, key)
    if (!known) {
      if (rest.length > 1 || !fails) return otherwise ?? null
      throw new FunctionError(`no value exist for key "${key}" in ${JSON.stringify(value ?? {})}`)
    }
    value = (value as JsonMap)[key]
  }
  return value
}

function ownFunctions(io: HelmIo): Functions {
  return {
    env: def('string', (name: string) => io.env[name] ?? ''),
    requiredEnv: def('string', (name: string) => {
      if (io.env[name]) return io.env[name]
      throw new FunctionError(`required env var \`${name}\` is not set`)
    }),
    readFile: def('string', (path: string) => {
      const text = io.readFile(path)
      if (text === undefined) throw new FunctionError(`open ${path}: no such file or directory`)
      return text
    }),
    get: def('string any...', (path: string, ...rest: unknown[]) => lookUp(path, rest, true)),
    getOrNil: def('string any...', (path: string, ...rest: unknown[]) => lookUp(path, rest, false)),
    required: def('string any', (warning: string, value: unknown) => {
      if (value !== null && value !== undefined && value !== '') return value
      throw new FunctionError(warning)
    }),
    toYaml: def('any', (value: unknown) => toYaml(value).replace(/\n$/, '')),
    exec: def('any...', () => {
      throw new FunctionError('exec is not available here')
    }),
  }
}

/** @param name the file, as errors say it @throws HelmfileError */
export function renderTemplate(io: HelmIo, name: string, text: string, data: JsonMap): string {
  const set: TemplateSet = new Map()
  const functions = { ...templateFunctions({ now: io.now, random: io.random }), ...ownFunctions(io) }
  const out: string[] = []
  let steps = 0
  try {
    addTemplates(
      set,
      'stringTemplate',
      text,
      parseTemplate(text, new Set(Object.keys(functions)), 'stringTemplate'),
    )
    executeTemplate(set, 'stringTemplate', integers(data), {
      functions,
      missing: 'error',
      write: (part) => void out.push(part),
      spend: () => {
        steps += 1
        if (steps > MOST_STEPS) throw new HelmfileError(`${name}: too many steps`)
      },
    })
  } catch (error) {
    if (!(error instanceof TemplateError) && !(error instanceof TemplateSyntaxError)) throw error
    throw new HelmfileError(`error during ${name} parsing: ${error.message}`)
  }
  return out.join('')
}
