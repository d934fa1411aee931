/** The release of Kubernetes that engine and kubectl mirror. */
export const KUBERNETES_VERSION = 'v1.36.2'

/** Major and minor of `v1.36.2`. */
function releaseOf(version: string): [major: string, minor: string] {
  const [major = '1', minor = '36'] = version.replace(/^v/, '').split('.')
  return [major, minor]
}

function build(version: string) {
  return {
    gitVersion: version,
    gitTreeState: 'clean',
    buildDate: '2026-06-09T09:36:06Z',
    goVersion: 'go1.26.2',
    compiler: 'gc',
    platform: 'linux/amd64',
  }
}

/** What a client says of itself, in the order of Go's version.Info. */
export function clientVersionInfo(version: string) {
  const [major, minor] = releaseOf(version)
  return { major, minor, ...build(version) }
}

/** /version. */
export function serverVersionInfo(version: string) {
  const [major, minor] = releaseOf(version)
  return {
    major,
    minor,
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
    ...build(version),
  }
}
