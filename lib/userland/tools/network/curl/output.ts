import { Errno } from '@/lib/userland/kernel/errno'
import type { Io } from '@/lib/userland/tools/io'
import { type CurlState, current, type Outcome, on } from '@/lib/userland/tools/network/curl/state'
import { fileNameOf } from '@/lib/userland/tools/network/url'

/** The file that the answer goes to; undefined: standard output. */
export function outputOf(state: CurlState): string | undefined {
  const { url } = current(state)
  const { outputs, values } = state.options
  const name =
    on(state, 'O') || on(state, 'remote-name-all')
      ? fileNameOf(url) || 'curl_response'
      : outputs[state.at - 1]
  if (name === undefined || name === '-') return undefined
  return values['output-dir'] ? `${values['output-dir']}/${name}` : name
}

export function save(state: CurlState, io: Io, file: string, text: string): Outcome | undefined {
  try {
    if (on(state, 'create-dirs')) makeFolders(io, file)
    io.writeFile(file, text)
    return undefined
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    io.err(`Warning: Failed to open the file ${file}: ${error.message}\n`)
    return { code: 23, words: `client returned ERROR on write, ${text.length} bytes to write` }
  }
}

function makeFolders(io: Io, file: string): void {
  const above = io.process.resolve(file).split('/').slice(1, -1)
  for (let i = 1; i <= above.length; i++) {
    const path = `/${above.slice(0, i).join('/')}`
    if (!io.process.files.stat(path)) io.process.files.mkdir(path)
  }
}
