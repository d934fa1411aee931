import type { Io } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { compareText } from '@/lib/userland/tools/shared/compare'
import { linesOf } from '@/lib/userland/tools/text/lines'
import { slurpTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: '1:2:a:e:ij:o:t:v:z',
  long: {
    'ignore-case': 'i',
    header: 'header',
    'check-order': 'check',
    'nocheck-order': 'nocheck',
    'zero-terminated': 'z',
  },
  usage: '[OPTION]... FILE1 FILE2',
}

interface Row {
  key: string
  fields: string[]
}

interface Plan {
  separator: string | undefined
  keys: [number, number]
  /** What a line is made of: file and field; file 0 is the key. */
  format: [file: number, field: number][] | undefined
  empty: string
}

function rowsOf(text: string, field: number, { separator }: Plan, ignoreCase: boolean): Row[] {
  return linesOf(text).map((line) => {
    const fields = separator === undefined ? line.trim().split(/[ \t]+/) : line.split(separator)
    const key = fields[field - 1] ?? ''
    return { key: ignoreCase ? key.toLowerCase() : key, fields }
  })
}

function planOf(args: Args, io: Io): Plan {
  const both = Number(args.value('j') ?? 1)
  const format = args.values('o').flatMap((list) => list.split(/[ ,]+/))
  return {
    separator: args.value('t') === '\\t' ? '\t' : args.value('t'),
    keys: [Number(args.value('1') ?? both), Number(args.value('2') ?? both)],
    format:
      format.length === 0 || format[0] === 'auto'
        ? undefined
        : format.map((item): [number, number] => {
            if (!/^(?:0|[12]\.[1-9]\d*)$/.test(item)) io.fail(`invalid field specifier: ${io.quote(item)}`)
            const [file, field = '0'] = item.split('.')
            return [Number(file), Number(field)]
          }),
    empty: args.value('e') ?? '',
  }
}

function joined(plan: Plan, left: Row | undefined, right: Row | undefined): string {
  const glue = plan.separator ?? ' '
  const keyOf = (row: Row, file: 0 | 1) => row.fields[plan.keys[file] - 1] ?? ''
  const key = left ? keyOf(left, 0) : keyOf(right!, 1)
  const rows = [left, right]
  if (plan.format) {
    return plan.format
      .map(
        ([file, field]) =>
          (file === 0 ? key : (rows[file - 1]?.fields[field - 1] ?? plan.empty)) || plan.empty,
      )
      .join(glue)
  }
  const rest = rows.flatMap((row, file) => row?.fields.filter((_, at) => at !== plan.keys[file]! - 1) ?? [])
  return [key, ...rest].map((text) => text || plan.empty).join(glue)
}

export const join = slurpTool({
  ...SPEC,
  files(args, io) {
    const [first, second, third] = args.operands
    if (second === undefined) {
      const message = first === undefined ? 'missing operand' : `missing operand after ${io.quote(first)}`
      throw usageError(io.name, SPEC, io.dialect, message)
    }
    if (third !== undefined) throw usageError(io.name, SPEC, io.dialect, `extra operand ${io.quote(third)}`)
    planOf(args, io)
    return [first!, second]
  },
  run(args, io, files, failed) {
    if (failed > 0) return 1
    const plan = planOf(args, io)
    const [left = [], right = []] = files.map(({ text }, at) =>
      rowsOf(text, plan.keys[at]!, plan, args.has('i')),
    )
    const only = args.values('v')
    const alone = new Set([...args.values('a'), ...only])
    const say = (text: string) => io.out(`${text}\n`)
    let disorder = 0
    const check = (rows: Row[], at: number, file: number) => {
      if (disorder || at === 0 || args.has('nocheck') || compareText(rows[at - 1]!.key, rows[at]!.key) <= 0)
        return
      disorder = 1
      io.warn(`${files[file]?.name}:${at + 1}: is not sorted: ${linesOf(files[file]?.text ?? '')[at]}`)
    }
    let i = 0
    let j = 0
    while (i < left.length || j < right.length) {
      const order = i >= left.length ? 1 : j >= right.length ? -1 : compareText(left[i]!.key, right[j]!.key)
      if (order < 0) {
        check(left, i, 0)
        if (alone.has('1')) say(joined(plan, left[i], undefined))
        i += 1
      } else if (order > 0) {
        check(right, j, 1)
        if (alone.has('2')) say(joined(plan, undefined, right[j]))
        j += 1
      } else {
        const { key } = left[i]!
        const start = j
        for (; left[i]?.key === key; i++) {
          for (j = start; right[j]?.key === key; j++)
            if (only.length === 0) say(joined(plan, left[i], right[j]))
        }
      }
    }
    if (disorder) io.warn('input is not in sorted order')
    return disorder
  },
})
