import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import type { Program } from '@/lib/userland/kernel/program'
import { byteLength, bytesOf } from '@/lib/userland/kernel/text'
import { fileName, type Io, reason } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { md5, posixCrc, sha1, sha512 } from '@/lib/userland/tools/shared/digest'
import { linesOf } from '@/lib/userland/tools/text/lines'
import { slurpTool } from '@/lib/userland/tools/tool'

type Digest = (bytes: readonly number[]) => string

/** `-c`: files beside what their sums were. */
function check(
  args: Args,
  io: Io,
  lists: { name: string; text: string }[],
  digest: Digest,
  length: number,
): number {
  let failed = 0
  let unreadable = 0
  let code = 0
  const say = (name: string, what: string) => {
    if (!args.has('status') && !(args.has('quiet') && what === 'OK')) io.out(`${fileName(name)}: ${what}\n`)
  }
  for (const list of lists) {
    const rows = linesOf(list.text).map(
      (line) =>
        /^\\?([0-9a-fA-F]+) [ *](.*)$/.exec(line) ??
        (/^\w+ \((.*)\) = ([0-9a-f]+)$/.exec(line)
          ? [line, /= (\w+)$/.exec(line)![1], /\((.*)\)/.exec(line)![1]]
          : null),
    )
    const good = rows.filter((row) => row?.[1]?.length === length)
    if (good.length === 0) {
      io.warn(
        `${list.name === '-' ? "'standard input'" : fileName(list.name)}: no properly formatted checksum lines found`,
      )
      code = 1
    }
    for (const row of good) {
      const name = row![2]!
      try {
        const isSame = digest(bytesOf(io.readFile(name))) === row![1]!.toLowerCase()
        if (!isSame) failed += 1
        say(name, isSame ? 'OK' : 'FAILED')
      } catch (error) {
        io.warn(`${fileName(name)}: ${reason(error)}`)
        say(name, 'FAILED open or read')
        unreadable += 1
      }
    }
  }
  const warn = (count: number, one: string, many: string) => {
    if (count > 0 && !args.has('status')) io.warn(`WARNING: ${count} ${count === 1 ? one : many}`)
  }
  warn(unreadable, 'listed file could not be read', 'listed files could not be read')
  warn(failed, 'computed checksum did NOT match', 'computed checksums did NOT match')
  return code || Number(failed + unreadable > 0)
}

const summer = (digest: Digest, length: number, tag: string): Program =>
  slurpTool({
    options: 'bctwz',
    long: {
      binary: 'b',
      check: 'c',
      text: 't',
      tag: 'tag',
      zero: 'z',
      quiet: 'quiet',
      status: 'status',
      warn: 'w',
      'ignore-missing': 'missing',
      strict: 'strict',
    },
    busybox: "can't open '%': !",
    run(args, io, files, failed) {
      if (args.has('c')) return check(args, io, files, digest, length) || Number(failed > 0)
      for (const { name, text } of files) {
        const sum = digest(bytesOf(text))
        io.out(
          args.has('tag') ? `${tag} (${name}) = ${sum}\n` : `${sum} ${args.has('b') ? '*' : ' '}${name}\n`,
        )
      }
      return undefined
    },
  }) as Program

const cksum = slurpTool({
  options: '',
  run(args, io, files) {
    for (const { name, text } of files) {
      const label = args.operands.length > 0 ? ` ${name}` : ''
      io.out(`${posixCrc(bytesOf(text))} ${byteLength(text)}${label}\n`)
    }
    return undefined
  },
})

export const sumTools = {
  md5sum: summer(md5, 32, 'MD5'),
  sha1sum: summer(sha1, 40, 'SHA1'),
  sha256sum: summer(sha256, 64, 'SHA256'),
  sha512sum: summer(sha512, 128, 'SHA512'),
  cksum,
} as Record<string, Program>
