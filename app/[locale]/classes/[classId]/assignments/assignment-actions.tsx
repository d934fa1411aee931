import { AssignmentToolbar } from '@/components/assign/assignment-toolbar'
import { deleteAssignmentAction, releaseResultsAction } from '@/lib/server/actions/assignments'
import { loadAssignment } from './load-editor'

/** What an instructor can do with an assignment, on a page about it. */
export async function AssignmentActions(ids: { classId: string; assignmentId: string }) {
  const { assignment } = await loadAssignment(ids.classId, ids.assignmentId)
  const { id, begun, isArchived, releasedAt, data } = assignment
  return (
    <AssignmentToolbar
      classId={ids.classId}
      assignment={{ id, title: data.title, status: data.status, releasedAt }}
      begun={begun}
      isArchived={isArchived}
      release={releaseResultsAction}
      remove={deleteAssignmentAction}
    />
  )
}
