'use server'

import { createAssignment } from '../operations/classes/create-assignment'
import { createClass } from '../operations/classes/create-class'
import { handIn } from '../operations/classes/hand-in'
import { joinClass } from '../operations/classes/join-class'
import { leaveClass } from '../operations/classes/leave-class'
import { regenerateInvite } from '../operations/classes/regenerate-invite'
import { removeMember } from '../operations/classes/remove-member'
import { saveResponse } from '../operations/classes/save-response'
import { setMemberRole } from '../operations/classes/set-member-role'
import { runAction } from '../run-action'

export async function createClassAction(input: Parameters<typeof createClass>[1]) {
  return runAction(createClass, input)
}

export async function joinClassAction(input: Parameters<typeof joinClass>[1]) {
  return runAction(joinClass, input)
}

export async function leaveClassAction(input: Parameters<typeof leaveClass>[1]) {
  return runAction(leaveClass, input)
}

export async function removeMemberAction(input: Parameters<typeof removeMember>[1]) {
  return runAction(removeMember, input)
}

export async function setMemberRoleAction(input: Parameters<typeof setMemberRole>[1]) {
  return runAction(setMemberRole, input)
}

export async function regenerateInviteAction(input: Parameters<typeof regenerateInvite>[1]) {
  return runAction(regenerateInvite, input)
}

export async function createAssignmentAction(input: Parameters<typeof createAssignment>[1]) {
  return runAction(createAssignment, input)
}

export async function saveResponseAction(input: Parameters<typeof saveResponse>[1]) {
  return runAction(saveResponse, input)
}

export async function handInAction(input: Parameters<typeof handIn>[1]) {
  return runAction(handIn, input)
}
