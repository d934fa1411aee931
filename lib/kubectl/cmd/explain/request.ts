/**
 * What `kubectl explain` is asked for: a resource and a path of fields below it.
 * Mirrors: SplitAndParseResourceRequest and …WithMatchingPrefix in pkg/explain/explain.go.
 */
import type { CommandContext } from '../../cli/command'
import { groupVersion, type Mapping } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { quote } from '../../go-format'

interface ExplainRequest {
  mapping: Mapping
  path: string[]
}

/** `/v1, Resource=pods`, as a GroupVersionResource prints. */
const resourceText = ({ group, version, resource }: Mapping) => `${group}/${version}, Resource=${resource}`

/** The names between the dots. @throws KubectlError when one is no plain name */
function fieldNames(text: string): string[] {
  const names = text.replace(/\.$/, '').split('.')
  if (names.some((name) => /[[\]*?]/.test(name) || name === ''))
    throw new KubectlError('invalid jsonpath syntax, first node must be field node')
  return names
}

function find(context: CommandContext, name: string): Mapping {
  const found = context.mapper.find(name)
  if (!found) throw new KubectlError(`the server doesn't have a resource type ${quote(name)}`, true)
  return found
}

/** The resource in the version of `--api-version`. */
function inVersion(context: CommandContext, mapping: Mapping, apiVersion: string): Mapping {
  const [version = '', group = ''] = apiVersion.split('/').reverse()
  const wanted = { ...mapping, group, version }
  const served = context.mapper
    .groupVersions()
    .some((one) => groupVersion(one) === groupVersion({ group, version }))
  if (!served) throw new KubectlError(`couldn't find resource for ${quote(resourceText(wanted))}`)
  const found = context.mapper.resourcesOf(group, version).find((one) => one.resource === mapping.resource)
  if (!found) throw new KubectlError(`GVR (${resourceText(wanted)}) not found in OpenAPI schema`)
  return found
}

/** @throws KubectlError for what the server does not know, in kubectl's words */
export function parseRequest(context: CommandContext, text: string): ExplainRequest {
  const [resource = '', ...path] = fieldNames(text)
  const mapping = find(context, resource)
  const apiVersion = context.flags.string('api-version')
  if (apiVersion) return { mapping: inVersion(context, mapping, apiVersion), path }
  const full = mapping.group ? `${mapping.resource}.${mapping.group}` : mapping.resource
  if (!text.startsWith(full)) return { mapping, path }
  const rest = text.slice(full.length).replace(/^[^.]*\.?/, '')
  return { mapping, path: rest === '' ? [] : fieldNames(rest) }
}
