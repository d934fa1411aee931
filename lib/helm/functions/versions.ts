import { def, type Functions } from '@/lib/helm/functions/define'
import {
  compareVersions,
  parseRange,
  parseVersion,
  type Version,
  VersionError,
  versionText,
} from '@/lib/helm/semver'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'
import { withMethods } from '@/lib/kubectl/printers/go-template/values'

function orFail<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof VersionError)) throw error
    throw new FunctionError(error.message)
  }
}

function semver(words: string): object {
  const version = orFail(() => parseVersion(words))
  const { major, minor, patch, prerelease, metadata, original } = version
  const fields = {
    Major: BigInt(major),
    Minor: BigInt(minor),
    Patch: BigInt(patch),
    Prerelease: prerelease,
    Metadata: metadata,
    Original: original,
  }
  const own = version satisfies Version
  return withMethods(fields, {
    String: { least: 0, variadic: false, run: () => versionText(own) },
    Compare: {
      least: 1,
      variadic: false,
      run: ([other]) =>
        BigInt(
          Math.sign(compareVersions(own, parseVersion(String((other as { Original: string }).Original)))),
        ),
    },
  })
}

export const VERSIONS: Functions = {
  semver: def('string', semver),
  semverCompare: def('string string', (range: string, version: string) =>
    orFail(() => parseRange(range)(parseVersion(version))),
  ),
}
