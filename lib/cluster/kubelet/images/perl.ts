/** The Perl of the documentation's Job, which counts digits of pi. Differs: other one-liners do nothing. */
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { type ProcessContext, type Program, print, sleepFor } from '@/lib/cluster/kubelet/process/process'

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

function* run({ argv }: ProcessContext): Program {
  const wanted = /\bbpi\((\d+)\)/.exec(argv.join(' '))?.[1]
  if (wanted === undefined) return 0
  const digits = Math.min(Math.max(Number(wanted), 1), MOST_DIGITS)
  // Two thousand of them take a second or two.
  yield* sleepFor(Math.round((digits / 1000) ** 2 * 400))
  return yield* print(piDigits(digits))
}

export const perl: ImageBehaviour = {
  repository: 'perl',
  sizeBytes: 336_374_010,
  entrypoint: [],
  command: ['perl', '-de0'],
  shell: true,
  ports: [],
  programs: { perl: run },
}
