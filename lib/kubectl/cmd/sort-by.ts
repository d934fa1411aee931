import type { CommandContext } from '../cli/command'
import { klogExit } from '../cli/klog'
import { relaxedPath } from '../printers/jsonpath'
import { sortItems, Unsortable } from '../printers/sorter'

/**
 * `--sort-by`. Values that have no order end kubectl at once, from the line `at` of its source.
 * @throws KubectlError, ExitError
 */
export function sortFor<T>(
  context: CommandContext,
  at: string,
  container: string,
  items: T[],
  object: (item: T) => unknown,
): T[] {
  const sortBy = context.flags.string('sort-by')
  try {
    return sortItems(items, sortBy, object)
  } catch (error) {
    if (!(error instanceof Unsortable)) throw error
    const field = relaxedPath(sortBy)
    throw klogExit(
      context.io,
      at,
      `Field ${field} in ${container} is an unsortable type: interface, err: ${error.message}`,
    )
  }
}
