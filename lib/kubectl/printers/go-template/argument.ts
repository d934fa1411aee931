import { isMap } from '../../go-format'
import type { ParameterType } from './functions'
import { nodeText, type Term } from './nodes'
import { isNothing, typeName } from './values'

const GO_TYPES: Readonly<Record<ParameterType, string>> = {
  any: 'interface {}',
  bool: 'bool',
  float: 'float64',
  int: 'int',
  list: '[]interface {}',
  map: 'map[string]interface {}',
  string: 'string',
}

const FITS: Readonly<Record<ParameterType, (value: unknown) => boolean>> = {
  any: () => true,
  bool: (value) => typeof value === 'boolean',
  float: (value) => typeof value === 'number',
  int: (value) => typeof value === 'bigint',
  list: Array.isArray,
  map: isMap,
  string: (value) => typeof value === 'string',
}

/** What a number that is written in a template is where the other kind is wanted. */
function converted(type: ParameterType, value: unknown, written: Term): unknown {
  if (written.type !== 'number') return value
  if (type === 'float' && typeof value === 'bigint') return Number(value)
  if (type === 'int' && typeof value === 'number' && Number.isInteger(value)) return BigInt(value)
  return value
}

/** How Go says what was wanted instead of a literal. */
const LITERAL_WORDS: Partial<Record<ParameterType, string>> = {
  bool: 'bool',
  float: 'float',
  int: 'integer',
  string: 'string',
}

/** An argument as a parameter takes it, or what Go says of it. `written`: as it stands in the template. */
export function argumentOf(
  type: ParameterType,
  given: unknown,
  written?: Term,
): { value: unknown } | { problem: string } {
  const value = written ? converted(type, given, written) : given
  if (FITS[type](value)) return { value }
  const literal = written && ['number', 'bool', 'string'].includes(written.type)
  if (literal && LITERAL_WORDS[type])
    return { problem: `expected ${LITERAL_WORDS[type]}; found ${nodeText(written)}` }
  if (isNothing(value)) return { problem: `invalid value; expected ${GO_TYPES[type]}` }
  return { problem: `wrong type for value; expected ${GO_TYPES[type]}; got ${typeName(value)}` }
}
