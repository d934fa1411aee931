What the API server asks of mounts. Source: ValidateVolumeMounts and ValidateVolumeDevices of
pkg/apis/core/validation; Kubernetes documentation, "Volumes" (Mount propagation, Read-only mounts).

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: p}
  > spec:
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], $1}]
  >   volumes: [{name: e, emptyDir: {}}, {name: c, persistentVolumeClaim: {claimName: c}}]
  > Y
  > E
  $ bash pod.sh 'volumeMounts: [{name: e, mountPath: /e, mountPropagation: Bidirectional}]'
  ! The Pod "p" is invalid: spec.containers[0].volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers
  [1]
  $ bash pod.sh 'volumeMounts: [{name: e, mountPath: /e, mountPropagation: Both}]'
  ! The Pod "p" is invalid: spec.containers[0].volumeMounts.mountPropagation: Unsupported value: "Both": supported values: "Bidirectional", "HostToContainer", "None"
  [1]
  $ bash pod.sh 'volumeMounts: [{name: e, mountPath: /e, recursiveReadOnly: Enabled}]'
  ! The Pod "p" is invalid: spec.containers[0].volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true
  [1]
  $ bash pod.sh 'volumeMounts: [{name: e, mountPath: /e, readOnly: true, recursiveReadOnly: Enabled, mountPropagation: HostToContainer}]'
  ! The Pod "p" is invalid: spec.containers[0].volumeMounts.recursiveReadOnly: Forbidden: may only be specified when mountPropagation is None or not specified
  [1]
  $ bash pod.sh 'volumeDevices: [{name: e, devicePath: /dev/e}]'
  ! The Pod "p" is invalid: spec.containers[0].volumeDevices[0].name: Invalid value: "e": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode
  [1]
  $ bash pod.sh 'volumeDevices: [{name: c, devicePath: /dev/c}], volumeMounts: [{name: c, mountPath: /dev/c}]'
  ! The Pod "p" is invalid:
  ! * spec.containers[0].volumeMounts[0].name: Invalid value: "c": must not already exist in volumeDevices
  ! * spec.containers[0].volumeMounts[0].mountPath: Invalid value: "/dev/c": must not already exist as a path in volumeDevices
  ! * spec.containers[0].volumeDevices[0].name: Invalid value: "c": must not already exist in volumeMounts
  ! * spec.containers[0].volumeDevices[0].devicePath: Invalid value: "/dev/c": must not already exist as a path in volumeMounts
  [1]
  $ bash pod.sh 'volumeMounts: [{name: e, mountPath: /e, readOnly: true, recursiveReadOnly: IfPossible}, {name: e, mountPath: /f, mountPropagation: HostToContainer}]' --dry-run=server
  pod/p created
