import { withTypedLastApplied } from '../../apply/last-applied'
import { type Command, type CommandContext, defineCommand } from '../../cli/command'
import {
  DRY_RUN_FLAG,
  dryRunOf,
  fieldManagerFlag,
  SAVE_CONFIG_FLAG,
  VALIDATE_FLAG,
  writeQuery,
} from '../../cli/common-flags'
import type { FlagSpec } from '../../cli/flag-types'
import type { Manifest } from '../../client/rest-client'
import { asKubectlError, withPrefix } from '../../errors'
import type { JsonMap } from '../../go-format'
import { PRINT_FLAGS, resultPrinter } from '../../printers/print-flags'

interface Generator {
  use: string
  short: string
  aliases?: string[]
  examples: string
  flags?: FlagSpec[]
  required?: string[]
  /** `failed to create deployment:`; absent where kubectl passes the server's error on. */
  failure?: string | ((object: Manifest) => string)
  build(context: CommandContext): Manifest
}

/** `name`, and the namespace only when `-n` says so. */
export function generatedMetadata(context: CommandContext, name: string, more: JsonMap = {}): JsonMap {
  const { namespace, explicit } = context.config.namespace()
  return { name, ...(explicit ? { namespace } : {}), ...more }
}

/** Sends a generated object, unless it is only to be printed. @returns what to print */
export function submit(context: CommandContext, object: Manifest, prefix?: string): Manifest {
  const dryRun = dryRunOf(context)
  const query = writeQuery(context.flags, dryRun)
  const sent = context.flags.bool('save-config') ? withTypedLastApplied(object) : object
  if (dryRun === 'client') return sent
  const mapping = context.mapper.forKind(object.apiVersion ?? '', object.kind ?? '')
  try {
    return context.client.create(mapping, context.config.namespace().namespace, sent, query)
  } catch (error) {
    throw prefix ? withPrefix(prefix, asKubectlError(error)) : error
  }
}

/** A `kubectl create KIND NAME` verb. */
export function defineGenerator(generator: Generator): Command {
  return defineCommand({
    ...generator,
    flags: [
      ...PRINT_FLAGS,
      DRY_RUN_FLAG,
      SAVE_CONFIG_FLAG,
      VALIDATE_FLAG,
      fieldManagerFlag('kubectl-create'),
      ...(generator.flags ?? []),
    ],
    run(context) {
      const object = generator.build(context)
      const print = resultPrinter(
        context,
        dryRunOf({ flags: context.flags, io: { ...context.io, stderr: () => {} } }),
        true,
      )
      const prefix = typeof generator.failure === 'function' ? generator.failure(object) : generator.failure
      print(submit(context, object, prefix), 'created')
    },
  })
}
