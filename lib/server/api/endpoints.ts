import '../server-only'
import { readAssignment } from '../operations/interop/read-assignment'
import { readAssignments } from '../operations/interop/read-assignments'
import { readClass } from '../operations/interop/read-class'
import { readClasses } from '../operations/interop/read-classes'
import { readMembers } from '../operations/interop/read-members'
import { readResults } from '../operations/interop/read-results'
import { readSubmission } from '../operations/interop/read-submission'
import { endpoint } from './endpoint'
import { assignmentDetailSchema, assignmentSchema } from './schemas/assignment'
import { classSchema, memberSchema } from './schemas/class'
import { pageOfSchema } from './schemas/fields'
import { resultSchema, submissionSchema } from './schemas/result'

/** All of the API, as the document lists it. */
export const endpoints = {
  classes: endpoint({
    ...{ path: '/classes', summary: 'The classes that the owner of the token teaches', isList: true },
    ...{ operation: readClasses, response: pageOfSchema(classSchema) },
  }),
  class: endpoint({
    ...{ path: '/classes/{classId}', summary: 'One class' },
    ...{ operation: readClass, response: classSchema },
  }),
  members: endpoint({
    ...{ path: '/classes/{classId}/members', summary: 'Who is in a class', isList: true },
    ...{ operation: readMembers, response: pageOfSchema(memberSchema) },
  }),
  assignments: endpoint({
    ...{ path: '/classes/{classId}/assignments', isList: true },
    ...{ summary: 'The assignments of a class, the first to close first; drafts, too' },
    ...{ operation: readAssignments, response: pageOfSchema(assignmentSchema) },
  }),
  assignment: endpoint({
    ...{ path: '/assignments/{assignmentId}', summary: 'One assignment, with its items' },
    ...{ operation: readAssignment, response: assignmentDetailSchema },
  }),
  results: endpoint({
    ...{ path: '/assignments/{assignmentId}/results', isList: true },
    ...{ summary: 'What each learner has of an assignment: the score that counts, and that of each item' },
    ...{ operation: readResults, response: pageOfSchema(resultSchema) },
  }),
  submission: endpoint({
    ...{ path: '/submissions/{submissionId}', summary: 'One attempt of a learner' },
    ...{ operation: readSubmission, response: submissionSchema },
  }),
} as const
