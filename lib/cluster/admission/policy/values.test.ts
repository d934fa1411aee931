import { expect, it } from 'vitest'
import { evaluate, withVariables } from '@/lib/cluster/admission/policy/values'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'

installRest()

const scope = { params: true, variables: true }
const declared = [
  { name: 'max', expression: 'int(params.data.max)' },
  { name: 'twice', expression: 'variables.max * 2' },
]
const valuesFor = (max: string) =>
  withVariables({ params: { data: { max } }, object: {}, variables: {} }, declared, scope)
const TYPE = "type conversion error from 'string' to 'int'"

it.each<[string, string, unknown]>([
  ['3', 'variables.twice == 6', true],
  ['x', 'true', true],
  ['x', 'variables.max > 1', `composited variable "max" fails to evaluate: ${TYPE}`],
  [
    'x',
    'variables.twice > 1',
    `composited variable "twice" fails to evaluate: composited variable "max" fails to evaluate: ${TYPE}`,
  ],
  ['3', 'object.size > 1', 'no such key: size'],
])('with max %s, %s is %s', (max, expression, expected) => {
  const outcome = evaluate(expression, valuesFor(max), scope)
  expect(outcome.ok ? outcome.value : outcome.error).toBe(expected)
})
