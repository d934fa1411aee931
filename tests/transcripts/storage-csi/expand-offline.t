A volume that grows only while nobody uses it, and whose file system waits for the next pod. Source: Kubernetes
documentation, "Persistent Volumes" (Resizing an in-use PersistentVolumeClaim); kubernetes-csi's external-resizer.

  $ cat > claim.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [${3:-ReadWriteOnce}], storageClassName: $2, resources: {requests: {storage: 1Gi}} $4}
  > Y
  > E
  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   terminationGracePeriodSeconds: 1
  >   $3
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /data}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: $2}}]
  > Y
  > E
  $ bash claim.sh data csi-block-offline; bash pod.sh one data
  persistentvolumeclaim/data created
  pod/one created
  $ advance 10s
  $ kubectl patch pvc data -p '{"spec":{"resources":{"requests":{"storage":"3Gi"}}}}'
  persistentvolumeclaim/data patched
  $ advance 10s
  $ kubectl get pvc data --no-headers | awk '{print $4}'
  1Gi
  $ kubectl describe pvc data | grep -A3 '^Conditions'
  Conditions:
    Type  Status  LastProbeTime  LastTransitionTime  Reason  Message
    ----  ------  -----------------  ------------------  ------  -------
    Resizing  True  <time>  <time>
  $ kubectl get events --field-selector involvedObject.name=data,type=Warning -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers
  VolumeResizeFailed  Unable to expand default/data because CSI driver block.csi.example.com only supports offline expansion and volume is currently in-use
  $ kubectl delete pod one
  pod "one" deleted from default namespace
  $ advance 40s
  $ kubectl get pvc data -o jsonpath='{.status.conditions[0].type}: {.status.conditions[0].message} {.status.capacity.storage}{"\n"}'; kubectl get pv --no-headers | awk '{print $2}'
  FileSystemResizePending: Waiting for user to (re-)start a pod to finish file system resize of volume on node. 1Gi
  3Gi
  $ bash pod.sh two data
  pod/two created
  $ advance 10s
  $ kubectl get pvc data --no-headers | awk '{print $4}'
  3Gi
  $ kubectl get pvc data -o jsonpath='[{.status.conditions}]{"\n"}'
  []
