/** What awk reads and writes: records, files, commands. */
import type { Wait } from '@/lib/userland/kernel/program'
import { type Instruction, SLOT } from '@/lib/userland/tools/awk/instruction'
import { unescaped } from '@/lib/userland/tools/awk/lexer'
import type { Machine } from '@/lib/userland/tools/awk/machine'
import { awkRegex } from '@/lib/userland/tools/awk/split'
import type { AwkState } from '@/lib/userland/tools/awk/state'
import { fromOutside, type Value } from '@/lib/userland/tools/awk/value'
import { closeInput, type Input, newInput, nextFile, takeChunk, takeLine } from '@/lib/userland/tools/input'
import { reason } from '@/lib/userland/tools/io'

interface Source {
  input: Input
}

/** One record from what is open, by RS. */
function recordOf(machine: Machine, { input }: Source): string | Wait | undefined {
  const rs = machine.text(SLOT.RS!)
  const wait: Wait = { wait: 'input', fds: [input.fd ?? 0] }
  if (rs.length === 1) {
    const line = takeLine(input, machine.io, rs)
    if (line === 'wait') return wait
    return line?.text
  }
  // Paragraphs and regular expressions need to see what follows.
  const paragraph = rs === ''
  const regex = awkRegex(paragraph ? '\n\n+' : rs)
  for (;;) {
    if (paragraph) while (input.text[input.offset] === '\n') input.offset += 1
    const rest = input.text.slice(input.offset)
    const match = regex.exec(rest)
    if (match && match[1]! > match[0]! && (match[1]! < rest.length || input.ended)) {
      input.offset += match[1]!
      return rest.slice(0, match[0])
    }
    if (input.ended) {
      input.offset = input.text.length
      if (rest === '') return undefined
      return paragraph || match ? rest.replace(/\n+$/, '') : rest.replace(/\n$/, '')
    }
    input.text = ''
    input.offset = 0
    const more = takeChunk(input, machine.io)
    input.text = rest + (more === undefined || more === 'wait' ? '' : more)
    if (more === 'wait') return wait
  }
}

/** `var=value` between the files. */
function assignment(machine: Machine, word: string): boolean {
  const match = /^([A-Za-z_]\w*)=(.*)$/s.exec(word)
  if (!match) return false
  const slot = machine.code.globals.indexOf(match[1]!)
  if (slot >= 0) machine.set('global', slot, '', fromOutside(unescaped(match[2]!)))
  return true
}

function openNext(machine: Machine, state: AwkState): boolean {
  for (;;) {
    const word = state.operands.shift()
    if (word === undefined) {
      if (state.hadFile) return false
      state.hadFile = true
      state.input = newInput(['-'], machine.io)
    } else {
      if (assignment(machine, word)) continue
      state.hadFile = true
      const { files } = machine.io.process.machine
      if (word !== '-' && files.stat(machine.io.process.resolve(word))?.type === 'directory') {
        machine.io.warn(`warning: command line argument \`${word}' is a directory: skipped`)
        continue
      }
      state.input = newInput([word], machine.io, {
        missing: "warning: command line argument `%' cannot be read: !",
      })
      state.input.words = ''
    }
    if (!nextFile(state.input, machine.io)) {
      machine.io.warn(`fatal: cannot open file \`${word}' for reading: No such file or directory`)
      state.status = 2
      continue
    }
    state.globals[SLOT.FILENAME!] = word ?? ''
    state.globals[SLOT.FNR!] = 0
    return true
  }
}

/** The next record of the files that were given. */
export function readRecord(machine: Machine, state: AwkState): string | Wait | undefined {
  for (;;) {
    if (!state.isOpen) {
      if (!openNext(machine, state)) return undefined
      state.isOpen = true
    }
    const record = recordOf(machine, state)
    if (record !== undefined) return record
    closeInput(state.input, machine.io)
    state.isOpen = false
  }
}

function reading(machine: Machine, from: 'file' | 'command', name: string): Source | undefined {
  const { state, io } = machine
  const known = state.readings[name]
  if (known) return known
  const { process } = io
  const input = newInput([name], io)
  input.words = ''
  let pid: number | undefined
  if (from === 'file') {
    if (!nextFile(input, io)) return undefined
  } else {
    io.flush()
    const [out, into] = process.pipe()
    pid = process.spawn({
      argv: ['sh', '-c', name],
      fds: new Map([
        [0, 0],
        [1, into],
        [2, 2],
      ]),
    })
    process.close(into)
    input.fd = out
    input.ended = false
  }
  state.readings[name] = { input, pid }
  return state.readings[name]
}

/** getline: 1, 0 at the end, -1 for what cannot be read. The stack changes only when it does not have to wait. */
export function getline(
  machine: Machine,
  { from, place, slot }: Extract<Instruction, { op: 'getline' }>,
): undefined | Wait {
  const { state } = machine
  let record: string | Wait | undefined
  let isThere = true
  if (from === 'input') record = readRecord(machine, state)
  else {
    const source = reading(machine, from, machine.string(state.stack.at(-1) as Value))
    isThere = source !== undefined
    record = source && recordOf(machine, source)
  }
  if (typeof record === 'object') return record
  if (from !== 'input') state.stack.pop()
  const result = !isThere ? -1 : record === undefined ? 0 : 1
  if (typeof record === 'string') {
    if (place) machine.store(place, slot, fromOutside(record))
    else machine.fields.setRecord(record)
    if (from !== 'file') {
      machine.count(SLOT.NR!)
      if (from === 'input') machine.count(SLOT.FNR!)
    }
  } else if (place === 'field' || place?.endsWith('lement')) state.stack.pop()
  machine.push(result)
  return undefined
}

export function output(
  machine: Machine,
  text: string,
  redirect: string | undefined,
  to: string | undefined,
): void {
  const { io, state } = machine
  if (redirect === undefined || to === undefined || to === '/dev/stdout' || to === '-') {
    io.out(text)
    return
  }
  if (to === '/dev/stderr') {
    io.err(text)
    return
  }
  const { process } = io
  let found = state.outputs[to]
  if (!found) {
    try {
      if (redirect === '|') {
        io.flush()
        const [out, into] = process.pipe()
        const pid = process.spawn({
          argv: ['sh', '-c', to],
          fds: new Map([
            [0, out],
            [1, 1],
            [2, 2],
          ]),
        })
        process.close(out)
        found = { fd: into, pid }
      } else {
        const isNew = redirect === '>'
        found = {
          fd: process.open(to, { write: true, create: true, truncate: isNew, append: !isNew }),
          pid: undefined,
        }
      }
    } catch (error) {
      machine.fatal(`cannot redirect to \`${to}': ${reason(error)}`)
    }
    state.outputs[to] = found
  }
  if (found.pid !== undefined) io.flush()
  process.spend(20)
  process.write(found.fd, text)
}

/** close(): what is left of it is a child to wait for, or a code. */
export function closeStream(machine: Machine, name: string): { pid: number } | number {
  const { state, io } = machine
  const out = state.outputs[name]
  const source = state.readings[name]
  delete state.outputs[name]
  delete state.readings[name]
  if (out) io.process.close(out.fd)
  if (source) closeInput(source.input, io)
  const pid = out?.pid ?? source?.pid
  if (pid !== undefined) return { pid }
  return out || source ? 0 : -1
}
