import { globMatches } from '@/lib/userland/tools/shared/glob'

/** `docker images 'reg/*:1.*'`: a pattern of a repository, perhaps with a tag. */
export class Glob {
  private readonly repository: string
  private readonly tag: string | undefined

  constructor(text: string) {
    const [, repository = text, tag] = /^(.*):([^/:]*)$/.exec(text) ?? []
    this.repository = repository
    this.tag = tag
  }

  fits(repository: string, tag: string): boolean {
    return globMatches(this.repository, repository) && (this.tag === undefined || globMatches(this.tag, tag))
  }
}
