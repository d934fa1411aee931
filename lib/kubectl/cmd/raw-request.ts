import { jsonObjectProblem } from '@/lib/cluster/apimachinery/go-json'
import type { CommandContext } from '../cli/command'
import { ApiStatusError, KubectlError } from '../errors'
import { quote } from '../go-format'
import { rawText } from './raw'

function readBody(context: CommandContext): unknown {
  const [file] = context.flags.list('filename')
  if (file === undefined) return undefined
  const text = file === '-' ? context.io.stdin : context.io.readFile(file)
  if (text === undefined) throw new KubectlError(`open ${file}: no such file or directory`)
  const problem = jsonObjectProblem(text)
  if (problem === undefined) return JSON.parse(text) as unknown
  throw new ApiStatusError({
    ...{ apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', code: 400 },
    reason: 'BadRequest',
    message: `couldn't get version/kind; json parse error: ${problem}`,
  })
}

/**
 * `--raw URI`: a file goes to the server as it is, and so comes the answer.
 * @throws KubectlError
 */
export function sendRaw(context: CommandContext, method: 'POST' | 'PUT' | 'DELETE'): undefined {
  const { flags } = context
  const path = flags.string('raw')
  const files = flags.list('filename')
  if (files.length > 1) throw new KubectlError('--raw can only use a single local file or stdin')
  if (/^https?:/.test(files[0] ?? '')) throw new KubectlError('--raw cannot read from a url')
  if (flags.bool('recursive')) throw new KubectlError('--raw and --recursive are mutually exclusive')
  if (flags.string('output')) throw new KubectlError('--raw and --output are mutually exclusive')
  if (!path.startsWith('/')) {
    throw new KubectlError(`--raw must be a valid URL path: parse ${quote(path)}: invalid URI for request`)
  }
  const body = readBody(context)
  context.out(rawText(context.client.request(method, path, body === undefined ? {} : { body })))
  return undefined
}
