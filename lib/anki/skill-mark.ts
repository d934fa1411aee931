const MARK = /^kubekata:([a-z0-9][a-z0-9-]{0,119})$/

/** How a note says which skill it is about: its guid, and the text of one of its fields. Permanent. */
export function skillMark(skillId: string): string {
  return `kubekata:${skillId}`
}

/** The skill that a mark names; undefined: it is none. */
export function markedSkill(mark: string): string | undefined {
  return MARK.exec(mark)?.[1]
}
