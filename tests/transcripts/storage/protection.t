Claims and volumes in use stay. Source: Kubernetes documentation, "Persistent Volumes" (Storage Object in Use
Protection); pkg/controller/volume/{pvcprotection,pvprotection,persistentvolume}.

  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: disk}
  > spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], storageClassName: manual, hostPath: {path: /srv/disk}}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: data}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: manual, resources: {requests: {storage: 1Gi}}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: app}
  > spec:
  >   restartPolicy: Never
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "60"], volumeMounts: [{name: v, mountPath: /data}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]
  > Y
  persistentvolume/disk created
  persistentvolumeclaim/data created
  pod/app created
  $ settle
  $ kubectl delete pvc data --wait=false; kubectl delete pv disk --wait=false
  persistentvolumeclaim "data" deleted from default namespace
  persistentvolume "disk" deleted
  $ settle
  $ kubectl get pvc,pv
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE
  persistentvolumeclaim/data  Terminating  disk  1Gi  RWO  manual  <unset>  <age>
  
  NAME  CAPACITY  ACCESS MODES  RECLAIM POLICY  STATUS  CLAIM  STORAGECLASS  VOLUMEATTRIBUTESCLASS  REASON  AGE
  persistentvolume/disk  1Gi  RWO  Retain  Terminating  default/data  manual  <unset>  <age>

  $ kubectl describe pvc data | sed -n '/^Status/p; /^Finalizers/p; /^Used By/p'
  Status:  Terminating (lasts <age>)
  Finalizers:  [kubernetes.io/pvc-protection]
  Used By:  app
A pod that comes now is not placed.
  $ kubectl get pod app -o json | jq '{apiVersion, kind, metadata: {name: "second"}, spec: {containers: .spec.containers, volumes: .spec.volumes}} | del(.spec.containers[].volumeMounts[1], .spec.volumes[1])' | kubectl create -f -
  pod/second created
  $ settle
  $ kubectl get pod second -o jsonpath='{.status.conditions[0].message}{"\n"}'
  0/3 nodes are available: persistentvolumeclaim "data" is being deleted. not found
  $ kubectl delete pod second
  pod "second" deleted from default namespace
A pod that has ended uses nothing.
  $ advance 80s
  $ kubectl get pod app --no-headers | awk '{print $3}'
  Completed
  $ kubectl get pvc,pv
  ! No resources found
A volume that goes all the same leaves its claim lost.
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: gone}
  > spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], storageClassName: manual, hostPath: {path: /srv/gone}}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: lost}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: manual, resources: {requests: {storage: 1Gi}}}
  > Y
  persistentvolume/gone created
  persistentvolumeclaim/lost created
  $ settle
  $ kubectl delete pv gone --wait=false; kubectl patch pv gone -p '{"metadata":{"finalizers":null}}'
  persistentvolume "gone" deleted
  persistentvolume/gone patched
  $ settle
  $ kubectl get pvc lost
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE
  lost  Lost  gone  0  manual  <unset>  <age>
  $ kubectl get events --field-selector involvedObject.name=lost -o custom-columns=TYPE:.type,REASON:.reason,MESSAGE:.message --no-headers
  Warning  ClaimLost  Bound claim has lost its PersistentVolume. Data on the volume is lost!
