At most one class is the default, and the two of the system stay.
Source: plugin/pkg/admission/priority, pkg/registry/scheduling/priorityclass/storage

  $ kubectl create priorityclass usual --value=5 --global-default=true
  priorityclass.scheduling.k8s.io/usual created
  $ kubectl create priorityclass other --value=6 --global-default=true
  ! error: failed to create priorityclass: priorityclasses.scheduling.k8s.io "other" is forbidden: PriorityClass usual is already marked as default. Only one default can exist
  [1]
  $ kubectl create priorityclass other --value=6
  priorityclass.scheduling.k8s.io/other created
  $ kubectl patch priorityclass other -p '{"globalDefault":true}'
  ! Error from server (Forbidden): priorityclasses.scheduling.k8s.io "other" is forbidden: PriorityClass usual is already marked as default. Only one default can exist
  [1]
  $ kubectl annotate priorityclass usual note=yes
  priorityclass.scheduling.k8s.io/usual annotated
  $ kubectl delete priorityclass system-node-critical other
  priorityclass.scheduling.k8s.io "other" deleted
  ! Error from server (Forbidden): priorityclasses.scheduling.k8s.io "system-node-critical" is forbidden: this is a system priority class and cannot be deleted
  [1]
