Claims that a kubelet does not take up, for pods that no scheduler has placed. Source:
pkg/kubelet/volumemanager/populator; Kubernetes documentation, "Persistent Volumes" (Raw Block Volume Support).

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   nodeName: worker-1
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], $3}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: $2}}]
  > Y
  > E
  $ cat > pair.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: $1}
  > spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], storageClassName: manual, volumeMode: $2, hostPath: {path: /srv/$1}}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: manual, volumeMode: $2, volumeName: $1, resources: {requests: {storage: 1Gi}}}
  > Y
  > E
  $ bash pair.sh raw Block; bash pair.sh files Filesystem
  persistentvolume/raw created
  persistentvolumeclaim/raw created
  persistentvolume/files created
  persistentvolumeclaim/files created
  $ kubectl create -f - <<'Y'
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: unbound}
  > spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
  > Y
  persistentvolumeclaim/unbound created
  $ mount='volumeMounts: [{name: v, mountPath: /v}]'; device='volumeDevices: [{name: v, devicePath: /dev/v}]'; bash pod.sh missing nope "$mount"; bash pod.sh waits unbound "$mount"; bash pod.sh mounts raw "$mount"; bash pod.sh maps files "$device"; bash pod.sh good files "$mount"; bash pod.sh unused nope "env: []"
  pod/missing created
  pod/waits created
  pod/mounts created
  pod/maps created
  pod/good created
  pod/unused created
  $ settle
  $ kubectl get pods --no-headers | awk '{print $1, $3}'
  good Running
  maps ContainerCreating
  missing ContainerCreating
  mounts ContainerCreating
  unused Running
  waits ContainerCreating
  $ kubectl get events --field-selector reason=FailedMount -o custom-columns=ON:.involvedObject.name,MESSAGE:.message --no-headers | sort
  maps  Unable to attach or mount volumes: unmounted volumes=[v], unattached volumes=[], failed to process volumes=[v]: volume v has volumeMode Filesystem, but is specified in volumeDevices
  missing  Unable to attach or mount volumes: unmounted volumes=[v], unattached volumes=[], failed to process volumes=[v]: error processing PVC default/nope: failed to fetch PVC from API server: persistentvolumeclaims "nope" not found
  mounts  Unable to attach or mount volumes: unmounted volumes=[v], unattached volumes=[], failed to process volumes=[v]: volume v has volumeMode Block, but is specified in volumeMounts
  waits  Unable to attach or mount volumes: unmounted volumes=[v], unattached volumes=[], failed to process volumes=[v]: error processing PVC default/unbound: PVC is not bound
  $ bash pair.sh nope Filesystem
  persistentvolume/nope created
  persistentvolumeclaim/nope created
  $ advance 70s
  $ kubectl get pod missing --no-headers | awk '{print $3}'
  Running
