/**
 * `apply --prune --applyset`: a parent object that remembers which kinds and namespaces belong together.
 * Mirrors: kubectl's applyset.go and applyset_pruner.go.
 */
import { encodeBytes, utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { KUBERNETES_VERSION } from '@/lib/cluster/apimachinery/version'
import type { CommandContext } from '../cli/command'
import type { DryRun } from '../cli/common-flags'
import { klogWarning } from '../cli/klog'
import { groupVersion, type Manifest, type Mapping } from '../client/rest-client'
import { asKubectlError, isConflict, KubectlError, throwCollected, withPrefix } from '../errors'
import { compareStrings, quote } from '../go-format'
import type { Info } from '../resource/resource-finder'
import { listOthers, type PruneOptions, pruneObject } from './prune'

const TOOL = 'kubectl'
const MANAGER = `${TOOL}-applyset`
const TOOLING = 'applyset.kubernetes.io/tooling'
const NAMESPACES = 'applyset.kubernetes.io/additional-namespaces'
const KINDS = 'applyset.kubernetes.io/contains-group-kinds'
const RESOURCES = 'applyset.kubernetes.io/contains-group-resources'
const PARENT_ID = 'applyset.kubernetes.io/id'
const PART_OF = 'applyset.kubernetes.io/part-of'
const PARENT_TYPE = 'applyset.kubernetes.io/is-parent-type'

type Kinds = Map<string, Mapping>

/** `Deployment.apps`, or `Secret` of the core group. */
const groupKind = ({ group, kind }: Mapping): string => (group ? `${kind}.${group}` : kind)

const isBuiltIn = ({ group, version, resource }: Mapping): boolean =>
  group === '' && version === 'v1' && ['secrets', 'configmaps'].includes(resource)

function parseParent(context: CommandContext, text: string): { name: string; mapping: Mapping } {
  const slash = text.indexOf('/')
  const [type, name] = slash < 0 ? ['secrets', text] : [text.slice(0, slash), text.slice(slash + 1)]
  const refused = (words: string) => new KubectlError(`invalid parent reference ${quote(text)}: ${words}`)
  if (name === '') throw refused('name cannot be blank')
  const mapping = context.mapper.find(type)
  const [resource, ...group] = type.split('.')
  if (!mapping) throw refused(`no matches for ${group.join('.')}/, Resource=${resource}`)
  return { name, mapping }
}

/** The set that one invocation of apply works on. */
export class ApplySet {
  readonly #mapping: Mapping
  readonly #name: string
  readonly #namespace: string
  /** What the set held before, and what it is to hold. */
  #current: { kinds: Kinds; namespaces: Set<string> } = { kinds: new Map(), namespaces: new Set() }
  readonly #updated: { kinds: Kinds; namespaces: Set<string> } = { kinds: new Map(), namespaces: new Set() }

  /**
   * @param reference `[RESOURCE][.GROUP]/NAME`
   * @param write how the parent is written: as the objects are
   * @throws KubectlError
   */
  constructor(
    private readonly context: CommandContext,
    reference: string,
    private readonly write: { dryRun: DryRun; query: Record<string, string> },
  ) {
    const { name, mapping } = parseParent(context, reference)
    const { namespace, explicit } = context.config.namespace()
    this.#name = name
    this.#mapping = mapping
    // The namespace of the kubeconfig does not count.
    this.#namespace = mapping.namespaced && explicit ? namespace : ''
  }

  /** base64(sha256(name.namespace.kind.group)), fit for a label. */
  get id(): string {
    const { kind, group } = this.#mapping
    const hex = sha256(utf8Bytes([this.#name, this.#namespace, kind, group].join('.')))
    const bytes = Array.from({ length: 32 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
    const text = encodeBytes(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    return `applyset-${text}-v1`
  }

  private get parentText(): string {
    return quote(`${this.#mapping.resource}.${this.#mapping.group}/${this.#name}`)
  }

  /** @throws for a parent that cannot be one */
  validate(): void {
    const errors: Error[] = []
    const { group, version, resource, namespaced } = this.#mapping
    if (namespaced && !this.#namespace) {
      errors.push(new KubectlError('namespace is required to use namespace-scoped ApplySet'))
    }
    if (!isBuiltIn(this.#mapping) && !this.customParents().includes(`${resource}.${group}`)) {
      const text = quote(`${group}/${version}, Resource=${resource}`)
      errors.push(new KubectlError(`resource ${text} is not permitted as an ApplySet parent`))
    }
    throwCollected(errors)
  }

  private customParents(): string[] {
    const crds = this.context.mapper.find('customresourcedefinitions.apiextensions.k8s.io')
    if (!crds) return []
    const { items } = this.context.client.list(crds, undefined, { labelSelector: PARENT_TYPE })
    return items.map((item) => item.metadata?.name ?? '')
  }

  /** The objects with the label of the set; none of them where a manifest has one already. */
  labelled(infos: Info[], errors: Error[]): Info[] {
    if (infos.some(({ object }) => object.metadata?.labels?.[PART_OF] !== undefined)) {
      errors.push(new KubectlError(`ApplySet label ${quote(PART_OF)} already set in input data`))
      return []
    }
    return infos.map((info) => {
      const { metadata } = info.object
      const labels = { ...metadata?.labels, [PART_OF]: this.id }
      return { ...info, object: { ...info.object, metadata: { ...metadata, labels } } }
    })
  }

  /** Lets the parent cover what is to be applied, so that an interruption loses nothing. @throws KubectlError */
  beforeApply(infos: Info[]): void {
    this.fetchParent()
    for (const { mapping, namespace } of infos) {
      this.#updated.kinds.set(groupKind(mapping), mapping)
      if (mapping.namespaced && namespace) this.#updated.namespaces.add(namespace)
    }
    const [before, after] = [this.#current, this.#updated]
    this.updateParent(
      [...before.kinds.keys(), ...after.kinds.keys()],
      [...before.namespaces, ...after.namespaces],
    )
  }

  private fetchParent(): void {
    const parent = this.context.client.find(this.#mapping, this.#namespace, this.#name)
    if (!parent) {
      if (isBuiltIn(this.#mapping)) return
      throw new KubectlError('custom resource ApplySet parents cannot be created automatically')
    }
    const { labels = {}, annotations = {} } = parent.metadata ?? {}
    this.checkOwner(labels, annotations)
    const kinds = withContext(`parsing ApplySet annotation on ${this.parentText}:`, () =>
      this.parseKinds(annotations),
    )
    const namespaces = new Set((annotations[NAMESPACES] ?? '').split(',').filter(Boolean))
    if (this.#mapping.namespaced) namespaces.add(this.#namespace)
    this.#current = { kinds, namespaces }
  }

  private checkOwner(labels: Record<string, string>, annotations: Record<string, string>): void {
    const parent = `ApplySet parent object ${this.parentText}`
    const tooling = annotations[TOOLING]
    if (tooling === undefined) {
      throw new KubectlError(`${parent} already exists and is missing required annotation ${quote(TOOLING)}`)
    }
    const tool = tooling.split('/').slice(0, -1).join('/') || tooling
    if (tool !== TOOL) {
      throw new KubectlError(
        `${parent} already exists and is managed by tooling ${quote(tool)} instead of ${quote(TOOL)}`,
      )
    }
    const id = labels[PARENT_ID]
    if (id === undefined) {
      throw new KubectlError(`${parent} exists and does not have required label ${PARENT_ID}`)
    }
    if (id !== this.id) {
      throw new KubectlError(
        `${parent} exists and has incorrect value for label ${quote(PARENT_ID)} (got: ${id}, want: ${this.id})`,
      )
    }
  }

  private parseKinds(annotations: Record<string, string>): Kinds {
    const list = (text: string) => text.split(',').filter(Boolean)
    const { [KINDS]: kinds, [RESOURCES]: resources } = annotations
    if (kinds !== undefined) return new Map(list(kinds).map((text) => [text, this.findKind(text)]))
    if (!resources) {
      throw new KubectlError(
        `kubectl requires the ${quote(KINDS)} annotation to be set on all ApplySet parent objects`,
      )
    }
    return new Map(
      list(resources).map((text) => {
        const mapping = this.context.mapper.find(text)
        if (mapping) return [groupKind(mapping), mapping]
        const [resource, ...group] = text.split('.')
        throw new KubectlError(
          `invalid group resource in ${quote(RESOURCES)} annotation: no matches for ${group.join('.')}/, Resource=${resource}`,
        )
      }),
    )
  }

  private findKind(text: string): Mapping {
    const mapping = this.context.mapper.all().find((one) => groupKind(one) === text)
    if (mapping) return mapping
    const [kind = '', ...group] = text.split('.')
    throw new KubectlError(
      `could not find mapping for kind in ${quote(KINDS)} annotation: no matches for kind ${quote(kind)} in group ${quote(group.join('.'))}`,
    )
  }

  private updateParent(kinds: string[], namespaces: string[]): void {
    const sorted = (names: string[]) => [...new Set(names)].sort(compareStrings).join(',')
    const patch: Manifest = {
      apiVersion: groupVersion(this.#mapping),
      kind: this.#mapping.kind,
      metadata: {
        name: this.#name,
        ...(this.#namespace ? { namespace: this.#namespace } : {}),
        annotations: {
          [TOOLING]: `${TOOL}/${KUBERNETES_VERSION}`,
          [KINDS]: sorted(kinds),
          [NAMESPACES]: sorted(namespaces.filter((name) => name !== this.#namespace)),
        },
        labels: { [PARENT_ID]: this.id },
      },
    }
    withContext('failed to update ApplySet:', () => {
      try {
        this.send(patch, false)
      } catch (error) {
        if (!isConflict(error)) throw error
        klogWarning(
          this.context.io,
          'applyset.go:447',
          `WARNING: failed to update ApplySet: ${asKubectlError(error).message}\nApplySet field manager ${MANAGER} should own these fields. Retrying with conflicts forced.`,
        )
        this.send(patch, true)
      }
    })
  }

  private send(patch: Manifest, force: boolean): void {
    const { query, dryRun } = this.write
    if (dryRun === 'client') return
    const at = { mapping: this.#mapping, namespace: this.#namespace, name: this.#name }
    this.context.client.patch(at, 'apply-patch', patch, {
      ...query,
      fieldManager: MANAGER,
      force: String(force),
    })
  }

  /** Deletes what the set held and no file holds any more; then the parent covers what is left. @throws KubectlError */
  prune(kept: ReadonlySet<string | undefined>, options: PruneOptions): void {
    const kinds = [...this.#current.kinds]
      .sort(([a], [b]) => compareStrings(a, b))
      .map(([, mapping]) => mapping)
    const labelSelector = `${PART_OF}=${this.id}`
    const all = kinds.flatMap((mapping) => {
      const { group, version, kind } = mapping
      const places = mapping.namespaced ? [...this.#current.namespaces].sort(compareStrings) : [undefined]
      return withContext(`listing ${group}/${version}, Kind=${kind} objects for pruning:`, () =>
        places.flatMap((namespace) => listOthers(this.context, { mapping, namespace, labelSelector }, kept)),
      )
    })
    for (const one of all) {
      const name = [one.namespace, one.object.metadata?.name].filter(Boolean).join('/')
      withContext(`pruning ${groupKind(one.mapping)} ${name}:`, () => pruneObject(this.context, one, options))
    }
    withContext('apply and prune succeeded, but ApplySet update failed:', () =>
      this.updateParent([...this.#updated.kinds.keys()], [...this.#updated.namespaces]),
    )
  }
}

/** Runs a step; what it is stands before its error. */
function withContext<T>(prefix: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw withPrefix(prefix, asKubectlError(error))
  }
}
