/**
 * Pulls where somebody has pushed, or where registries ask who comes.
 * Mirrors: the credentials of imagePullSecrets; containerd's words for who has none, for a name that is not there, for a
 * registry on the loopback of another machine.
 */
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { MadeImage } from '@/lib/cluster/kubelet/images/made-image'
import {
  imageIn,
  isWithheld,
  lets,
  type RegistryLogin,
  type RegistryState,
  registryOf,
} from '@/lib/cluster/kubelet/images/registry'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { canonicalImage, type PullOutcome, pull } from '@/lib/cluster/kubelet/pull'
import { own } from '@/lib/cluster/sim/own'

interface DockerConfig {
  auths?: Record<string, { username?: string; password?: string; auth?: string }>
}

function parse(json: string): DockerConfig {
  try {
    return JSON.parse(json) as DockerConfig
  } catch {
    return {}
  }
}

/** The login for a registry in the text of a .dockerconfigjson. */
export function loginIn(json: string, registry: string): RegistryLogin | undefined {
  const { auths = {} } = parse(json)
  const hub = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry
  const found = own(auths, registry) ?? own(auths, hub) ?? own(auths, `https://${registry}`)
  if (!found) return undefined
  const [username = '', ...password] = decodeBase64(found.auth ?? '').split(':')
  return found.username === undefined
    ? { username, password: password.join(':') }
    : { username: found.username, password: found.password ?? '' }
}

/** What the pod's secrets say to a registry. */
function loginOf({ ctx, pod }: Sync, registry: string): RegistryLogin | undefined {
  for (const { name = '' } of pod.spec.imagePullSecrets ?? []) {
    const secret = ctx.client.find('secrets', pod.metadata.namespace, name)
    const found = secret && loginIn(decodeBase64(secret.data?.['.dockerconfigjson'] ?? ''), registry)
    if (found) return found
  }
  return undefined
}

const failed = (name: string, why: string): PullOutcome => ({
  kind: 'failed',
  message: `failed to pull and unpack image "${name}": failed to resolve image: ${why}`,
})

/** The registry of a name is on the loopback of the machine that pushed. */
function unreachable(name: string): PullOutcome {
  const [, host = '', path = '', tag = ''] = /^([^/]+)\/(.*):([^:/]*)$/.exec(name) ?? []
  const port = host.split(':')[1] ?? '443'
  return failed(
    name,
    `failed to do request: Head "https://${host}/v2/${path}/manifests/${tag}": dial tcp 127.0.0.1:${port}: connect: connection refused`,
  )
}

const answer = (name: string, made: MadeImage): PullOutcome =>
  /^(?:localhost|127\.)/.test(name) ? unreachable(name) : { kind: 'pulled', made }

/** @param loginFor what whoever pulls says to a registry */
export function pullAs(
  state: RegistryState | undefined,
  image: string,
  loginFor: (registry: string) => RegistryLogin | undefined,
): PullOutcome {
  const outcome = pull(image)
  if (outcome.kind === 'invalid' || !state) return outcome
  const name = canonicalImage(image)
  const registry = registryOf(name)
  if (!lets(state, registry, loginFor(registry)))
    return failed(
      name,
      'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    )
  const made = imageIn(state, name)
  if (made) return answer(name, made)
  if (isWithheld(state, name))
    return failed(
      name,
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    )
  // A registry with accounts of its own has nothing but what was pushed.
  return own(state.accounts, registry) ? failed(name, `${name}: not found`) : outcome
}

export const pullFromRegistry = (sync: Sync, image: string): PullOutcome =>
  pullAs(sync.host.registry(), image, (registry) => loginOf(sync, registry))
