/** The Perl of the documentation's Job, which counts digits of pi. Differs: other one-liners do nothing. */
import type { Program } from '@/lib/userland/kernel/program'

/** Digits of a number that are thrown away at the end. */
const GUARD = 10
const MOST_DIGITS = 5000

/** atan(1/x) in units of 1/one. */
function arcTangent(x: bigint, one: bigint): bigint {
  let [power, sum] = [one / x, one / x]
  for (let n = BigInt(3), sign = -1; power !== BigInt(0); n += BigInt(2), sign = -sign) {
    power /= x * x
    sum += (BigInt(sign) * power) / n
  }
  return sum
}

/** Pi to so many digits, by Machin's formula. */
export function piDigits(digits: number): string {
  const one = BigInt(10) ** BigInt(digits - 1 + GUARD)
  const pi = BigInt(4) * (BigInt(4) * arcTangent(BigInt(5), one) - arcTangent(BigInt(239), one))
  const half = BigInt(10) ** BigInt(GUARD) / BigInt(2)
  const text = ((pi + half) / BigInt(10) ** BigInt(GUARD)).toString()
  return digits > 1 ? `3.${text.slice(1)}` : text
}

const wantedDigits = (argv: readonly string[]) => /\bbpi\((\d+)\)/.exec(argv.join(' '))?.[1]

/** Perl's program, over what every language does. */
export function perlPrograms(_: string, interpreter: Program): Readonly<Record<string, Program>> {
  const perl: Program<{ until: number }> = {
    start(process) {
      const digits = digitsOf(process.argv)
      // Two thousand of them take a second or two.
      return { until: process.machine.now() + Math.round((digits / 1000) ** 2 * 400) }
    },
    step(state, process) {
      if (wantedDigits(process.argv) === undefined)
        return process.argv.some((word) => /^-\w*[eE]/.test(word))
          ? { exit: 0 }
          : interpreter.step(state, process)
      if (process.machine.now() < state.until) return { wait: 'time', until: state.until }
      // Its one-liner prints without an end of line, which logs have all the same.
      process.write(1, `${piDigits(digitsOf(process.argv))}\n`)
      return { exit: 0 }
    },
  }
  return { '/usr/local/bin/perl': perl as Program, '/usr/bin/perl': perl as Program }
}

const digitsOf = (argv: readonly string[]) =>
  Math.min(Math.max(Number(wantedDigits(argv) ?? 1), 1), MOST_DIGITS)
