/** `--custom FILE`: a partial container that is merged into the debugging container after its profile. */
import { DecodeError, decode } from '@/lib/cluster/apimachinery/decode'
import { jsonKind, PatchError } from '@/lib/cluster/apimachinery/json-patch'
import { strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import type { CommandContext } from '../../cli/command'
import { KubectlError } from '../../errors'
import { isMap, type JsonMap } from '../../go-format'

const CONTAINER = 'v1/Container'
const FIXED = ['name', 'command', 'image', 'lifecycle', 'volumeDevices']

function parse(text: string): JsonMap | undefined {
  const value = decodeYaml(text)
  if (value === null || value === undefined) return undefined
  const refused = (words: string) => new Error(`error unmarshaling JSON: while decoding JSON: ${words}`)
  if (!isMap(value)) {
    throw refused(`json: cannot unmarshal ${jsonKind(value)} into Go value of type v1.Container`)
  }
  try {
    return decode(value, CONTAINER).object
  } catch (error) {
    throw error instanceof DecodeError ? refused(error.message) : error
  }
}

/** The partial container of --custom; undefined without one. @throws KubectlError */
export function readCustomProfile(context: CommandContext): JsonMap | undefined {
  const file = context.flags.string('custom')
  if (!file) return undefined
  const text = context.io.readFile(file)
  if (text === undefined) {
    const reason = context.io.listDir?.(file)
      ? `read ${file}: is a directory`
      : `open ${file}: no such file or directory`
    throw new KubectlError(`must pass a container spec json file for custom profile: ${reason}`)
  }
  try {
    return parse(text)
  } catch (error) {
    throw new KubectlError(`${file} does not contain a valid container spec: ${(error as Error).message}`)
  }
}

/** @throws KubectlError for what a custom profile must not say */
export function checkCustomProfile(custom: JsonMap | undefined): void {
  const isSet = (value: unknown) =>
    value !== undefined && value !== '' && !(Array.isArray(value) && !value[0])
  if (custom && FIXED.some((field) => isSet(custom[field]))) {
    throw new KubectlError(
      'name, command, image, lifecycle and volume devices are not modifiable via custom profile',
    )
  }
}

/** The container with the custom profile on top. @throws KubectlError */
export function withCustomProfile(container: JsonMap, custom: JsonMap | undefined): JsonMap {
  if (!custom) return container
  try {
    return strategicMergePatch(container, { ...custom, name: container.name }, CONTAINER)
  } catch (error) {
    if (!(error instanceof PatchError)) throw error
    throw new KubectlError(`error creating three way patch to add debug container: ${error.message}`)
  }
}
