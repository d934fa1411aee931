import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { Failure, type Options } from '@/lib/shell/programs/openssl/command-line'
import type { Call } from '@/lib/userland/kernel/one-shot'
import { bytesOf } from '@/lib/userland/kernel/text'

const OTHERS = /^-(md5|sha1|sha224|sha384|sha512|sha3-\d+)$/

/**
 * `openssl dgst`: of files, or of what comes in.
 * Differs: SHA-256 only.
 * @throws Failure in openssl's words
 */
export function digests(call: Call, options: Options): string {
  const other = options.names.find((name) => OTHERS.test(name))
  if (other) throw new Failure(`dgst: this lab knows -sha256 only, not ${other}`)
  const files = options.words.length > 0 ? options.words : ['-']
  const lines = files.map((file) => {
    const text = file === '-' ? call.stdin() : call.readFile(file)
    if (text === undefined) throw new Failure(`Can't open "${file}" for reading, No such file or directory`)
    const hex = sha256(bytesOf(text))
    const name = file === '-' ? 'stdin' : file
    return options.has('-r') ? `${hex} *${name}\n` : `SHA2-256(${name})= ${hex}\n`
  })
  return lines.join('')
}
