import type { CommandContext } from '../../cli/command'
import type { FlagSpec } from '../../cli/flag-types'
import { KubectlError } from '../../errors'
import { toBase64 } from '../../file-bytes'
import type { JsonMap } from '../../go-format'

export const EMBED_FLAG: FlagSpec = {
  name: 'embed-certs',
  type: 'bool',
  usage: 'Put the files into the kubeconfig.',
}

/** @throws KubectlError for --embed-certs without a file, or with one that is not there */
export function checkEmbedded(context: CommandContext, flags: string[]): void {
  if (!context.flags.bool(EMBED_FLAG.name)) return
  const given = flags.filter((flag) => context.flags.string(flag))
  if (given.length === 0) {
    throw new KubectlError(`you must specify a ${flags.map((flag) => `--${flag}`).join(' or ')} to embed`)
  }
  for (const flag of given) {
    const path = context.flags.string(flag)
    if (context.io.readFile(path) !== undefined || context.io.listDir?.(path)) continue
    throw new KubectlError(`could not stat ${flag} file ${path}: stat ${path}: no such file or directory`)
  }
}

/** Puts the file of a flag into an entry, by its path or (with --embed-certs) as data. */
export function setFile(context: CommandContext, entry: JsonMap, flag: string): void {
  if (!context.flags.changed(flag)) return
  const path = context.flags.string(flag)
  const embedded = context.flags.bool(EMBED_FLAG.name)
  if (embedded) entry[`${flag}-data`] = toBase64(context.io.readFile(path) ?? '')
  else if (path) delete entry[`${flag}-data`]
  entry[flag] = embedded ? '' : context.config.store.absolute(path)
}
