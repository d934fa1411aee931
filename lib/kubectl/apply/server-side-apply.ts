/**
 * `kubectl apply --server-side` of one object, and the move of what client-side apply owned.
 * Mirrors: kubectl's apply.go and client-go/util/csaupgrade.
 */
import { EMPTY_SET, type FieldSet, hasPath, unionSets } from '@/lib/cluster/apimachinery/field-set'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { CommandContext } from '../cli/command'
import type { FlagValues } from '../cli/parse-flags'
import type { Manifest } from '../client/rest-client'
import { ApiStatusError, isConflict, KubectlError } from '../errors'
import { digList } from '../go-format'
import type { Info } from '../resource/resource-finder'
import { LAST_APPLIED } from './last-applied'

const CONFLICT_HELP = `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`

const DEFAULT_MANAGER = 'kubectl'
const ANNOTATION_MANAGER = 'kubectl-last-applied'
const ATTEMPTS = 5

interface Entry {
  manager?: string
  operation?: string
  apiVersion?: string
  subresource?: string
  fieldsV1?: FieldSet
}

const entriesOf = (object: Manifest): Entry[] => digList(object, 'metadata', 'managedFields')

/** Managers of an operation that own the annotation of client-side apply. */
function annotationOwners(object: Manifest, operation: 'Apply' | 'Update'): string[] {
  return entriesOf(object)
    .filter((entry) => entry.operation === operation)
    .filter(({ fieldsV1 = EMPTY_SET }) =>
      hasPath(fieldsV1, 'f:metadata', 'f:annotations', `f:${LAST_APPLIED}`),
    )
    .map((entry) => entry.manager ?? '')
}

/** The entries with what `from` updated handed over to the applier `to`. */
function handOver(entries: Entry[], from: string, to: string): Entry[] {
  const isUpdate = (entry: Entry) =>
    entry.manager === from && entry.operation === 'Update' && !entry.subresource
  const applier = entries.findIndex(
    (entry) => entry.manager === to && entry.operation === 'Apply' && !entry.subresource,
  )
  const target = applier >= 0 ? applier : entries.findIndex(isUpdate)
  const own = entries[target]
  if (!own) return entries
  const updated = entries.find((entry) => isUpdate(entry) && entry.apiVersion === own.apiVersion)
  const fieldsV1 = unionSets(own.fieldsV1 ?? EMPTY_SET, updated?.fieldsV1 ?? EMPTY_SET)
  const replaced = entries.map((entry, index) =>
    index === target ? { ...entry, manager: to, operation: 'Apply', fieldsV1 } : entry,
  )
  return replaced.filter((entry) => !isUpdate(entry))
}

class ServerSideApply {
  constructor(
    private readonly context: CommandContext,
    private readonly info: Info,
    private readonly manager: string,
    private readonly query: Record<string, string>,
  ) {}

  private patch(config: unknown, manager: string): Manifest {
    const force = String(this.context.flags.bool('force-conflicts'))
    const query = { ...this.query, fieldManager: manager, force }
    return this.context.client.patch(this.info, 'apply-patch', config, query)
  }

  private apply(): Manifest {
    try {
      return this.patch(this.info.object, this.manager)
    } catch (error) {
      if (!(error instanceof ApiStatusError) || !isConflict(error)) throw error
      throw new KubectlError(`${error.message}\n${CONFLICT_HELP}`)
    }
  }

  /** An applier of its own keeps the annotation, so that the server does not take it for abandoned. */
  private keepAnnotation(object: Manifest): Manifest {
    const { apiVersion, kind, metadata = {} } = object
    const text = metadata.annotations?.[LAST_APPLIED]
    if (this.manager !== DEFAULT_MANAGER || text === undefined) return object
    if (annotationOwners(object, 'Apply').length > 0) return object
    const { name, namespace } = metadata
    const config = {
      apiVersion,
      kind,
      metadata: { name, ...(namespace ? { namespace } : {}), annotations: { [LAST_APPLIED]: text } },
    }
    return this.patch(config, ANNOTATION_MANAGER)
  }

  /** @returns whether client-side managers were handed over */
  private migrate(object: Manifest): boolean {
    let current = object
    for (let attempt = 0; ; attempt++) {
      const before = entriesOf(current)
      const managers = new Set(annotationOwners(current, 'Update'))
      const after = [...managers].reduce((all, from) => handOver(all, from, this.manager), before)
      if (deepEqual(before, after)) return false
      const operations = [
        { op: 'replace', path: '/metadata/managedFields', value: after },
        { op: 'replace', path: '/metadata/resourceVersion', value: current.metadata?.resourceVersion },
      ]
      try {
        this.context.client.patch(this.info, 'json-patch', operations, this.query)
        return true
      } catch (error) {
        if (!isConflict(error) || attempt >= ATTEMPTS) throw error
        current = this.context.client.get(this.info.mapping, this.info.namespace, this.info.name)
      }
    }
  }

  run(): Manifest {
    const applied = this.apply()
    if (this.query.dryRun) return applied
    return this.migrate(this.keepAnnotation(applied)) ? this.apply() : applied
  }
}

/** --field-manager, whose default depends on who merges. */
export function applyManager(flags: FlagValues): string {
  const asked = flags.string('field-manager')
  return flags.bool('server-side') && !flags.changed('field-manager') ? DEFAULT_MANAGER : asked
}

/** @throws KubectlError with the ways out of a conflict */
export function serverSideApply(
  context: CommandContext,
  info: Info,
  query: Record<string, string>,
): Manifest {
  return new ServerSideApply(context, info, applyManager(context.flags), query).run()
}
