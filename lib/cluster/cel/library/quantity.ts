/** Mirrors: k8s.io/apiserver/pkg/cel/library/quantity.go. */
import { parseQuantity, QuantityError } from '@/lib/cluster/apimachinery/quantity'
import { compareValues } from '@/lib/cluster/cel/library/compare'
import { CelFunctionError, functions, type Library } from '@/lib/cluster/cel/library/library'

const TYPE = 'kubernetes.Quantity'
const NANO = 1_000_000_000n
const MAX_INT = 2n ** 63n - 1n

class CelQuantity {
  constructor(readonly nano: bigint) {}
  toString(): string {
    return String(this.nano)
  }
}

function parse(text: string): CelQuantity {
  try {
    return new CelQuantity(parseQuantity(text).nano)
  } catch (error) {
    if (error instanceof QuantityError) throw new CelFunctionError(error.message)
    throw error
  }
}

function isQuantity(text: string): boolean {
  try {
    return parse(text) !== undefined
  } catch {
    return false
  }
}

const isInteger = ({ nano }: CelQuantity) => nano % NANO === 0n && nano / NANO <= MAX_INT

function asInteger(quantity: CelQuantity): bigint {
  if (!isInteger(quantity)) throw new CelFunctionError('cannot convert value to integer')
  return quantity.nano / NANO
}

type Operand = CelQuantity | bigint
const nanoOf = (operand: Operand) => (operand instanceof CelQuantity ? operand.nano : operand * NANO)

export const quantity: Library = (env) => {
  env.registerType(TYPE, { ctor: CelQuantity, fields: {} })
  env.registerOperator(`${TYPE} == ${TYPE}`, (a: CelQuantity, b: CelQuantity) => a.nano === b.nano)
  const add = (a: CelQuantity, b: Operand) => new CelQuantity(a.nano + nanoOf(b))
  const sub = (a: CelQuantity, b: Operand) => new CelQuantity(a.nano - nanoOf(b))
  functions(env, {
    [`quantity(string): ${TYPE}`]: parse,
    'isQuantity(string): bool': isQuantity,
    [`${TYPE}.sign(): int`]: (a: CelQuantity) => BigInt(compareValues(a.nano, 0n)),
    [`${TYPE}.isInteger(): bool`]: isInteger,
    [`${TYPE}.asInteger(): int`]: asInteger,
    [`${TYPE}.asApproximateFloat(): double`]: (a: CelQuantity) => Number(a.nano) / 1e9,
    [`${TYPE}.add(${TYPE}): ${TYPE}`]: add,
    [`${TYPE}.add(int): ${TYPE}`]: add,
    [`${TYPE}.sub(${TYPE}): ${TYPE}`]: sub,
    [`${TYPE}.sub(int): ${TYPE}`]: sub,
    [`${TYPE}.isLessThan(${TYPE}): bool`]: (a: CelQuantity, b: CelQuantity) => a.nano < b.nano,
    [`${TYPE}.isGreaterThan(${TYPE}): bool`]: (a: CelQuantity, b: CelQuantity) => a.nano > b.nano,
    [`${TYPE}.compareTo(${TYPE}): int`]: (a: CelQuantity, b: CelQuantity) =>
      BigInt(compareValues(a.nano, b.nano)),
  })
}
