/** Code that did not arrive: the network was gone. */
export class NotLoaded extends Error {
  constructor(cause: unknown) {
    super('a part of the lab could not be loaded: check the network and try again', { cause })
    this.name = 'NotLoaded'
  }
}

/** @throws NotLoaded */
export async function loaded<T>(module: Promise<T>): Promise<T> {
  try {
    return await module
  } catch (error) {
    throw new NotLoaded(error)
  }
}

async function load(): Promise<void> {
  const [engine, kubectl] = await loaded(
    Promise.all([import('@/lib/cluster/rest'), import('@/lib/kubectl/rest')]),
  )
  engine.installRest()
  kubectl.installRest()
}

/** What clusters with add-ons need besides. @throws NotLoaded */
export async function loadAddons(): Promise<void> {
  const { installAddons } = await loaded(import('@/lib/cluster/add-ons'))
  installAddons()
}

let loading: Promise<void> | undefined

/**
 * Fetches and installs what engine and kubectl do not start with. Has to be awaited before anything but reading
 * happens to a cluster; once it has succeeded it costs nothing, and when it fails the next call tries again.
 * @throws NotLoaded
 */
export function loadRest(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** What other projects publish. @throws NotLoaded */
export async function loadManifests(): Promise<void> {
  await loadRest()
  const { installManifests } = await loaded(import('@/lib/cluster/published/install'))
  installManifests()
}

/** The documentation of the API's types. @throws NotLoaded */
export async function loadDocs() {
  const { docs } = await loaded(import('@/lib/generated/kubernetes/docs'))
  return docs
}
