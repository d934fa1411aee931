A raw device instead of a file system. Source: Kubernetes documentation, "Persistent Volumes" (Raw Block Volume
Support).

  $ cat > claim.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [${3:-ReadWriteOnce}], storageClassName: $2, resources: {requests: {storage: 1Gi}} $4}
  > Y
  > E
  $ bash claim.sh raw csi-block ReadWriteOnce ', volumeMode: Block'
  persistentvolumeclaim/raw created
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: app}
  > spec:
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeDevices: [{name: v, devicePath: /dev/xvda}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: raw}}]
  > Y
  pod/app created
  $ advance 10s
  $ kubectl get pod app --no-headers | awk '{print $3}'
  Running
  $ kubectl exec app -- sh -c 'ls -l /dev/xvda | cut -c1-10; test -d /dev/xvda || echo no folder'
  brw-rw----
  no folder
  $ kubectl get pv -o jsonpath='{.items[0].spec.volumeMode} [{.items[0].spec.csi.fsType}]{"\n"}'
  Block []
  $ kubectl patch pvc raw -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
  persistentvolumeclaim/raw patched
  $ settle
  $ kubectl get pvc raw --no-headers | awk '{print $4}'
  2Gi
  $ kubectl get events --field-selector involvedObject.name=raw,reason=VolumeResizeSuccessful -o custom-columns=MESSAGE:.message --no-headers
  Resize volume succeeded
