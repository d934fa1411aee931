'use server'

import { archiveClass } from '../operations/classes/archive-class'
import { createClass } from '../operations/classes/create-class'
import { joinClass } from '../operations/classes/join-class'
import { leaveClass } from '../operations/classes/leave-class'
import { regenerateInvite } from '../operations/classes/regenerate-invite'
import { removeMember } from '../operations/classes/remove-member'
import { setMemberRole } from '../operations/classes/set-member-role'
import { updateClass } from '../operations/classes/update-class'
import { updateMember } from '../operations/classes/update-member'
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

export async function updateClassAction(input: Parameters<typeof updateClass>[1]) {
  return runAction(updateClass, input)
}

export async function archiveClassAction(input: Parameters<typeof archiveClass>[1]) {
  return runAction(archiveClass, input)
}

export async function updateMemberAction(input: Parameters<typeof updateMember>[1]) {
  return runAction(updateMember, input)
}
