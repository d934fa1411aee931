/** Between the files of a draft and what its editor holds. */
import '../server-only'
import { DraftError } from '@/lib/authoring/draft-error'
import { draftOfFiles } from '@/lib/authoring/draft-of-files'
import { type DrillDraft, drillDraft, EMPTY_DRAFT } from '@/lib/authoring/drill-draft'
import { filesOfDraft } from '@/lib/authoring/files-of-draft'
import { type Folder, folderFault, publicFiles, UNFINISHED } from '@/lib/authoring/folder'
import {
  EMPTY_QUESTION,
  filesOfQuestion,
  type QuestionDraft,
  questionOfFiles,
} from '@/lib/authoring/question-draft'
import { AppError } from '@/lib/errors/app-error'

export interface DraftProblem {
  /** Which part: a name of the editor's fields. */
  at: string
  problem: string
}

export type Titles = { en: string; ja: string }

/** What an editor shows; `problem`: why it could not be written as files yet. */
export type DraftContent = { problem?: DraftProblem } & (
  | { kind: 'DRILL'; drill: DrillDraft }
  | { kind: 'FAMILY'; question: QuestionDraft }
)

/** What somebody begins with. */
export const emptyFiles = (kind: 'DRILL' | 'FAMILY'): Folder =>
  kind === 'DRILL' ? filesOfDraft(EMPTY_DRAFT) : filesOfQuestion(EMPTY_QUESTION)

/** @throws DraftError of files that nobody's editor has written */
export function contentOf(kind: 'DRILL' | 'FAMILY', files: Folder): DraftContent {
  if (kind === 'FAMILY') return { kind, question: questionOfFiles(files) }
  const kept = files[UNFINISHED]
  if (kept === undefined) return { kind, drill: draftOfFiles(publicFiles(files)) }
  const { draft, at, problem } = JSON.parse(kept) as { draft: unknown } & DraftProblem
  return { kind, drill: drillDraft.parse(draft), problem: { at, problem } }
}

/** The files of what an editor sends; those that were there stay beside a draft that cannot be written. */
export function filesAfter(before: Folder, drill: DrillDraft): { files: Folder; problem?: DraftProblem } {
  try {
    const files = filesOfDraft(drill)
    requireFolder('DRILL', files)
    return { files }
  } catch (error) {
    if (!(error instanceof DraftError)) throw error
    const { at, problem } = error
    const unfinished = JSON.stringify({ draft: drill, at, problem })
    return { files: { ...publicFiles(before), [UNFINISHED]: unfinished }, problem: { at, problem } }
  }
}

/** @throws CONTENT_INVALID */
export function requireFolder(kind: 'DRILL' | 'FAMILY', files: Folder): void {
  const wrong = folderFault(kind, files)
  if (wrong)
    throw new AppError('CONTENT_INVALID', { problem: [wrong.path, wrong.fault].filter(Boolean).join(': ') })
}

export const titlesOfDrill = ({ texts }: DrillDraft): Titles => ({ en: texts.en.title, ja: texts.ja.title })
