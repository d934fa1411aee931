/** Scripts and styles of a build are named in its pages, and scripts in the scripts that load them. */
const MENTION = /static\/(?:chunks|css)\/[\w.~/-]+?\.(?:js|css)(?![\w.])/g

/** The files of the build that a page or script names, as paths. */
export function mentionedFiles(text: string): string[] {
  return [...new Set(text.match(MENTION) ?? [])].map((path) => `/_next/${path}`)
}
