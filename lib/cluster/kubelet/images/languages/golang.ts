/**
 * The go command.
 * Mirrors: `go build`, `go run`, `go mod download|init|tidy`, `go version`, and what they say of missing files.
 * Differs: no Go runs here. Of a program it takes what it prints in main, its flags, and what its handlers of net/http
 * answer with constant texts; a binary is a file that holds that, and does it.
 */

import { sayOnce } from '@/lib/cluster/kubelet/images/daemon'
import { readBinary, runCompiled } from '@/lib/cluster/kubelet/images/languages/golang-binary'
import { compile } from '@/lib/cluster/kubelet/images/languages/golang-source'
import { Errno } from '@/lib/userland/kernel/errno'
import { binaryText } from '@/lib/userland/kernel/executables'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

/** Where the image keeps what its binaries run as. */
const COMPILED = '/usr/local/go/pkg/compiled'

function readText(process: Process, path: string): string | undefined {
  try {
    return process.files.stat(path)?.type === 'file' ? process.files.read(path) : undefined
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}

/** The nearest go.mod, and what its module is called. */
function moduleOf(process: Process): string | undefined {
  for (let folder = process.cwd; ; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    const name = /^module\s+(\S+)/m.exec(readText(process, `${folder}/go.mod`) ?? '')?.[1]
    if (name !== undefined) return name
    if (folder === '') return undefined
  }
}

const fail = (process: Process, message: string): number => {
  process.write(2, `${message}\n`)
  return 1
}

/** The Go files of a package: a folder, or those that are named. */
function sourcesOf(process: Process, operand: string): { text: string; folder: string } | undefined {
  const path = process.resolve(operand)
  if (operand.endsWith('.go')) {
    const text = readText(process, path)
    return text === undefined ? undefined : { text, folder: path.slice(0, path.lastIndexOf('/')) }
  }
  if (process.files.stat(path)?.type !== 'directory') return undefined
  const files = process.files.list(path).filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
  if (files.length === 0) return undefined
  return {
    text: files
      .sort()
      .map((name) => readText(process, `${path}/${name}`) ?? '')
      .join('\n'),
    folder: path,
  }
}

const VALUED = new Set(['-o', '-ldflags', '-tags', '-mod', '-trimpath='])

function readWords(words: readonly string[]): { output?: string; operands: string[] } {
  const operands: string[] = []
  let output: string | undefined
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '-o') output = words[at + 1]
    if (VALUED.has(word)) at += 1
    else if (!word.startsWith('-')) operands.push(word)
  }
  return { operands, ...(output === undefined ? {} : { output }) }
}

/** The text of a binary. @throws string why there is none */
function build(process: Process, operand: string): string {
  const module = moduleOf(process)
  if (module === undefined && !operand.endsWith('.go'))
    throw new TypeError(
      "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
    )
  const found = sourcesOf(process, operand)
  if (!found) throw new TypeError(`no Go files in ${process.resolve(operand)}`)
  const compiled = compile(found.text)
  if ('error' in compiled) throw new TypeError(compiled.error)
  return `${binaryText(`golang!${COMPILED}`)}${JSON.stringify(compiled.program)}`
}

function goBuild(process: Process, words: readonly string[]): number {
  const { output, operands } = readWords(words)
  const operand = operands[0] ?? '.'
  const module = moduleOf(process) ?? 'main'
  const base = operand.endsWith('.go') ? operand.replace(/^.*\/|\.go$/g, '') : process.resolve(operand)
  const own = operand === '.' || operand === './' ? module : base
  const path = process.resolve(output ?? `./${own.slice(own.lastIndexOf('/') + 1)}`)
  const text = build(process, operand)
  const target =
    process.files.stat(path)?.type === 'directory' ? `${path}/${own.slice(own.lastIndexOf('/') + 1)}` : path
  process.files.write(target, text, { mode: 0o755 })
  process.files.chmod(target, 0o755)
  return 0
}

function goMod(process: Process, [verb, name]: readonly string[]): number {
  if (verb === 'init') {
    process.files.write('go.mod', `module ${name ?? 'example.com/app'}\n\ngo 1.25\n`)
    return fail(process, `go: creating new go.mod: module ${name ?? 'example.com/app'}`) - 1
  }
  if (moduleOf(process) === undefined)
    return fail(
      process,
      "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
    )
  if (verb === 'download' && !/^require\b/m.test(readText(process, 'go.mod') ?? ''))
    return fail(process, 'go: no module dependencies to download') - 1
  return 0
}

/** What somebody who runs a program at once needs: a file of it. */
const TEMPORARY = '/tmp/go-build'

/** The programs of the image: go, and what its binaries run as. */
export function goPrograms(version: string, interpreter: Program): Readonly<Record<string, Program>> {
  const once = sayOnce((process) => {
    const [verb, ...words] = process.argv.slice(1)
    try {
      if (verb === 'build' || verb === 'install') return goBuild(process, words)
      if (verb === 'mod') return goMod(process, words)
      if (verb === 'vet' || verb === 'fmt' || verb === 'get' || verb === 'test') return 0
      if (verb === 'env') {
        process.write(1, `GOOS='linux'\nGOARCH='amd64'\nGOVERSION='go${version}'\n`)
        return 0
      }
    } catch (error) {
      if (error instanceof TypeError) return fail(process, error.message)
      throw error
    }
    return fail(process, `go ${verb}: unknown command\nRun 'go help' for usage.`) + 1
  })
  const go: Program = {
    start: () => ({}),
    step(state, process) {
      const [verb, ...words] = process.argv.slice(1)
      if (verb === undefined || verb === 'version') return interpreter.step(state, process)
      if (verb !== 'run') return once.step(state, process)
      const { operands } = readWords(words)
      try {
        process.files.write(TEMPORARY, build(process, operands[0] ?? '.'), { mode: 0o755 })
        process.files.chmod(TEMPORARY, 0o755)
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        return { exit: fail(process, error.message) }
      }
      return { exec: [TEMPORARY, ...operands.slice(1)] }
    },
  }
  return { '/usr/local/bin/go': go, [COMPILED]: runCompiled(readBinary) }
}
