/** Mirrors: GNU patch on unified and normal diffs. Differs: context and ed diffs, fuzz beyond 2, -e and -D are not known. */
import { type Io, reason } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { linesOf } from '@/lib/userland/tools/text/lines'
import { slurpTool } from '@/lib/userland/tools/tool'

interface Hunk {
  /** Its first line in the old file, from 1. */
  at: number
  before: string[]
  after: string[]
  noEnd: boolean
}

interface FilePatch {
  from: string
  to: string
  hunks: Hunk[]
}

const nameOf = (line: string) => line.slice(4).split('\t')[0] ?? ''

function unifiedHunk(lines: string[], at: number): { hunk: Hunk; next: number } {
  const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(lines[at]!)!
  let [old, now] = [Number(match[2] ?? 1), Number(match[4] ?? 1)]
  const hunk: Hunk = { at: Number(match[1]) + (old === 0 ? 1 : 0), before: [], after: [], noEnd: false }
  let next = at + 1
  for (; next < lines.length && (old > 0 || now > 0 || lines[next]!.startsWith('\\')); next++) {
    const line = lines[next]!
    const mark = line[0] ?? ' '
    if (mark === '\\') {
      hunk.noEnd = lines[next - 1]?.[0] !== '-'
      continue
    }
    if (mark !== '+') {
      hunk.before.push(line.slice(1))
      old -= 1
    }
    if (mark !== '-') {
      hunk.after.push(line.slice(1))
      now -= 1
    }
  }
  return { hunk, next }
}

function normalHunk(lines: string[], at: number): { hunk: Hunk; next: number } {
  const match = /^(\d+)(?:,\d+)?([acd])/.exec(lines[at]!)!
  const hunk: Hunk = {
    at: Number(match[1]) + (match[2] === 'a' ? 1 : 0),
    before: [],
    after: [],
    noEnd: false,
  }
  let next = at + 1
  for (; next < lines.length && /^(?:[<>] |---$|\\)/.test(lines[next]!); next++) {
    const line = lines[next]!
    if (line.startsWith('<')) hunk.before.push(line.slice(2))
    else if (line.startsWith('>')) hunk.after.push(line.slice(2))
  }
  return { hunk, next }
}

function readPatch(text: string): FilePatch[] {
  const lines = linesOf(text)
  const out: FilePatch[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!
    if (line.startsWith('--- ') && lines[at + 1]?.startsWith('+++ ')) {
      out.push({ from: nameOf(line), to: nameOf(lines[at + 1]!), hunks: [] })
      at += 2
    } else if (/^@@ -\d/.test(line) && out.length > 0) {
      const { hunk, next } = unifiedHunk(lines, at)
      out.at(-1)!.hunks.push(hunk)
      at = next
    } else if (/^\d+(?:,\d+)?[acd]\d+(?:,\d+)?$/.test(line)) {
      if (out.length === 0) out.push({ from: '', to: '', hunks: [] })
      const { hunk, next } = normalHunk(lines, at)
      out.at(-1)!.hunks.push(hunk)
      at = next
    } else at += 1
  }
  return out
}

const stripped = (name: string, count: number | undefined) =>
  count === undefined ? name.replace(/^.*\//, '') : name.split('/').slice(count).join('/')

function fits(lines: readonly string[], part: readonly string[], at: number): boolean {
  return at >= 0 && at + part.length <= lines.length && part.every((line, i) => lines[at + i] === line)
}

/** Where a hunk applies: at its place, else as near as can be; with less context when it must. */
function placeOf(
  lines: readonly string[],
  { before, after }: Hunk,
  expected: number,
): { at: number; fuzz: number } | undefined {
  const common = (list: 'start' | 'end') => {
    let count = 0
    const pick = (side: string[]) => (list === 'start' ? side[count] : side[side.length - 1 - count])
    while (count < Math.min(before.length, after.length) && pick(before) === pick(after)) count += 1
    return count
  }
  for (let fuzz = 0; fuzz <= 2; fuzz++) {
    const head = Math.min(fuzz, common('start'))
    const tail = Math.min(fuzz, common('end'))
    if (fuzz > 0 && head === 0 && tail === 0) break
    const part = before.slice(head, before.length - tail)
    for (let distance = 0; distance <= lines.length; distance++) {
      for (const at of distance === 0 ? [expected] : [expected + distance, expected - distance]) {
        if (fits(lines, part, at + head)) return { at, fuzz }
      }
    }
  }
  return undefined
}

interface Outcome {
  lines: string[]
  failed: Hunk[]
  noEnd: boolean
}

function apply(original: string, patch: FilePatch, io: Io): Outcome {
  const lines = linesOf(original)
  let shift = 0
  let noEnd = original !== '' && !original.endsWith('\n')
  const failed: Hunk[] = []
  for (const [index, hunk] of patch.hunks.entries()) {
    const expected = hunk.at - 1 + shift
    const place = placeOf(lines, hunk, expected)
    if (!place) {
      failed.push(hunk)
      io.out(`Hunk #${index + 1} FAILED at ${hunk.at}.\n`)
      continue
    }
    const offset = place.at - expected
    const notes = [
      place.fuzz > 0 ? ` with fuzz ${place.fuzz}` : '',
      offset ? ` (offset ${offset} line${Math.abs(offset) === 1 ? '' : 's'})` : '',
    ]
    if (notes.join('')) io.out(`Hunk #${index + 1} succeeded at ${place.at + 1 + 0}${notes.join('')}.\n`)
    lines.splice(place.at, hunk.before.length, ...hunk.after)
    shift += hunk.after.length - hunk.before.length + offset
    if (place.at + hunk.after.length >= lines.length) noEnd = hunk.noEnd
  }
  return { lines, failed, noEnd }
}

function target(patch: FilePatch, args: Args, io: Io): string | undefined {
  const [given] = args.operands
  if (given !== undefined) return given
  const count = args.has('p') ? Number(args.value('p')) : undefined
  const names = [patch.from, patch.to]
    .filter((name) => name !== '/dev/null')
    .map((name) => stripped(name, count))
  const isThere = (name: string) => io.process.machine.files.stat(io.process.resolve(name)) !== undefined
  return names.find(isThere) ?? (patch.from === '/dev/null' ? names[0] : undefined)
}

const reversed = (patch: FilePatch): FilePatch => ({
  from: patch.to,
  to: patch.from,
  hunks: patch.hunks.map((hunk) => ({ ...hunk, before: hunk.after, after: hunk.before })),
})

function patchFile(given: FilePatch, args: Args, io: Io): number {
  const patch = args.has('R') ? reversed(given) : given
  const name = target(patch, args, io)
  if (name === undefined) {
    io.out(
      `can't find file to patch at input line 3\nPerhaps you should have used the -p or --strip option?\nFile to patch: \nSkip this patch? [y] \nSkipping patch.\n${patch.hunks.length} out of ${patch.hunks.length} hunk${patch.hunks.length === 1 ? '' : 's'} ignored\n`,
    )
    return 1
  }
  const { files } = io.process.machine
  const path = io.process.resolve(name)
  let original = ''
  try {
    original = files.stat(path) ? io.readFile(name) : ''
  } catch (error) {
    io.fail(`${name}: ${reason(error)}`, 2)
  }
  if (!args.has('s')) io.out(`${args.has('dry-run') ? 'checking' : 'patching'} file ${name}\n`)
  const { lines, failed, noEnd } = apply(original, patch, io)
  const text = lines.join('\n') + (lines.length > 0 && !noEnd ? '\n' : '')
  if (failed.length > 0) {
    const total = patch.hunks.length
    io.out(
      `${failed.length} out of ${total} hunk${total === 1 ? '' : 's'} FAILED${args.has('dry-run') ? '' : ` -- saving rejects to file ${name}.rej`}\n`,
    )
  }
  if (args.has('dry-run')) return Number(failed.length > 0)
  if (args.has('b')) io.writeFile(`${name}.orig`, original)
  const out = args.value('o') ?? name
  if (patch.to === '/dev/null' && text === '') files.unlink(path)
  else io.writeFile(out, text)
  if (failed.length > 0) {
    const rejects = failed.flatMap((hunk) => [
      `@@ -${hunk.at},${hunk.before.length} +${hunk.at},${hunk.after.length} @@`,
      ...hunk.before.map((line) => `-${line}`),
      ...hunk.after.map((line) => `+${line}`),
    ])
    io.writeFile(`${name}.rej`, `--- ${patch.from}\n+++ ${patch.to}\n${rejects.join('\n')}\n`)
  }
  return Number(failed.length > 0)
}

export const patch = slurpTool({
  options: 'bcd:EfF:i:lno:p:NRstuV:z:',
  long: {
    backup: 'b',
    input: 'i',
    strip: 'p',
    forward: 'N',
    reverse: 'R',
    silent: 's',
    quiet: 's',
    output: 'o',
    'dry-run': 'dry-run',
    force: 'f',
    directory: 'd',
    unified: 'u',
    batch: 't',
  },
  usage: '[OPTION]... [ORIGFILE [PATCHFILE]]',
  usageCode: 2,
  files: (args) => [args.value('i') ?? args.operands[1] ?? '-'],
  run(args, io, [file]) {
    if (!file) return 2
    if (args.has('d')) io.process.cwd = io.process.resolve(args.value('d') ?? '.')
    const patches = readPatch(file.text)
    if (patches.every(({ hunks }) => hunks.length === 0)) {
      if (file.text !== '') io.fail('**** Only garbage was found in the patch input.', 2)
      return 0
    }
    return Math.max(...patches.map((item) => patchFile(item, args, io)))
  },
})
