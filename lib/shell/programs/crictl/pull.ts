import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { findImage } from '@/lib/cluster/host/cri/runtime-image'
import type { RegistryLogin } from '@/lib/cluster/kubelet/images/registry'
import { type CrictlCall, type CrictlCommand, runtimeLog } from '@/lib/shell/programs/crictl/call'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import type { Outcome } from '@/lib/userland/kernel/one-shot'

/** ms that a registry takes. */
const TOOK = 800

/** @throws CrictlError */
function loginOf({ flags }: CrictlCall): RegistryLogin | undefined {
  const auth = flags.text('auth')
  const creds = flags.text('creds')
  if (auth && creds) throw new CrictlError('both credentials and auth are provided')
  const text = auth ? decodeBase64(auth) : creds
  if (text === undefined) return undefined
  const [username = '', ...password] = text.split(':')
  if (username === '') throw new CrictlError("username can't be empty")
  return { username, password: password.join(':') }
}

function run(call: CrictlCall): Outcome {
  const [name = ''] = call.operands
  if (name === '') throw new CrictlError('Image name cannot be empty')
  const outcome = call.runtime.pull(name, loginOf(call))
  if (outcome.kind === 'pulled') {
    const found = findImage(call.runtime.images(), name)
    return { stdout: `Image is up to date for ${found?.id ?? name}\n`, stderr: '', exitCode: 0, ms: TOOK }
  }
  const why = /^rpc error/.test(outcome.message)
    ? outcome.message
    : `rpc error: code = Unknown desc = ${outcome.message}`
  throw new CrictlError(`pulling image: ${why}`, {
    before: runtimeLog(call, 'PullImage from image service failed', why, `image=${JSON.stringify(name)}`),
  })
}

export const pull: CrictlCommand = {
  ...{ name: 'pull', operands: 'NAME[:TAG|@DIGEST]', usage: 'Pull an image from a registry' },
  flags: 'creds: auth: username|u: pod-config: annotation|a: pull-timeout|pt:',
  run,
}
