import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { compareStrings, digList, digMap, digString } from '../go-format'
import { DescribeWriter } from './writer'

const FIELDS = ['min', 'max', 'defaultRequest', 'default', 'maxLimitRequestRatio']
const HEAD = ['Type', 'Resource', 'Min', 'Max', 'Default Request', 'Default Limit', 'Max Limit/Request Ratio']

/** The head of the table of limits; `space` goes before each line. */
export function limitHead(space: string, writer: DescribeWriter): void {
  writer.line(0, space + HEAD.join('\t'))
  writer.line(0, `${space}----\t--------\t---\t---\t---------------\t-------------\t-----------------------`)
}

/** One row for each type and resource that a LimitRange bounds. */
export function limitRows(range: Manifest, space: string, writer: DescribeWriter): void {
  for (const limit of digList(range, 'spec', 'limits')) {
    const names = new Set(FIELDS.flatMap((field) => Object.keys(digMap(limit, field))))
    for (const name of [...names].sort(compareStrings)) {
      const cells = FIELDS.map((field) => digMap(limit, field)[name] ?? '-')
      writer.line(0, space + [digString(limit, 'type'), name, ...cells].join('\t'))
    }
  }
}

/** `kubectl describe limitrange` */
export function describeLimitRange(_: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  limitHead('', writer)
  limitRows(object, '', writer)
  return writer.text()
}
