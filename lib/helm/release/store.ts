/** Where releases are kept: one Secret for each revision, in the release's namespace. */
import { decodeBase64, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { HelmError } from '@/lib/helm/errors'
import type { Release } from '@/lib/helm/release/release'
import { decodeRelease, encodeRelease } from '@/lib/helm/release/stored'
import type { Manifest, Mapping, RestClient } from '@/lib/kubectl/client/rest-client'
import { ApiStatusError, isNotFound } from '@/lib/kubectl/errors'
import { digMap, digString, quote } from '@/lib/kubectl/go-format'

const SECRETS: Mapping = {
  group: '',
  version: 'v1',
  resource: 'secrets',
  singular: 'secret',
  kind: 'Secret',
  namespaced: true,
  shortNames: [],
  categories: [],
  verbs: [],
}

export const SYSTEM_LABELS = ['name', 'owner', 'status', 'version', 'createdAt', 'modifiedAt']

const keyOf = (name: string, version: number) => `sh.helm.release.v1.${name}.v${version}`

/** Where the field manager of what is stored comes from. */
const QUERY = { fieldManager: 'helm' }

export class ReleaseStore {
  maxHistory = 10

  constructor(
    private readonly client: RestClient,
    readonly namespace: string,
    private readonly now: () => number,
  ) {}

  private read(secret: Manifest): Release | undefined {
    const text = digString(secret, 'data', 'release')
    const labels = Object.entries(digMap(secret, 'metadata', 'labels'))
    try {
      const own = Object.fromEntries(labels.filter(([key]) => !SYSTEM_LABELS.includes(key)))
      return decodeRelease(decodeBase64(text), own)
    } catch {
      // What cannot be read is no release to anybody: Helm leaves it out of its lists too.
      return undefined
    }
  }

  private list(selector: string, namespace: string | undefined): Release[] {
    const { items } = this.client.list(SECRETS, namespace, { labelSelector: selector })
    return items.flatMap((one) => this.read(one) ?? [])
  }

  private worded<T>(words: string, run: () => T): T {
    try {
      return run()
    } catch (error) {
      if (!(error instanceof ApiStatusError)) throw error
      throw new HelmError(`${words}: ${error.message}`)
    }
  }

  /** All revisions of all releases; of all namespaces where none is given. */
  all(namespace: string | undefined, selector = ''): Release[] {
    const wanted = ['owner=helm', selector].filter(Boolean).join(',')
    return this.worded('list: failed to list', () => this.list(wanted, namespace))
  }

  /** The revisions of one, oldest first; none: it does not exist. */
  revisions(name: string): Release[] {
    const found = this.worded('query: failed to query with labels', () =>
      this.list(`name=${name},owner=helm`, this.namespace),
    )
    return found.sort((a, b) => a.version - b.version)
  }

  /** @throws HelmError `release: not found` */
  history(name: string): Release[] {
    const found = this.revisions(name)
    if (found.length === 0) throw new HelmError('release: not found', 'release-not-found')
    return found
  }

  last(name: string): Release {
    return this.history(name).at(-1) as Release
  }

  deployedAll(name: string): Release[] {
    return this.revisions(name).filter(({ status }) => status === 'deployed')
  }

  /** @throws HelmError `"web" has no deployed releases` */
  deployed(name: string): Release {
    const found = this.deployedAll(name).at(-1)
    if (!found) throw new HelmError(`${quote(name)} has no deployed releases`, 'no-deployed-releases')
    return found
  }

  /** A revision, or the last. @throws HelmError `release: not found` */
  get(name: string, version: number): Release {
    if (version <= 0) return this.last(name)
    try {
      const secret = this.client.get(SECRETS, this.namespace, keyOf(name, version))
      const found = this.read(secret)
      if (found) return found
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
    throw new HelmError('release: not found', 'release-not-found')
  }

  private secret(release: Release, stamp: string): Manifest {
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: keyOf(release.name, release.version),
        namespace: this.namespace,
        labels: {
          [stamp]: String(Math.floor(this.now() / 1000)),
          ...release.labels,
          name: release.name,
          owner: 'helm',
          status: release.status,
          version: String(release.version),
        },
      },
      type: 'helm.sh/release.v1',
      data: { release: encodeBase64(encodeRelease(release)) },
    }
  }

  /** @throws HelmError */
  create(release: Release): void {
    if (this.maxHistory > 0) this.removeOldest(release.name, this.maxHistory - 1)
    try {
      this.client.create(SECRETS, this.namespace, this.secret(release, 'createdAt'), QUERY)
    } catch (error) {
      if (!(error instanceof ApiStatusError)) throw error
      if (error.reason === 'AlreadyExists') throw new HelmError('release: already exists')
      throw new HelmError(`create: failed to create: ${error.message}`)
    }
  }

  update(release: Release): void {
    this.worded('update: failed to update', () =>
      this.client.replace(
        { mapping: SECRETS, namespace: this.namespace },
        this.secret(release, 'modifiedAt'),
        QUERY,
      ),
    )
  }

  delete(name: string, version: number): void {
    this.client.delete(SECRETS, this.namespace, keyOf(name, version), {})
  }

  private removeOldest(name: string, max: number): void {
    const known = this.revisions(name)
    const kept = known.filter(({ status }) => status === 'deployed').at(-1)?.version
    const oldest = known.filter(({ version }) => version !== kept)
    for (const one of oldest.slice(0, Math.max(0, known.length - max))) this.delete(name, one.version)
  }
}
