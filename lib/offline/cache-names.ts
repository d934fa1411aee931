const PREFIX = 'kubekata:'

/** The caches of a build: files whose names hold their hashes, and pages. */
export const cacheNames = (build: string) => ({
  files: `${PREFIX}${build}:files`,
  pages: `${PREFIX}${build}:pages`,
})

/** Whether a cache is of the app, and of another build. */
export function isOfAnotherBuild(name: string, build: string): boolean {
  return name.startsWith(PREFIX) && !Object.values(cacheNames(build)).includes(name)
}

/** Whether it holds pages, of whichever build. */
export const holdsPages = (name: string): boolean => name.startsWith(PREFIX) && name.endsWith(':pages')
