import { JsonPath, PathError } from '@/lib/cluster/apimachinery/jsonpath/jsonpath'
import { PathSyntaxError } from '@/lib/cluster/apimachinery/jsonpath/parser'
import { KubectlError } from '../errors'
import { marshalJson, quote } from '../go-format'
import { goSyntax } from './go-syntax'

const RELAXED = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/

/**
 * `name`, `.name`, `{name}` and `{.name}` all as `{.name}`.
 * @throws KubectlError for anything else
 */
export function relaxedPath(text: string): string {
  if (text === '') return text
  const match = RELAXED.exec(text)
  if (!match) {
    throw new KubectlError(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    )
  }
  return `{.${match[1] ?? match[2]}}`
}

function printValue(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return typeof value === 'object' ? marshalJson(value) : String(value)
}

/** @throws KubectlError `error parsing jsonpath …` */
export function compileJsonPath(text: string, allowMissingKeys = true): JsonPath {
  try {
    return new JsonPath(text, allowMissingKeys)
  } catch (error) {
    if (error instanceof PathSyntaxError)
      throw new KubectlError(`error parsing jsonpath ${text}, ${error.message}`)
    throw error
  }
}

/** `-o jsonpath=…` of one object. @throws KubectlError with the debugging text that kubectl adds */
export function printJsonPath(path: JsonPath, text: string, data: unknown, asJson = false): string {
  try {
    const groups = path.find(data)
    if (asJson) return groups.map((group) => `${marshalJson(group, { indent: 4 })}\n`).join('')
    return groups.map((group) => group.map(printValue).join(' ')).join('')
  } catch (error) {
    if (!(error instanceof PathError)) throw error
    const lines = [
      `Error executing template: ${error.message}. Printing more information for debugging the template:`,
      `\ttemplate was:\n\t\t${text}`,
      `\tobject given to jsonpath engine was:\n\t\t${goSyntax(data)}\n\n`,
    ]
    throw new KubectlError(`error executing jsonpath ${quote(text)}: ${lines.join('\n')}\n`)
  }
}

/** All values a path finds; an empty list also where it cannot be followed. */
export function findAll(path: JsonPath, data: unknown): unknown[] {
  try {
    return path.find(data).flat()
  } catch (error) {
    if (error instanceof PathError) return []
    throw error
  }
}
