import type { TestExpression } from 'unbash'
import { compareFiles, unaryTest } from '@/lib/userland/bash/builtins/file-tests'
import { NUMERIC } from '@/lib/userland/bash/builtins/numeric-tests'
import type { Expander } from '@/lib/userland/bash/expansion/expander'
import { compareText } from '@/lib/userland/bash/expansion/glob'
import { Pattern } from '@/lib/userland/bash/expansion/pattern'
import { matchRegex } from '@/lib/userland/bash/expansion/regex'
import { trace } from '@/lib/userland/bash/run/trace'
import type { Shell } from '@/lib/userland/bash/shell'
import { partsOf } from '@/lib/userland/bash/syntax/parts'
import { calculate } from '@/lib/userland/bash/variables'

function binary(sh: Shell, x: Expander, node: Extract<TestExpression, { type: 'TestBinary' }>): boolean | 2 {
  const { operator } = node
  const left = x.text(node.left)
  if (operator === '=~')
    return matchRegex(
      sh,
      left,
      x.unit(() => x.regexOf(partsOf(node.right))),
    )
  if (operator === '==' || operator === '=' || operator === '!=') {
    const source = x.pattern(node.right)
    trace(sh, () => `[[ ${left || "''"} ${operator} ${source || "''"} ]]`)
    const pattern = new Pattern(source, {
      extglob: true,
      ignoreCase: sh.shopt('nocasematch'),
      spend: (steps) => sh.spend(steps),
    })
    return pattern.matches(left) === (operator !== '!=')
  }
  const right = x.text(node.right)
  trace(sh, () => `[[ ${left || "''"} ${operator} ${right || "''"} ]]`)
  const numeric = NUMERIC[operator]
  if (numeric) {
    const [a, b] = x.unit(() => [left, right].map((text) => String(calculate(sh, text, '[[: '))))
    return numeric(BigInt(a ?? 0), BigInt(b ?? 0))
  }
  if (operator === '<') return compareText(left, right) < 0
  if (operator === '>') return compareText(left, right) > 0
  return compareFiles(sh, left, operator, right)
}

/** Three values: true, false, and 2 for a regular expression that is none. */
function test(sh: Shell, x: Expander, node: TestExpression): boolean | 2 {
  switch (node.type) {
    case 'TestUnary': {
      const operand = x.text(node.operand)
      trace(sh, () => `[[ ${node.operator} ${operand || "''"} ]]`)
      return x.unit(() => unaryTest(sh, node.operator, operand))
    }
    case 'TestBinary':
      return binary(sh, x, node)
    case 'TestNot': {
      const inner = test(sh, x, node.operand)
      return inner === 2 ? 2 : inner !== (node.negations.length % 2 === 1)
    }
    case 'TestGroup':
      return test(sh, x, node.expression)
    default: {
      let result: boolean | 2 = node.operator === '&&'
      for (const operand of node.operands) {
        result = test(sh, x, operand)
        if (result === 2 || result === (node.operator === '||')) return result
      }
      return result
    }
  }
}

/** `[[ … ]]`. */
export function evaluateTest(sh: Shell, x: Expander, node: TestExpression): number {
  const result = test(sh, x, node)
  return result === 2 ? 2 : result ? 0 : 1
}
