/**
 * Registries beside the cluster, as plain data: what was pushed to them in this session, and who may.
 * Mirrors: a tag is a pointer that a push moves; a digest stays. Differs: whatever the engine knows by its name is
 * there as well, in any registry.
 */
import type { MadeImage } from '@/lib/cluster/kubelet/images/made-image'
import { own } from '@/lib/cluster/sim/own'

export interface RegistryState {
  /** By full name, with a tag or a digest: `registry.example.com/shop/api:1.4`. */
  images: Readonly<Record<string, MadeImage>>
  /** Repositories that a machine beside the cluster has given images a name of, and no registry has. */
  unpublished?: Readonly<Record<string, true>>
  /** Registries that ask who comes: passwords by user, by the registry's name. */
  accounts?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Who somebody is to a registry. */
export interface RegistryLogin {
  username: string
  password: string
}

const NOTHING: RegistryState = { images: {} }

/** `registry.example.com/shop/api:1.4` → `registry.example.com` */
export const registryOf = (name: string): string => name.slice(0, name.indexOf('/'))

/** The name that stays: with the digest instead of the tag. */
const byDigest = (name: string, { digest }: MadeImage) => `${name.replace(/:[^/:]*$/, '')}@sha256:${digest}`

/** With an image under a full name. */
export const pushed = (state: RegistryState = NOTHING, name: string, image: MadeImage): RegistryState => ({
  ...state,
  images: { ...state.images, [name]: image, [byDigest(name, image)]: image },
})

const repositoryOf = (name: string) => name.replace(/[:@][^/]*$/, '')

/** With a name that is only a machine's own so far. */
export const withheld = (state: RegistryState = NOTHING, name: string): RegistryState => ({
  ...state,
  unpublished: { ...state.unpublished, [repositoryOf(name)]: true },
})

/** Whether a repository is a machine's own. */
export const isWithheld = (state: RegistryState, name: string): boolean =>
  own(state.unpublished, repositoryOf(name)) === true

/** With an account: from here on a registry asks who comes. */
export const withAccount = (
  state: RegistryState = NOTHING,
  registry: string,
  { username, password }: RegistryLogin,
): RegistryState => ({
  ...state,
  accounts: { ...state.accounts, [registry]: { ...own(state.accounts, registry), [username]: password } },
})

/** Whether a registry lets somebody in; those without accounts let everybody. */
export function lets(state: RegistryState | undefined, registry: string, login?: RegistryLogin): boolean {
  const accounts = own(state?.accounts, registry)
  if (!accounts) return true
  return login !== undefined && own(accounts, login.username) === login.password
}

export const imageIn = (state: RegistryState | undefined, name: string): MadeImage | undefined =>
  own(state?.images, name)
